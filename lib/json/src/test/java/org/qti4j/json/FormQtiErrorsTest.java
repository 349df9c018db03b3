// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;

@Timeout(20)
class FormQtiErrorsTest {
    private static final QtiJson JSON = QtiJson.create();

    /** The documents use ' for ", and | for a line end. */
    @ParameterizedTest(name = "{0} {3}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                // not JSON
                "json-not-well-formed; ^^;                     1; ^^",
                "json-not-well-formed; ^^;                     2; ^ |  ^",
                "json-not-well-formed; ^^;                     1; <qti-assessment-item/>",
                "json-not-well-formed; /p;                     1; {'p':{}",
                "json-not-well-formed; ^^;                     2; {'p':|{}}}",
                "json-not-well-formed; ^^;                     1; {'p':{}} {}",
                "json-not-well-formed; /p/id;                     1; {'p':{'id':01}}",
                "json-not-well-formed; /p/id;                     1; {'p':{'id':NaN}}",
                "json-not-well-formed; /p;                     1; {'p':{},}",
                "json-not-well-formed; /p;                     2; {'p':|/* no */{}}",
                "json-not-well-formed; ^^;                     1; {p:{}}",
                // not a document
                "json-not-an-object;   ^^;                     1; []",
                "json-not-an-object;   ^^;                     1; 'p'",
                "json-not-an-object;   ^^;                     1; null",
                "json-not-a-document;  ^^;                     1; {}",
                "json-not-a-document;  ^^;                     1; {'p':{},'div':{}}",
                "json-not-a-document;  /a b;                   1; {'a b':{}}",
                "json-not-a-document;  /_more;                 1; {'_more':{}}",
                "json-wrong-type;      /p;                     1; {'p':'text'}",
                "json-wrong-type;      /p;                     1; {'p':null}",
                "json-wrong-type;      /p;                     1; {'p':[]}",
                // members
                "json-duplicate-key;   /p/id;                  2; {'p':{'id':'a',|'id':'b'}}",
                "json-duplicate-key;   /p/content;             2; {'p':{'content':[],|'content':[]}}",
                "json-unknown-key;     /qti-choice-interaction/max-choices;       2; {'qti-choice-interaction':{|'max-choices':1}}",
                "json-unknown-key;     /qti-choice-interaction/qti-item-body;     1; {'qti-choice-interaction':{'qti-item-body':{}}}",
                "json-unknown-key;     /qti-choice-interaction/content;           1; {'qti-choice-interaction':{'content':[]}}",
                "json-unknown-key;     /p/a~1b~0c;             1; {'p':{'a/b~c':1}}",
                "json-unknown-key;     /p/_what;               1; {'p':{'_what':[]}}",
                "json-unknown-key;     /div/content/0/p/_after;   1; {'div':{'content':[{'p':{'_after':[]}}]}}",
                "json-unknown-key;     /x/id;                  1; {'x':{'id':'a'}}",
                "json-unknown-key;     /p/_attributes/a b;     1; {'p':{'_attributes':{'a b':''}}}",
                "json-unknown-key;     /p/_attributes/xmlns;   1; {'p':{'_attributes':{'xmlns':'urn:x'}}}",
                "json-unknown-key;     /p/_attributes/x:y;     1; {'p':{'_attributes':{'x:y':'1'}}}",
                "json-duplicate-key;   /p/_attributes/id;      1; {'p':{'id':'a','_attributes':{'id':'b'}}}",
                "json-wrong-type;      /p/_attributes/xmlns:a;     1; {'p':{'_attributes':{'xmlns:a':''}}}",
                "json-wrong-type;      /p/_attributes/xmlns:xml;   1; {'p':{'_attributes':{'xmlns:xml':'urn:x'}}}",
                "json-wrong-type;      /p/_attributes/xmlns:a;     1; {'p':{'_attributes':{'xmlns:a':'http://www.w3.org/2000/xmlns/'}}}",
                "json-unknown-key;     /p/_attributes/{\u0001}a; 1; {'p':{'_attributes':{'{\\u0001}a':''}}}",
                "json-not-a-document;  /xmlns:a;                   1; {'xmlns:a':{}}",
                // types
                "json-wrong-type;      /qti-choice-interaction/maxChoices;         1; {'qti-choice-interaction':{'maxChoices':true}}",
                "json-wrong-type;      /qti-choice-interaction/maxChoices;         1; {'qti-choice-interaction':{'maxChoices':null}}",
                "json-wrong-type;      /qti-choice-interaction/maxChoices;         1; {'qti-choice-interaction':{'maxChoices':[1]}}",
                "json-wrong-type;      /qti-choice-interaction/shuffle;            1; {'qti-choice-interaction':{'shuffle':1}}",
                "json-wrong-type;      /qti-choice-interaction/responseIdentifier; 1; {'qti-choice-interaction':{'responseIdentifier':12}}",
                "json-wrong-type;      /qti-choice-interaction/qti-simple-choice;  1; {'qti-choice-interaction':{'qti-simple-choice':{}}}",
                "json-wrong-type;      /qti-choice-interaction/qti-prompt;         1; {'qti-choice-interaction':{'qti-prompt':[]}}",
                "json-wrong-type;      /p/content;             1; {'p':{'content':'text'}}",
                "json-wrong-type;      /p/content/1;           2; {'p':{'content':['a',|1]}}",
                "json-wrong-type;      /p/content/0;           1; {'p':{'content':[null]}}",
                "json-wrong-type;      /p/content/0;           1; {'p':{'content':[{}]}}",
                "json-wrong-type;      /p/content/0;           1; {'p':{'content':[{'em':{},'b':{}}]}}",
                "json-unknown-key;     /p/content/0/a b;       1; {'p':{'content':[{'a b':{}}]}}",
                "json-wrong-type;      /p/content/0/em;        1; {'p':{'content':[{'em':'x'}]}}",
                "json-wrong-type;      /p/_attributes;         1; {'p':{'_attributes':[]}}",
                "json-wrong-type;      /p/_attributes/data-x;  1; {'p':{'_attributes':{'data-x':1}}}",
                "json-wrong-type;      /qti-outcome-declaration/qti-default-value/qti-value/0/value; 1; {'qti-outcome-declaration':{'qti-default-value':{'qti-value':[{'value':1}]}}}",
                "json-wrong-type;      /qti-outcome-declaration/qti-default-value/qti-value/0; 1; {'qti-outcome-declaration':{'qti-default-value':{'qti-value':['1']}}}",
                // comments
                "json-wrong-type;      /p/content/0/_comment;  1; {'p':{'content':[{'_comment':'a--b'}]}}",
                "json-wrong-type;      /p/content/0/_comment;  1; {'p':{'content':[{'_comment':'a-'}]}}",
                "json-wrong-type;      /p/content/0/_comment;  1; {'p':{'content':[{'_comment':1}]}}",
                "json-wrong-type;      /p/content/0/_pi;       1; {'p':{'content':[{'_pi':{'target':'xml','data':''}}]}}",
                "json-wrong-type;      /p/content/0/_pi;       1; {'p':{'content':[{'_pi':{'target':'t','data':'?>'}}]}}",
                "json-wrong-type;      /p/_before/0;           1; {'p':{'_before':['text']}}",
                "json-wrong-type;      /p/content/0/_comment;  1; {'p':{'content':[{'_comment':'a\\r'}]}}",
                "json-wrong-type;      /p/content/0/_pi;       1; {'p':{'content':[{'_pi':{'target':'t','data':'','x':''}}]}}",
                "json-wrong-type;      /qti-value/_inside/0;   1; {'qti-value':{'value':'ab','_inside':[{'at':3,'_comment':'c'}]}}",
                "json-wrong-type;      /qti-value/_inside/1;   1; {'qti-value':{'value':'ab','_inside':[{'at':1,'_comment':'c'},{'at':0,'_comment':'c'}]}}",
                "json-wrong-type;      /qti-value/_inside/0;   1; {'qti-value':{'value':'\\ud83d\\ude00','_inside':[{'at':1,'_comment':'c'}]}}",
                "json-wrong-type;      /qti-value/_inside/0;   1; {'qti-value':{'value':'ab','_inside':[{'_comment':'c'}]}}",
                "json-wrong-type;      /qti-value/_inside;     1; {'qti-value':{'_inside':[{'at':0,'_comment':'c'}]}}",
                "json-character;       /qti-value/value;       1; {'qti-value':{'value':'a\\u0007'}}",
                "json-wrong-type;      /p/_end/0;              1; {'p':{'_end':[{'em':{}}]}}",
                // characters
                "json-character;       /p/content/0;           1; {'p':{'content':['a\\u0000']}}",
                "json-character;       /p/id;                  1; {'p':{'id':'a\\u0001'}}",
                "json-character;       /p/_attributes/data-x;  1; {'p':{'_attributes':{'data-x':'\\ufffe'}}}",
                "json-not-well-formed; /p/id;                  1; {'p':{'id':'\\ud800'}}",
                "json-not-well-formed; /p/content/0;           1; {'p':{'content':['\\udc00\\ud800']}}"
            })
    void saysWhatIsWrongAndWhere(String code, String pointer, int line, String document) {
        String json = document == null ? "" : document.replace('\'', '"').replace('|', '\n');

        Diagnostic found = refusal(json);

        assertThat(found.code()).as(found.toString()).isEqualTo(code);
        assertThat(found.location().pointer()).as(found.toString()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(found.location().line()).as(found.toString()).isEqualTo(line);
        assertThat(found.location().column()).isPositive();
        assertThat(JSON.validate(json, JsonForm.QTI)).contains(found);
        assertThatThrownBy(() -> JSON.read(json, QtiElement.class)).isInstanceOf(QtiFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "qti-choice-interaction,max-choices,maxChoices",
        "qti-choice-interaction,maxchoices,maxChoices",
        "qti-choice-interaction,prompt,qti-prompt",
        "qti-choice-interaction,maxChoice,maxChoices",
        "qti-assessment-item,timeDependant,timeDependent"
    })
    void suggestsTheMemberThatIsMeant(String root, String key, String meant) {
        Diagnostic found = refusal("{\"%s\":{\"%s\":1}}".formatted(root, key));

        assertThat(found.message()).contains('"' + key + '"').contains("did you mean \"" + meant + "\"?");
    }

    @Test
    void reportsAllFindingsAtOnce() {
        String json = "{\"div\":{\"id\":1,\"what\":2,\"content\":[{\"p\":{\"class\":[]}},3]}}";

        assertThat(JSON.validate(json, JsonForm.QTI).stream()
                        .map(found -> found.location().pointer()))
                .contains("/div/id", "/div/what", "/div/content/0/p/class", "/div/content/1");
    }

    @Test
    void limitsWhatItCollects() {
        String json = "{\"div\":{\"content\":[" + "1,".repeat(200_000) + "1]}}";

        assertThat(JSON.validate(json, JsonForm.QTI).size()).isBetween(1, 2_000);
    }

    @Test
    void saysWhichRootWasWanted() {
        QtiFormatException refused = catchThrowableOfType(
                QtiFormatException.class, () -> JSON.read("{\"p\":{\"content\":[\"text\"]}}", AssessmentItem.class));

        assertThat(refused).hasMessageContaining("AssessmentItem").hasMessageContaining("a p");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        byte[] latin1 = "{\"p\":{\n\"content\":[\"\u00e9\"]}}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] cut = {'{', '"', 'p', '"', ':', '"', (byte) 0xE2, (byte) 0x82};

        Diagnostics found = JSON.validate(new ByteArrayInputStream(latin1), JsonForm.QTI);
        assertThat(found.all()).hasSize(1);
        assertThat(found.all().get(0).code()).startsWith("json-");
        assertThat(found.all().get(0).location().line()).isEqualTo(2);
        assertThat(JSON.validate(new ByteArrayInputStream(cut), JsonForm.QTI).hasErrors())
                .isTrue();
    }

    @Test
    void refusesDeepNestingOfEveryKind() {
        for (String json : new String[] {
            "{\"div\":{\"content\":[".repeat(100_000),
            "[".repeat(100_000),
            "{\"div\":{\"content\":[".repeat(100_000) + "]}}".repeat(100_000),
            "{\"p\":{\"_attributes\":" + "{\"a\":".repeat(100_000)
        }) {
            Diagnostics found = JSON.validate(json, JsonForm.QTI);
            assertThat(found.stream().map(Diagnostic::code)).containsExactly("json-too-deep");
            assertThat(found.all().get(0).location().line()).isEqualTo(1);
        }
    }

    @Test
    void readsAsDeepAsXmlMayBeAndBack() {
        int depth = 400;
        String json = "{\"div\":{\"content\":[".repeat(depth) + "\"x\"" + "]}}".repeat(depth);

        assertThat(QtiJson.builder()
                        .compact()
                        .build()
                        .xmlToJson(JSON.jsonToXml(json, JsonForm.QTI).text(), JsonForm.QTI)
                        .text())
                .isEqualTo(json);
    }

    @Test
    void takesFiftyMegabytesAndRefusesMoreThanTheLimit() throws IOException {
        String big = "{\"p\":{\"content\":[\"" + "x".repeat(45_000_000) + "\"]}}";
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        JSON.jsonToXml(bytes(big), xml, JsonForm.QTI, null);
        assertThat(xml.size()).isGreaterThan(45_000_000);

        QtiJson small = QtiJson.builder().jsonLimit(1_000_000).build();
        Diagnostics found = small.validate(bytes(big), JsonForm.QTI);
        assertThat(found.stream().map(Diagnostic::code)).containsExactly("json-too-large");
        assertThat(found.all().get(0).message()).contains("1000000");
        assertThat(refusal("{\"p\":{\"id\":" + "1".repeat(100_000) + "}}").code())
                .isEqualTo("json-too-large");
        assertThat(refusal("{\"" + "k".repeat(1_000_000) + "\":{}}").code()).isEqualTo("json-too-large");
    }

    @Test
    void takesAttributesBehindLongContentOfTextsAndRefusesThemInStreams() throws IOException {
        String json = "{\"p\":{\"content\":[\"" + "x".repeat(20_000_000) + "\",\n\"\"],\"id\":\"a\"}}";

        assertThat(JSON.jsonToXml(json, JsonForm.QTI).text().substring(0, 200)).contains("id=\"a\"");

        Diagnostics found = JSON.validate(bytes(json), JsonForm.QTI);
        assertThat(found.all()).hasSize(1);
        assertThat(found.all().get(0).code()).isEqualTo("json-order");
        assertThat(found.all().get(0).message()).contains("\"id\"").contains("attributes first");
        assertThat(found.all().get(0).location().pointer()).isEqualTo("/p/id");
        assertThat(found.all().get(0).location().line()).isEqualTo(2);

        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        QtiJson.builder().jsonWindow(30_000_000).build().jsonToXml(bytes(json), xml, JsonForm.QTI, null);
        assertThat(xml.size()).isGreaterThan(20_000_000);
    }

    @Test
    void isNotSlowedByManyMembersAndItems() {
        StringBuilder json = new StringBuilder("{\"p\":{\"_attributes\":{");
        for (int i = 0; i < 9_999; i++) {
            json.append(i == 0 ? "" : ",").append("\"data-").append(i).append("\":\"\"");
        }
        json.append("},\"content\":[")
                .append("\"a\",{\"br\":{}},".repeat(200_000))
                .append("\"b\"]}}");

        assertThat(JSON.jsonToXml(json.toString(), JsonForm.QTI).text()).contains("data-9998");
    }

    @Test
    void isNotSlowedByManyNamespaces() {
        StringBuilder json = new StringBuilder("{\"p\":{\"_attributes\":{");
        for (int i = 0; i < 3_000; i++) {
            json.append(i == 0 ? "" : ",").append("\"{urn:").append(i).append("}a\":\"\"");
            json.append(",\"xmlns:p").append(i).append("\":\"urn:p").append(i).append('"');
        }
        json.append("},\"content\":[")
                .append("{\"{urn:y}a\":{\"_attributes\":{\"{urn:x}b\":\"\"}}},".repeat(10_000))
                .append("\"b\"]}}");

        assertThat(JSON.jsonToXml(json.toString(), JsonForm.QTI).text()).contains("urn:p2999");
    }

    @Test
    void refusesAHundredThousandAttributes() {
        StringBuilder json = new StringBuilder("{\"p\":{\"_attributes\":{\"a\":\"\"");
        for (int i = 0; i < 100_000; i++) {
            json.append(",\"")
                    .append(i % 2 == 0 ? "xmlns:a" : "data-")
                    .append(i)
                    .append("\":\"urn:x\"");
        }
        Diagnostic found = refusal(json + "}}}");

        assertThat(found.code()).isEqualTo("json-too-large");
        assertThat(found.message()).contains("10000 attributes");
        assertThat(found.location().pointer()).isEqualTo("/p");
    }

    @Test
    void passesOnThatBytesCannotBeHad() {
        InputStream broken = new FilterInputStream(bytes("{\"p\":{\"content\":[\"")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, Math.min(length, 3));
                if (count < 0) {
                    throw new IOException("gone");
                }
                return count;
            }
        };
        assertThatThrownBy(() -> JSON.validate(broken, JsonForm.QTI))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> JSON.jsonToXml(bytes("{\"p\":{}}"), full, JsonForm.QTI, null))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
        assertThatThrownBy(() -> JSON.xmlToJson(bytes("<p/>"), full, JsonForm.QTI, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @Test
    void closesNoStream() throws IOException {
        InputStream in = new FilterInputStream(bytes("{\"p\":{}}")) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        OutputStream out = new FilterOutputStream(new ByteArrayOutputStream()) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        JSON.jsonToXml(in, out, JsonForm.QTI, null);
        InputStream xml = new FilterInputStream(bytes("<p/>")) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        JSON.xmlToJson(xml, out, JsonForm.QTI, Map.of());
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Diagnostic refusal(String json) {
        QtiFormatException refused =
                catchThrowableOfType(QtiFormatException.class, () -> JSON.jsonToXml(json, JsonForm.QTI));
        assertThat(refused).as(json.substring(0, Math.min(json.length(), 80))).isNotNull();
        return refused.diagnostics().all().get(0);
    }
}
