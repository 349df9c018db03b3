// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.json.internal.SchemaDocument;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

class QtiJsonSchemaTest {
    private static final QtiXml XML = QtiXml.create();
    private static final QtiJson JSON = QtiJson.create();
    private static final String QTI = "xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'";

    private static Schema schema;

    @BeforeAll
    static void load() {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(QtiJsonSchema.text(), InputFormat.JSON);
    }

    private static List<String> findings(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    static List<Path> validDocuments() {
        return TestData.documents(".xml", 100, "valid", "invalid-rule");
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void whatIsMadeFromAValidDocumentIsValid(Path file) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (InputStream xml = Files.newInputStream(file)) {
            JSON.xmlToJson(xml, json, JsonForm.QTI, Map.of());
        }
        assertThat(findings(json.toString(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void whatIsMadeFromAModelObjectIsValid(Path file) throws IOException {
        assertThat(findings(JSON.write(XML.read(file, QtiElement.class)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Comments and processing instructions wherever they may stand.
                "<?a b?><!--1--><qti-outcome-declaration " + QTI
                        + " identifier='o' cardinality='single' base-type='string'>"
                        + "<qti-default-value><qti-value><!--2-->a<?c?>b<!--3-->\n</qti-value></qti-default-value>"
                        + "</qti-outcome-declaration><!--4--><?d e?>",
                "<qti-assessment-test " + QTI
                        + " identifier='t' title='T'><!--1--><qti-test-part identifier='p' navigation-mode='linear'"
                        + " submission-mode='individual'><?a?><qti-assessment-section identifier='s' title='S' visible='1'/>"
                        + "<!--2--></qti-test-part><!--3--></qti-assessment-test>",
                "<p " + QTI + "><!--1-->a<br/><?b?></p>",
                // Values whose text is no JSON literal.
                "<qti-assessment-test " + QTI
                        + " identifier='t' title='&#9;\uD83D\uDE00'><qti-time-limits max-time=' +1e400 ' min-time='INF'/>"
                        + "<qti-test-part identifier='p' navigation-mode='linear' submission-mode='individual'>"
                        + "<qti-assessment-section identifier='s' title='S' visible=' true '/>"
                        + "</qti-test-part></qti-assessment-test>",
                "<m:math xmlns:m='http://www.w3.org/1998/Math/MathML' display='&#10; block '/>",
                "<p " + QTI + " aria-level='0000000000000000000000000000000000000001'/>",
                "<p " + QTI + " aria-level='1234567890123456789012345678901234567890'/>",
                // What is not declared.
                "<p " + QTI + " xmlns:x='urn:x' x:a='1' data-level='2' xml:lang='de'/>",
                "<qti-response-processing " + QTI + " xmlns:m='http://www.w3.org/1998/Math/MathML'>"
                        + "<qti-set-outcome-value identifier='o'><qti-custom-operator><u xmlns='urn:}u'><x xmlns='' y='1'>t<!--1--><z/></x>"
                        + "<m:unknown/><m:mi>a</m:mi></u><m:mi>a</m:mi><m:unknown/></qti-custom-operator></qti-set-outcome-value>"
                        + "</qti-response-processing>",
                "<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:semantics><m:mi>a</m:mi><m:annotation-xml>"
                        + "<own xmlns='urn:own'><p " + QTI + "/><unknown " + QTI
                        + "/></own></m:annotation-xml></m:semantics></m:math>",
            })
    void whatIsRareIsValidWhenTheXmlIs(String xml) {
        assertThat(XML.validate(xml).all()).isEmpty();
        assertThat(findings(JSON.xmlToJson(xml, JsonForm.QTI).text())).isEmpty();
    }

    private static final String CHOICE = """
            {"qti-assessment-item": {"identifier": "i", "title": "I", "adaptive": false, "timeDependent": false,
             "qti-item-body": {"content": [
              {"qti-choice-interaction": {"responseIdentifier": "R", "maxChoices": 1, "shuffle": true, "orientation": "vertical",
               "qti-prompt": {"content": ["Which ", {"em": {"content": ["one"]}}, {"_comment": "c"}, "?"]},
               "qti-simple-choice": [{"identifier": "A", "_attributes": {"data-a": "1"}, "content": ["a"]}]}}]}}}
            """;
    private static final String VALUE = """
            {"qti-outcome-declaration": {"identifier": "o", "cardinality": "single",
             "qti-default-value": {"qti-value": [{"value": "a", "_inside": [{"at": 1, "_comment": "c"}]}]}}}
            """;
    private static final String OPEN = """
            {"qti-response-processing": {"content": [{"qti-set-outcome-value": {"identifier": "o",
             "qti-custom-operator": {"_attributes": {"m:a": "1"}, "content": [
              {"{urn:x}a": {"_attributes": {"b": "c"}, "content": ["t", {"p": {"id": "d"}}, {"{}own": {}}]}}]}}}]}}
            """;
    private static final String SPEECH = """
            {"ssml:speak": {"version": "1.1", "xml:lang": "en", "content": ["a", {"{urn:x}a": {}}, {"ssml:break": {}}]}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {CHOICE, VALUE, OPEN, SPEECH})
    void theDocumentsThatTheBrokenOnesComeFromAreValid(String json) {
        assertThat(findings(json)).isEmpty();
        assertThat(JSON.validate(json, JsonForm.QTI).all())
                .noneMatch(each -> each.code().startsWith("json"));
    }

    /** What is replaced, and by what. */
    record Break(String from, String what, String by) {
        Break(String what, String by) {
            this(CHOICE, what, by);
        }
    }

    static List<Break> breaks() {
        return List.of(
                new Break("\"shuffle\"", "\"shuffel\""),
                new Break("\"maxChoices\"", "\"max-choices\""),
                new Break("\"maxChoices\"", "\"_attribute\""),
                new Break("\"responseIdentifier\": \"R\", ", ""),
                new Break("\"R\"", "1"),
                new Break("\"R\"", "null"),
                new Break("\"R\"", "\"\\u0001\""),
                new Break(": 1", ": -1"),
                new Break(": 1", ": 1.5"),
                new Break(": 1", ": \"many\""),
                new Break(": 1", ": true"),
                new Break(": true", ": \"yes\""),
                new Break(": true", ": 1"),
                new Break("\"vertical\"", "\"Vertical\""),
                new Break("\"vertical\"", "true"),
                new Break("[{\"identifier\": \"A\"", "[[]], \"x\": [{\"identifier\": \"A\""),
                new Break("\"identifier\": \"A\", ", ""),
                new Break(
                        "[{\"identifier\": \"A\", \"_attributes\": {\"data-a\": \"1\"}, \"content\": [\"a\"]}]", "{}"),
                new Break("{\"data-a\": \"1\"}", "{\"data-a\": 1}"),
                new Break("{\"data-a\": \"1\"}", "{\"data a\": \"1\"}"),
                new Break("{\"data-a\": \"1\"}", "{\"xmlns\": \"1\"}"),
                new Break("{\"data-a\": \"1\"}", "[]"),
                new Break("\"qti-simple-choice\"", "\"qti-simple-choices\""),
                new Break("\"qti-prompt\": {\"content\"", "\"qti-prompt\": {\"value\""),
                new Break("\"qti-prompt\": {", "\"qti-prompt\": [], \"y\": {"),
                new Break("[\"Which ", "\"Which \", \"y\": [\""),
                new Break("\"Which \"", "5"),
                new Break("{\"em\": {\"content\": [\"one\"]}}", "{}"),
                new Break("{\"em\": {\"content\": [\"one\"]}}", "{\"em\": {}, \"strong\": {}}"),
                new Break("{\"em\": {\"content\": [\"one\"]}}", "{\"em\": \"one\"}"),
                new Break("{\"em\": {\"content\": [\"one\"]}}", "{\"qti-test-part\": {}}"),
                new Break("{\"em\": {\"content\": [\"one\"]}}", "{\"{urn:x}em\": {}}"),
                new Break("{\"content\": [\"one\"]}", "{\"_after\": []}"),
                new Break("{\"content\": [\"one\"]}", "{\"_more\": []}"),
                new Break("{\"content\": [\"one\"]}", "{\"_end\": [\"c\"]}"),
                new Break("{\"content\": [\"one\"]}", "{\"_before\": {\"_comment\": \"c\"}}"),
                new Break("{\"_comment\": \"c\"}", "{\"_comment\": \"a--b\"}"),
                new Break("{\"_comment\": \"c\"}", "{\"_comment\": \"a-\"}"),
                new Break("{\"_comment\": \"c\"}", "{\"_pi\": {\"target\": \"t\"}}"),
                new Break("{\"_comment\": \"c\"}", "{\"_pi\": {\"target\": \"XML\", \"data\": \"\"}}"),
                new Break("{\"_comment\": \"c\"}", "{\"_pi\": {\"target\": \"t\", \"data\": \"?>\"}}"),
                new Break("\"qti-choice-interaction\"", "\"choiceInteraction\""),
                new Break("\"qti-choice-interaction\"", "\"qti-simple-choice\""),
                new Break("{\"qti-choice", "{\"p\": {}, \"qti-choice"),
                new Break("\"qti-assessment-item\"", "\"qti-choice-interaction\""),
                new Break("{\"qti-assessment-item\"", "{\"p\": {}, \"qti-assessment-item\""),
                // A text without its text, offsets, a child that must be there.
                new Break(VALUE, "\"value\": \"a\", ", ""),
                new Break(VALUE, "\"value\": \"a\"", "\"value\": 1"),
                new Break(VALUE, "\"value\": \"a\"", "\"content\": [\"a\"]"),
                new Break(VALUE, "\"at\": 1, ", ""),
                new Break(VALUE, "\"at\": 1", "\"at\": -1"),
                new Break(VALUE, "\"_comment\"", "\"comment\""),
                new Break(VALUE, "\"qti-value\"", "\"_end\""),
                // Places that are open, but not to everything.
                new Break(OPEN, "\"m:a\"", "\"a\""),
                new Break(OPEN, "\"m:a\"", "\"{http://www.w3.org/1998/Math/MathML}a\""),
                new Break(OPEN, "{urn:x}a", "qti-own"),
                new Break(OPEN, "{urn:x}a", "{}a"),
                new Break(OPEN, "{urn:x}a", "{urn:x}a b"),
                new Break(OPEN, "{urn:x}a", "{http://www.w3.org/1998/Math/MathML}mi"),
                new Break(OPEN, "{urn:x}a", "other:a"),
                new Break(OPEN, "\"_attributes\": {\"b\": \"c\"}", "\"b\": \"c\""),
                new Break(OPEN, "\"id\": \"d\"", "\"nope\": \"d\""),
                new Break(OPEN, "\"t\"", "1"),
                new Break(SPEECH, "\"{urn:x}a\"", "\"ssml:own\""),
                new Break(SPEECH, "\"{urn:x}a\"", "\"{}own\""),
                new Break(SPEECH, "\"xml:lang\": \"en\", ", ""));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aMistakeIsFound(Break mistake) {
        assertThat(mistake.from()).contains(mistake.what());
        String broken = mistake.from().replace(mistake.what(), mistake.by());
        // The mistake itself is found, not that the text is no JSON any more.
        assertThat(Json.readObject(broken)).isNotEmpty();
        assertThat(findings(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "\"p\"",
                "{\"p\": []}",
                "{\"qti-assessment-test\": {\"identifier\": \"t\", \"title\": \"T\"}}",
                "{\"qti-not\": {}}",
            })
    void whatIsNotOfTheFormIsFound(String json) {
        assertThat(findings(json)).isNotEmpty();
    }

    @Test
    void itIsASchemaOfTheDraft() {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(QtiJsonSchema.text(), InputFormat.JSON)).isEmpty();
        assertThat(Json.readObject(QtiJsonSchema.text()))
                .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
                .containsEntry("$id", "https://qti4j.org/schema/qti3-json");
    }

    @Test
    void theRootsAreThoseOfTheGrammarAndEveryDefinitionIsUsed() {
        Map<String, Object> all = Json.readObject(QtiJsonSchema.text());
        assertThat(members(all, "properties"))
                .containsExactlyElementsOf(new TreeSet<>(QtiGrammar.get().roots().stream()
                        .map(ElementDeclaration::key)
                        .toList()));
        List<String> used = new ArrayList<>();
        Matcher references =
                Pattern.compile("\"\\$ref\":\"#/\\$defs/([^\"]*)\"").matcher(QtiJsonSchema.text());
        while (references.find()) {
            used.add(references.group(1));
        }
        assertThat(members(all, "$defs")).containsExactlyElementsOf(new TreeSet<>(used));
    }

    private static Iterable<String> members(Map<String, Object> object, String name) {
        List<String> names = new ArrayList<>();
        ((Map<?, ?>) object.get(name)).keySet().forEach(each -> names.add((String) each));
        return names;
    }

    @Test
    void theBytesAreTheSameEachTime() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QtiJsonSchema.writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(QtiJsonSchema.text())
                .isEqualTo(SchemaDocument.write());
    }
}
