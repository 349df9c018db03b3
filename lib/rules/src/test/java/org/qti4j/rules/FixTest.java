// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;
import org.qti4j.rules.source.SourceFix.Append;
import org.qti4j.rules.source.SourceFix.InsertAfter;
import org.qti4j.rules.source.SourceFix.InsertBefore;
import org.qti4j.rules.source.SourceFix.Remove;
import org.qti4j.rules.source.SourceFix.SetText;

class FixTest {
    private static final QtiValidator VALIDATOR = QtiValidator.of(Items.only("decl-identifier-unique"));
    private static final String NS = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";

    /** A rule that wants one change of each element with the class {@code here}. */
    private record Changing(Function<SourceElement, SourceFix.Change> change) implements Rule {
        @Override
        public RuleInfo info() {
            return new ColourRule().info();
        }

        @Override
        public Set<String> elements() {
            return Set.of("p", "qti-prompt", "div");
        }

        @Override
        public void check(SourceElement element, RuleReport report) {
            if (element.attribute("class", "").equals("here")) {
                SourceFix.Change wanted = change.apply(element);
                report.at(element, null, "here", new SourceFix("change it", List.of(wanted)));
            }
        }
    }

    private static String once(String body, Function<SourceElement, SourceFix.Change> change) {
        QtiValidator validator = QtiValidator.builder()
                .profile(Items.only("decl-identifier-unique"))
                .rules(new Changing(change))
                .build();
        String xml = "<?xml version=\"1.0\"?>\n<!-- kept --><div " + NS + "\n>" + body + "</div>\n";
        Diagnostics found = validator.validate(xml);
        Fixed fixed = Fixed.apply(xml, found);
        assertThat(fixed.isChanged()).isTrue();
        String result = fixed.text();
        assertThat(result)
                .startsWith("<?xml version=\"1.0\"?>\n<!-- kept --><div " + NS + "\n>")
                .endsWith("</div>\n");
        return result.substring(result.indexOf("\n>") + 2, result.length() - "</div>\n".length());
    }

    @Test
    void anAttributeIsSetBetweenTheQuotesItHas() {
        assertThat(once("<p id='a'  class='here'/>", e -> new SourceFix.SetAttribute(e, "id", "b \"<'&")))
                .isEqualTo("<p id='b \"&lt;&apos;&amp;'  class='here'/>");
    }

    @Test
    void aNewAttributeComesLastAndAnOldOneGoesWithItsBlanks() {
        assertThat(once("<p\n  class=\"here\"\n/>", e -> new SourceFix.SetAttribute(e, "id", "b")))
                .isEqualTo("<p\n  class=\"here\" id=\"b\"\n/>");
        assertThat(once("<p\n  id = \"x>y\"\n  class=\"here\">é</p>", e -> new SourceFix.SetAttribute(e, "id", null)))
                .isEqualTo("<p\n  class=\"here\">é</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void insertionsKeepLinesAndIndentation(String end) {
        QtiValidator validator = QtiValidator.builder()
                .profile(Items.only("decl-identifier-unique"))
                .rules(new Changing(e -> new InsertBefore(e, "<hr/>\n<br/>")))
                .build();
        String xml = ("<div " + NS + ">\n  <p class=\"here\">x</p>\n  <p/>\n</div>\n").replace("\n", end);
        assertThat(Fixed.apply(xml, validator.validate(xml)).text())
                .isEqualTo(xml.replace("  <p class", "  <hr/>" + end + "  <br/>" + end + "  <p class"));
    }

    @Test
    void insertionsAfterAndInsideKeepIndentation() {
        String body = "\n  <div class=\"here\">\n    <p>x</p>\n  </div>\n";
        assertThat(once(body, e -> new InsertAfter(e, "<hr/>"))).isEqualTo(body + "  <hr/>\n");
        assertThat(once(body, e -> new Append(e, "<hr/>")))
                .isEqualTo("\n  <div class=\"here\">\n    <p>x</p>\n    <hr/>\n  </div>\n");
        assertThat(once("\n\t<div class=\"here\"/>\n", e -> new Append(e, "<hr/>")))
                .isEqualTo("\n\t<div class=\"here\">\n\t\t<hr/>\n\t</div>\n");
        assertThat(once("a <div class=\"here\">x</div> b", e -> new Append(e, "<hr/>")))
                .isEqualTo("a <div class=\"here\">x<hr/></div> b");
    }

    @Test
    void anElementGoesWithItsLine() {
        assertThat(once("\n  <p/>\n  <p class='here'>x\ny</p>  \n  <hr/>\n", Remove::new))
                .isEqualTo("\n  <p/>\n  <hr/>\n");
        assertThat(once("<p/><p class='here'>x</p><hr/>", Remove::new)).isEqualTo("<p/><hr/>");
    }

    @Test
    void textIsEscaped() {
        assertThat(once("<p class='here'>x &amp; <!-- c --></p>", e -> new SetText(e, "a < b & c")))
                .isEqualTo("<p class='here'>a &lt; b &amp; c</p>");
        assertThat(once("<p class='here' />", e -> new SetText(e, "a"))).isEqualTo("<p class='here' >a</p>");
    }

    @Test
    void newElementsHaveThePrefixOfThoseBesideThem() {
        QtiValidator validator = QtiValidator.builder()
                .profile(Items.only("decl-identifier-unique"))
                .rules(new Changing(e -> new InsertAfter(e, "<p><em>x</em></p>")))
                .build();
        String xml = "<q:div xmlns:q=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"><q:p class='here'/></q:div>";
        assertThat(Fixed.apply(xml, validator.validate(xml)).text())
                .isEqualTo(xml.replace("</q:div>", "<q:p><q:em>x</q:em></q:p></q:div>"));
    }

    @Test
    void theFirstOfTwoOverlappingRemediesWins() {
        Diagnostic first = finding(new Fix("a", List.of(new Fix.Edit(1, 3, "X"))));
        Diagnostic second = finding(new Fix("b", List.of(new Fix.Edit(6, 7, "Y"), new Fix.Edit(2, 4, "Z"))));
        Diagnostic third = finding(new Fix("c", List.of(new Fix.Edit(6, 6, "!"))));
        Fixed fixed = Fixed.apply("0123456789", Diagnostics.of(first, second, third));
        assertThat(fixed.text()).isEqualTo("0X345!6789");
        assertThat(fixed.applied()).containsExactly(first, third);
        assertThat(fixed.remaining()).isEqualTo(Diagnostics.of(second));
        assertThatIllegalArgumentException().isThrownBy(() -> Fixed.apply("0", Diagnostics.of(first)));
    }

    private static Diagnostic finding(Fix fix) {
        return Diagnostic.error("x", "x", Location.of(1, 1)).withFix(fix);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Tom & Jerry, Tom &amp; Jerry",
                "a&b; c&nbsp;d, a&b; c&#160;d",
                "AT&T and &hellip;, AT&amp;T and &#8230;",
                "<img src=\"x\" alt=\"R&D\"/>, <img src=\"x\" alt=\"R&amp;D\"/>",
                "x < y and 2 <3, x &lt; y and 2 &lt;3",
                "?a=1&copy=2, ?a=1&amp;copy=2",
                "<!-- a & b --><![CDATA[c & d]]> e & f, <!-- a & b --><![CDATA[c & d]]> e &amp; f"
            })
    void whatXmlWantsEscapedIsEscaped(String before, String after) {
        String xml = "<p " + NS + ">" + before + "</p>";
        assertThat(VALIDATOR.validate(xml).hasErrors()).isTrue();
        Fixed fixed = Fixed.apply(xml, VALIDATOR.validate(xml));
        assertThat(fixed.text()).isEqualTo("<p " + NS + ">" + after + "</p>");
        if (!before.contains("&b;")) {
            assertThat(fixed.text())
                    .satisfies(text -> assertThat(VALIDATOR.validate(text).stream())
                            .allMatch(d -> !d.code().startsWith("xml")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " xmlns=\"\"",
                " xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2'",
                " xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0/\""
            })
    void theNamespaceOfTheRootIsDeclared(String declared) {
        String good = Items.item("", "<p>Swifts</p>");
        String xml = good.replace(" " + NS, declared);
        assertThat(VALIDATOR.validate(xml).hasErrors()).isTrue();
        Fixed fixed = VALIDATOR.fix(xml);
        assertThat(fixed.text().replace('\'', '"')).isEqualTo(good);
        assertThat(fixed.remaining().isEmpty()).isTrue();
        assertThat(VALIDATOR.fix(fixed.text()).isChanged()).isFalse();
    }

    @Test
    void oneRemedyMayMakePlaceForTheNext() {
        String good = Items.item("", "<p>Swifts &amp; swallows</p>");
        Fixed fixed = VALIDATOR.fix(good.replace(" " + NS, "").replace("&amp;", "&"));
        assertThat(fixed.text()).isEqualTo(good);
        assertThat(fixed.applied()).hasSize(2);
    }

    @Test
    void aWordThatIsNoRootOfQtiGetsNoNamespace() {
        assertThat(VALIDATOR.fix("<note>x</note>").isChanged()).isFalse();
    }
}
