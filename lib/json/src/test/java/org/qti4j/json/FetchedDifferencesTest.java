// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.testkit.TestData;

/** What counts as a difference between rawXml and the fields, and what does not. */
class FetchedDifferencesTest {
    private static final QtiJson JSON = QtiJson.create();
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([^\"']+)");

    /** Members that QTI has no place for in an item, so that rawXml cannot contradict them. */
    private static final Set<String> BESIDE = Set.of("qtiVersion", "metadata", "sequence", "type");

    /** Members that say again what others say, or that mean nothing in most documents. */
    private static final Set<Object> SILENT =
            Set.of("mediaType", "correctResponseIdentifier", "incorrectResponseIdentifier");

    private static final int MOST_CHANGES = 6;

    static Stream<Named<Path>> documents() {
        return TestData.cases(".xml", 100, "valid", "invalid-rule")
                .filter(file -> Set.of("items", "tests", "sections", "stimuli", "api")
                        .contains(file.getPayload()
                                .getParent()
                                .getParent()
                                .getFileName()
                                .toString()));
    }

    private static String text(Path file) {
        byte[] bytes = TestData.bytes(file);
        boolean wide = bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF;
        Matcher named = ENCODING.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        Charset charset = wide
                ? StandardCharsets.UTF_16
                : named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        return new String(bytes, charset).replace("\ufeff", "");
    }

    private static Map<String, Object> answer(String xml) {
        Map<String, Object> answer = new LinkedHashMap<>(JSON.xmlToApi(xml).value());
        answer.put("rawXml", xml);
        return answer;
    }

    private static List<String> differences(Map<String, Object> answer) {
        return JSON.readFetched(answer, FetchedSource.RAW_XML).diagnostics().stream()
                .filter(finding -> finding.code().equals("json-fetched-difference"))
                .map(finding -> finding.location().pointer() + ": " + finding.message())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void fieldsOfTheDocumentItselfDoNotDiffer(Path file) {
        assertThat(differences(answer(text(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFieldThatIsChangedIsFound(Path file) {
        Map<String, Object> answer = answer(text(file));
        List<List<Object>> leaves = new ArrayList<>();
        answer.forEach((key, value) -> {
            if (!BESIDE.contains(key) && !key.equals("rawXml")) {
                leaves(List.of(key), value, leaves);
            }
        });
        assertThat(leaves).isNotEmpty();
        int step = Math.max(1, leaves.size() / MOST_CHANGES);
        IntStream.range(0, leaves.size()).filter(i -> i % step == 0).forEach(i -> {
            Map<String, Object> changed = Json.readObject(Json.write(answer));
            change(changed, leaves.get(i));
            assertThat(differences(changed))
                    .as("after a change of %s", leaves.get(i))
                    .isNotEmpty();
        });
    }

    private static void leaves(List<Object> path, Object value, List<List<Object>> all) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> leaves(with(path, key), member, all));
        } else if (value instanceof List<?> list) {
            IntStream.range(0, list.size()).forEach(i -> leaves(with(path, i), list.get(i), all));
        } else if (!SILENT.contains(path.get(path.size() - 1))) {
            all.add(path);
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    @SuppressWarnings("unchecked")
    private static void change(Object at, List<Object> path) {
        Object step = path.get(0);
        Object value = at instanceof Map<?, ?> map ? map.get(step) : ((List<Object>) at).get((int) step);
        if (path.size() > 1) {
            change(value, path.subList(1, path.size()));
        } else if (at instanceof Map<?, ?>) {
            ((Map<String, Object>) at).put((String) step, other(value));
        } else {
            ((List<Object>) at).set((int) step, other(value));
        }
    }

    private static Object other(Object value) {
        if (value instanceof Boolean truth) {
            return !truth;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).add(BigDecimal.ONE) : value + "x";
    }

    private static String item(String attributes, String choice) {
        return """
                <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="bridge" title="Bridges" time-dependent="false">
                  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="float">
                    <qti-correct-response><qti-value>1.50</qti-value></qti-correct-response>
                  </qti-response-declaration>
                  <qti-item-body>
                    <qti-choice-interaction response-identifier="RESPONSE" %s>
                      <qti-simple-choice identifier="A">%s</qti-simple-choice>
                    </qti-choice-interaction>
                  </qti-item-body>
                </qti-assessment-item>
                """.formatted(attributes, choice);
    }

    private static Map<String, Object> fields(String member, String choice) {
        return Json.readObject("""
                {"identifier": "bridge", "title": "Bridges", "type": "choice", "timeDependent": false,
                 "responseDeclarations": [{"identifier": "RESPONSE", "cardinality": "single", "baseType": "float",
                   "correctResponse": {"value": ["1.50"]}}],
                 "interaction": {"type": "choice", "responseIdentifier": "RESPONSE"%s,
                   "questionStructure": {"choices": [{"identifier": "A", "content": %s}]}}}
                """.formatted(member, Json.write(choice)));
    }

    private static List<String> differences(String attributes, String member, String html, String otherHtml) {
        Map<String, Object> answer = fields(member, otherHtml);
        answer.put("rawXml", item(attributes, html));
        return differences(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>stone arch</p> | `<p> stone\n  arch </p>`",
                "<p>stone</p><p>steel</p> | `\n<p>stone</p>\n\n<p>steel</p> `",
                "<p><b>stone </b></p> | <p><b>stone</b></p>",
                "stone <b>arch</b> | stone <b> arch</b>",
                "stone<br/>arch | stone <br> arch",
                "stone &lt; steel | stone < steel",
                "<table><tr><td>stone</td></tr></table> | `<table>\n<tbody><tr><td> stone</td></tr></tbody></table>`",
                "<img alt='a' src='b.png'/> | `<img src=\"b.png\" alt=\"a\">`",
                "<span class=' a  b'>stone</span> | <span class='a b'>stone</span>",
                "stone <!-- old --> arch | stone arch",
                "<ul><li>stone</li></ul> | `<ul>\n<li>\nstone\n</li>\n</ul>`",
                "<pre>a  b</pre> | <pre>a  b</pre>",
                "<p>x&#160;</p> | <p>x&nbsp;</p>",
            })
    void htmlThatReadsTheSameIsTheSame(String html, String otherHtml) {
        assertThat(differences("", "", html, otherHtml)).isEmpty();
        assertThat(differences("", "", html.replace("&#160;", "\u00a0"), html.replace("'", "\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>stone arch</p> | <p>stonearch</p>",
                "stone <b>arch</b> | stone<b>arch</b>",
                "stone<b> arch</b> | stone<b>arch</b>",
                "<b>a</b> <i>b</i> | <b>a</b><i>b</i>",
                "stone <img alt='a' src='b.png'/> arch | stone<img alt='a' src='b.png'/> arch",
                "<p>stone</p><p>steel</p> | <p>stone steel</p>",
                "<p>stone</p> | <p>Stone</p>",
                "<p>stone</p> | <p><em>stone</em></p>",
                "<em>stone</em> | <strong>stone</strong>",
                "<pre>a  b</pre> | <pre>a b</pre>",
                "<p>x&#160;</p> | <p>x</p>",
                "<img alt='a' src='b.png'/> | <img alt='a' src='c.png'>",
                "<img alt='a' src='b.png'/> | <img src='b.png'>",
                "<table><tr><td>a</td><td>b</td></tr></table> | <table><tr><td>a b</td></tr></table>",
            })
    void htmlThatReadsDifferentlyIsNotTheSame(String html, String otherHtml) {
        assertThat(differences("", "", html, otherHtml))
                .singleElement()
                .asString()
                .startsWith("/interaction/questionStructure/choices/0/content: rawXml says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shuffle='false' | ",
                "`` | , \"shuffle\": false",
                "shuffle='0' | , \"shuffle\": \"false\"",
                "shuffle=' true ' | , \"shuffle\": true",
                "shuffle='1' | , \"shuffle\": \"true\"",
                "max-choices=' +03 ' | , \"maxChoices\": 3.0",
                "max-choices='3' | , \"maxChoices\": \"3\"",
                "orientation='vertical' | , \"orientation\": \"vertical\"",
            })
    void valuesThatMeanTheSameAreTheSame(String attributes, String member) {
        assertThat(differences(attributes, member == null ? "" : member, "a", "a"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shuffle='true' | `` | shuffle: rawXml says true, the fields say nothing",
                "`` | , \"shuffle\": true | shuffle: rawXml says nothing, the fields say true",
                "shuffle='false' | , \"shuffle\": \"true\" | shuffle: rawXml says false, the fields say true",
                "shuffle='true' | , \"shuffle\": \"no\" | `shuffle: rawXml says true, the fields say \"no\"`",
                "`` | , \"shuffle\": \"no\" | `shuffle: rawXml says nothing, the fields say \"no\"`",
                "max-choices='2' | , \"maxChoices\": 0 | maxChoices: rawXml says 2, the fields say 0",
                "max-choices='10' | , \"maxChoices\": 1.0 | maxChoices: rawXml says 10, the fields say 1.0",
            })
    void valuesThatMeanSomethingElseAreNot(String attributes, String member, String message) {
        assertThat(differences(attributes, member == null ? "" : member, "a", "a"))
                .containsExactly("/interaction/" + message);
    }

    @Test
    void valuesOfNumbersCountAndThoseOfStringsAreTakenLiterally() {
        for (Object same : new Object[] {"1.50", "1.5", 1.5, " 1.5 ", new BigDecimal("1.500")}) {
            assertThat(differences(answerWithCorrect("float", same)))
                    .as("%s", same)
                    .isEmpty();
        }
        for (Object other : new Object[] {"1.05", 15, "", "one and a half", true}) {
            assertThat(differences(answerWithCorrect("float", other)))
                    .as("%s", other)
                    .isNotEmpty();
        }
        assertThat(differences(answerWithCorrect("string", "1.50"))).isEmpty();
        assertThat(differences(answerWithCorrect("string", "1.5"))).isNotEmpty();
    }

    private static Map<String, Object> answerWithCorrect(String baseType, Object value) {
        Map<String, Object> answer = fields("", "a");
        answer.put(
                "responseDeclarations",
                List.of(Map.of(
                        "identifier",
                        "RESPONSE",
                        "cardinality",
                        "single",
                        "baseType",
                        baseType,
                        "correctResponse",
                        Map.of("value", List.of(value)))));
        answer.put("rawXml", item("", "a").replace("\"float\"", "\"" + baseType + "\""));
        return answer;
    }

    @Test
    void aSectionMayLeaveOutWhatIsTheDefaultOrWriteItAsText() {
        String xml = """
                <qti-assessment-section xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier=" rivers " title="Rivers" visible="true" required="false"/>
                """;
        for (String required : List.of("", ", \"required\": false", ", \"required\": \"false\"")) {
            Map<String, Object> answer = Json.readObject(
                    "{\"identifier\": \"rivers\", \"title\": \"Rivers\", \"visible\": true, \"sequence\": 1" + required
                            + "}");
            answer.put("rawXml", xml);
            assertThat(differences(answer)).as(required).isEmpty();
        }
        Map<String, Object> answer = Json.readObject(
                "{\"identifier\": \"rivers\", \"title\": \"Rivers \", \"visible\": false, \"required\": true, \"sequence\": 1}");
        answer.put("rawXml", xml);
        assertThat(differences(answer))
                .containsExactlyInAnyOrder(
                        "/title: rawXml says \"Rivers\", the fields say \"Rivers \"",
                        "/visible: rawXml says true, the fields say false",
                        "/required: rawXml says false, the fields say true");
    }
}
