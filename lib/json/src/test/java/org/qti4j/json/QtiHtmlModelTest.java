// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.Br;
import org.qti4j.model.ChoiceInteraction;
import org.qti4j.model.P;
import org.qti4j.model.Prompt;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.Strong;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.xml.QtiXml;

/** HTML from and to model objects. */
class QtiHtmlModelTest {
    private final QtiHtml html = QtiHtml.create();

    @Test
    void givesTheObjectsThatAnAuthorWouldWrite() {
        QtiHtml.ModelResult result = html.readModel("Half of <strong>it</strong>.<p>More<br>lines</p>");

        assertThat(result.content())
                .containsExactly(
                        "Half of ",
                        new Strong().withContent("it"),
                        ".",
                        new P().withContent("More", new Br(), "lines"));
        assertThat(result.diagnostics().all()).isEmpty();
    }

    @Test
    void servesAuthoringCode() {
        SimpleChoice choice = new SimpleChoice().withIdentifier("A");
        choice.getContent()
                .addAll(html.readModel("A <b>cat & a dog</b> <math><mi>x</mi></math>", SimpleChoice.class)
                        .content());
        ChoiceInteraction interaction = new ChoiceInteraction()
                .withResponseIdentifier("RESPONSE")
                .withPrompt(new Prompt()
                        .withContent(html.readModel("Who <i>barks</i>?", Prompt.class)
                                .content()
                                .toArray()))
                .withSimpleChoices(choice);

        QtiXml xml = QtiXml.create();
        assertThat(xml.read(xml.writeToString(interaction), ChoiceInteraction.class))
                .isEqualTo(interaction);
        assertThat(html.write(choice.getContent()))
                .isEqualTo(
                        "A <b>cat &amp; a dog</b> <math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>");
    }

    @Test
    void whatMayStandThereDependsOnTheParent() {
        QtiHtml.ModelResult inParagraph = html.readModel("<p>one</p><p>two</p>", P.class);
        assertThat(html.write(inParagraph.content())).isEqualTo("one<br/>two");
        assertThat(inParagraph.diagnostics().all())
                .extracting(Diagnostic::code)
                .containsExactly("html-not-allowed", "html-not-allowed");
        assertThatThrownBy(() -> html.readModel("x", Br.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Br");
    }

    @Test
    void writesTextsModelObjectsAndFormQtiAlike() {
        assertThat(html.write(List.of(
                        "a < b ", new Strong().withContent("c"), Map.of("em", Map.of("content", List.of("d"))))))
                .isEqualTo("a &lt; b <strong>c</strong><em>d</em>");
        assertThatThrownBy(() -> html.write(List.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "<p>one</p><p>two <em>three</em></p>",
                "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
                "<table><caption>c</caption><tbody><tr><th>h</th><td>d</td></tr></tbody></table>",
                "<img src=\"a.png\" alt=\"\" data-x=\"1\"/>",
                "<p>pick <hottext identifier=\"H1\">one</hottext></p>",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
            })
    void fragmentsComeBackThroughTheModel(String fragment) {
        QtiHtml.ModelResult result = html.readModel(fragment);
        assertThat(result.diagnostics().all()).isEmpty();
        assertThat(html.write(result.content())).isEqualTo(fragment);
    }

    @Test
    void hostileFragmentsAreBounded() {
        StringBuilder attributes = new StringBuilder("<p ");
        for (int i = 0; i < 100_000; i++) {
            attributes.append('a').append(i).append("=1 ");
        }
        for (String hostile : List.of(
                "<div>".repeat(20_000) + "x",
                "<b>".repeat(20_000) + "x",
                "<table><tr><td>".repeat(10_000) + "x",
                "<font>".repeat(20_000) + "x",
                "<svg>" + "<g>".repeat(20_000),
                attributes + ">x</p>",
                "<p>x".repeat(20_000),
                "&".repeat(20_000),
                "<".repeat(20_000),
                "<a b".repeat(20_000),
                "<!--".repeat(20_000),
                "\u0000".repeat(20_000))) {
            String start = hostile.substring(0, 5);
            assertThat(html.readModel(hostile).diagnostics().all()).as(start).hasSizeLessThan(3_000);
        }
    }
}
