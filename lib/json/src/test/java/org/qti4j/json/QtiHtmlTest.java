// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QtiHtmlTest {
    private final QtiHtml html = QtiHtml.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "  two  blanks \n and a line ",
                "a &amp; b &lt; c &gt; d",
                "<p>one</p>\n<p>two <em>three</em></p>",
                "<p>x<br/>y</p><hr/>",
                "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
                "<table><caption>c</caption><tbody><tr><th>h</th><td>d</td></tr></tbody></table>",
                "<div id=\"a\" class=\"b c\" xml:lang=\"de\" aria-level=\"2\" data-x=\"1\" style=\"color: red\">t</div>",
                "<img src=\"a.png\" alt=\"&quot;a&quot; &amp; b\" width=\"50%\" height=\"10\"/>",
                "<!-- note --><span>s</span>",
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
                "<pre>\n\n  x</pre>",
                "<p>pick <hottext identifier=\"H1\">one</hottext> or <hottext identifier=\"H2\">two</hottext></p>",
                "<p>fill <gap identifier=\"G1\"/> in</p>",
                "<p><qti-printed-variable identifier=\"V\" format=\"%2d\"/></p>",
                "<object data=\"a.svg\" type=\"image/svg+xml\">none</object>",
                "<video controls=\"controls\" src=\"v.mp4\"><source src=\"v.webm\" type=\"video/webm\"/></video>",
                "<ruby>a<rt>b</rt></ruby>",
                "\u00a0\ud83d\ude00",
            })
    void wellFormedFragmentsComeBackAsTheyWere(String fragment) {
        QtiHtml.Result result = html.read(fragment);

        assertThat(result.diagnostics().all()).isEmpty();
        assertThat(html.write(result.content())).isEqualTo(fragment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a<br>b                          | a<br/>b                          |
                    a&nbsp;&mdash;b                 | a\u00a0\u2014b                   |
                    R&D                             | R&amp;D                          | info html-ampersand
                    <P CLASS="x">a</P>              | <p class="x">a</p>               | info html-case, info html-case
                    <p>one<p>two                    | <p>one</p><p>two</p>             | info html-closed, info html-closed
                    <b>bold                         | <b>bold</b>                      | info html-closed
                    <span/>x                        | <span></span>x                   |
                    <u>x</u>                        | <span style="text-decoration: underline">x</span> | info html-replaced
                    <font color="red">x</font>      | x                                | warning html-not-allowed
                    <script>x</script>y             | y                                | error html-refused
                    <video controls></video>        | <video controls="controls"></video> | info html-attribute-value
                    <img src="a.png">               | <img src="a.png"/>               | error html-missing-attribute
                    <img src="a" alt="" width="5em"/> | <img src="a" alt=""/>          | error html-wrong-value
                    <span><p>x</p></span>           | <span>x</span>                   | warning html-not-allowed
                    <ul>x<li>a</li></ul>            | <ul><li>x</li><li>a</li></ul>    | info html-wrapped
                    <table><tr><td>x</td></tr></table> | <table><tbody><tr><td>x</td></tr></tbody></table> | info html-added
                    <p>a</i>b</p>                   | <p>ab</p>                        | warning html-structure
                    <!-- a--b -->                   | <!-- a- -b -->                   | info html-comment
                    <?x y?>z                        | z                                | error html-refused
                    <m:math><m:mi>x</m:mi></m:math> | <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math> |
                    <br id="1 2">                   | <br/>                            | error html-wrong-value
                    <p @click="x">a</p>             | <p>a</p>                         | error html-refused
                    """)
    void repairsAreReported(String fragment, String expected, String findings) {
        QtiHtml.Result result = html.read(fragment);

        assertThat(html.write(result.content())).isEqualTo(expected);
        assertThat(String.join(
                        ", ",
                        result.diagnostics().stream()
                                .map(d -> d.severity().label() + " " + d.code())
                                .sorted()
                                .toList()))
                .isEqualTo(findings == null ? "" : findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <b>1<p>2</b>3</p>             | <b>1</b><p><b>2</b>3</p>     | info html-added 1:13, warning html-structure 1:13
                    if x <y and z                 | 'if x '                      | error html-refused 1:6
                    a<b c='d>e<i>f</i>            | a                            | error html-refused 1:2
                    a&#0;b                        | ab                           | error html-character 1:2
                    <math><x<y><mi>1</mi></math>  | <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>1</mi></math> | warning html-not-allowed 1:7, warning html-structure 1:29
                    """)
    void nothingFailsAndNothingIsDroppedSilently(String fragment, String expected, String findings) {
        QtiHtml.Result result = html.read(fragment);

        assertThat(html.write(result.content())).isEqualTo(expected);
        assertThat(html.readModel(fragment).content()).isNotEmpty();
        assertThat(String.join(
                        ", ",
                        result.diagnostics().stream()
                                .map(d -> d.severity().label() + " " + d.code() + " "
                                        + d.location().line() + ":"
                                        + d.location().column())
                                .sorted()
                                .toList()))
                .isEqualTo(findings);
    }

    @Test
    void anythingAtRandomBecomesModelObjects() {
        List<String> pieces = List.of(
                "<b>",
                "</b>",
                "<p>",
                "</p>",
                "<i>",
                "</i>",
                "text",
                "2 < 3",
                "&",
                "<br>",
                "<a href='x'>",
                "</a>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<ul>",
                "<li>",
                "</ul>",
                "<u>",
                "<font>",
                "<math>",
                "<mi>",
                "</math>",
                "<svg>",
                "</svg>",
                "<img src=a>",
                "<!--c-->",
                "<h1>",
                "<x",
                "=",
                "\"",
                "'",
                ">",
                "<?a?>",
                "<![CDATA[",
                "<ruby>",
                "<rt>",
                "<annotation-xml encoding='text/html'>",
                "<details>",
                "<summary>",
                "<template>",
                "<form>",
                "<nobr>",
                "\0",
                "<plaintext>",
                "<div>",
                "</div>",
                "<dl>",
                "<dt>");
        long seed = Long.getLong("qti4j.generated.seed", new Random().nextLong());
        System.out.println("qti4j.generated.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            StringBuilder fragment = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                fragment.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = fragment.toString();
            assertThatCode(() -> html.write(html.readModel(text).content()))
                    .as("seed %d: %s", seed, text)
                    .doesNotThrowAnyException();
            assertThat(html.read(text).diagnostics())
                    .as("seed %d: %s", seed, text)
                    .allSatisfy(d -> assertThat(
                                    Math.min(d.location().line(), d.location().column()))
                            .isPositive());
        }
    }

    @Test
    void contentIsThatOfFormQti() {
        assertThat(html.read("Choose <em>one</em>.<table><tr><td colspan=2>x</table>")
                        .content())
                .isEqualTo(List.of(
                        "Choose ",
                        Map.of("em", Map.of("content", List.of("one"))),
                        ".",
                        Map.of(
                                "table",
                                Map.of(
                                        "tbody",
                                        List.of(Map.of(
                                                "tr",
                                                List.of(Map.of(
                                                        "content",
                                                        List.of(Map.of(
                                                                "td",
                                                                Map.of("colspan", 2, "content", List.of("x"))))))))))));
    }

    @Test
    void findingsHaveTheirPlace() {
        assertThat(html.read("<p>a</p>\n <font>x</font>")
                        .diagnostics()
                        .all()
                        .get(0)
                        .location())
                .satisfies(place -> {
                    assertThat(place.line()).isEqualTo(2);
                    assertThat(place.column()).isEqualTo(2);
                });
    }

    @Test
    void inlineSvgIsKeptThoughQtiDoesNotAllowIt() {
        QtiHtml.Result result = html.read("<svg viewBox='0 0 1 1'><path d='M0'/></svg>");
        assertThat(result.diagnostics().hasErrors()).isTrue();
        assertThat(result.content().toString()).contains("{http://www.w3.org/2000/svg}svg", "viewBox", "M0");
    }

    @Test
    void deepNestingEndsInAFindingOrAResult() {
        QtiHtml.Result result = html.read("<div>".repeat(20_000) + "x");
        assertThat(result.diagnostics().stream().filter(d -> d.code().equals("html-too-deep")))
                .hasSize(1);
        assertThat(html.write(result.content())).contains("x");
    }
}
