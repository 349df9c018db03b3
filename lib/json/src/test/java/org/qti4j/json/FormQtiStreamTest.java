// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;

/** Documents that are larger than what is kept of them. */
@Timeout(60)
class FormQtiStreamTest {
    private static final QtiJson JSON = QtiJson.builder().compact().build();

    static Stream<Named<Path>> documents() {
        return Stream.concat(
                TestData.cases(".xml", 115, "valid", "invalid-rule"), TestData.cases(".xml", 135, "invalid-schema"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void giveTheSameXmlHoweverLittleIsKept(Path file) throws IOException {
        String text = json(file);
        String expected = JSON.jsonToXml(text, JsonForm.QTI).text();

        for (int window : new int[] {1, 40, 300, 2_000}) {
            assertThat(xml(text, window)).as("window " + window).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void haveTheSameFindingsHoweverLittleIsKept(Path file) throws IOException {
        String json = json(file);

        assertThat(QtiJson.builder()
                        .jsonWindow(1)
                        .build()
                        .validate(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), JsonForm.QTI))
                .isEqualTo(JSON.validate(json, JsonForm.QTI));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "/div/id;                 {'div':{'content':['long'],'id':'a'}}",
                "/div/_attributes;        {'div':{'content':['long'],'_attributes':{}}}",
                "/div/_before;            {'div':{'content':['long'],'_before':[]}}",
                "/qti-item-body/content/0/p/class; {'qti-item-body':{'content':[{'p':{'content':['long'],'class':'a'}}]}}",
                "/qti-outcome-declaration/identifier; {'qti-outcome-declaration':{'qti-default-value':{'qti-value':[{'value':'long'}]},'identifier':'O'}}",
                "/qti-choice-interaction/qti-prompt; {'qti-choice-interaction':{'qti-simple-choice':[{'content':['long']}],'qti-prompt':{}}}",
                "/div/content;            {'div':{'_more':['long'],'content':[]}}",
                "/div/_end;               {'div':{'content':['long'],'_after':[],'_end':[]}}"
            })
    void saysWhichMemberComesTooLate(String pointer, String document) throws IOException {
        String json = document.replace('\'', '"').replace("long", "x".repeat(200));

        Diagnostic found = refusal(json, 1);

        assertThat(found.code()).isEqualTo("json-order");
        assertThat(found.location().pointer()).isEqualTo(pointer);
        assertThat(found.location().line()).isEqualTo(1);
        assertThat(found.location().column())
                .isEqualTo(json.indexOf(
                                ':', json.lastIndexOf('"' + pointer.substring(pointer.lastIndexOf('/') + 1) + '"'))
                        + 2);
        assertThat(JSON.jsonToXml(json, JsonForm.QTI).text()).contains("xxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'div':{'content':['long'],'content':[]}}",
                "{'div':{'id':'a','id':'long'}}",
                "{'div':{'content':['long'],'what':[]}}",
                "{'div':{'what':['long']}}",
                "{'div':{'content':[{'a b':['long']}]}}",
                "{'div':{'content':[{'p':['long']}]}}",
                "{'div':{'content':[['long']]}}",
                "{'div':{'content':{'p':'long'}}}",
                "{'div':{'content':[{'p':{'content':['long']},'em':{}}]}}",
                "{'div':{'content':[{'_comment':['long']}]}}",
                "{'div':{'content':[{'_comment':'-long-'}]}}",
                "{'div':{'_attributes':['long']}}",
                "{'div':{'content':['long'],'_end':['x']}}",
                "{'div':{'content':['long']},'p':{}}",
                "{'div':{'content':['long']}}{}",
                "{'div':{'content':['long']}",
                "{'div':{'content':['long'",
                "{'div':['long']}",
                "{'a b':{'content':['long']}}",
                "{'qti-choice-interaction':{'qti-simple-choice':{'content':['long']}}}",
                "{'qti-choice-interaction':{'qti-prompt':[{'content':['long']}]}}",
                "{'qti-choice-interaction':{'qti-prompt':{'content':['long\\u0000']}}}",
                "{'qti-choice-interaction':{'maxChoices':['long']}}",
                "['long']"
            })
    void refusesTheSameDocumentsHoweverLittleIsKept(String document) throws IOException {
        String json = document.replace('\'', '"').replace("long", "x".repeat(200));
        Diagnostic expected = refusal(json, 1_000_000);

        Diagnostic found = refusal(json, 1);

        assertThat(found.code()).as(found.toString()).isEqualTo(expected.code());
        assertThat(found.location().pointer()).as(found.toString()).isNotNull();
        assertThat(found.location().line()).isEqualTo(1);
        assertThat(found.location().column()).isPositive();
    }

    @Test
    void tellsWhatItFoundBeforeTheFaultThatStoppedIt() throws IOException {
        String json = "{\"div\":{\"id\":1,\"content\":[7,\"" + "x".repeat(200) + "\",\n\"\\ud800\"]}}";

        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> xml(json, 1));

        assertThat(refused.diagnostics().stream()
                        .map(found -> found.code() + " " + found.location().pointer()))
                .containsExactly(
                        "json-wrong-type /div/id",
                        "json-wrong-type /div/content/0",
                        "json-not-well-formed /div/content/2");
    }

    @Test
    void knowsTheLineAndColumnOfEveryValue() throws IOException {
        String json = "{\"div\": {\n  \"id\": 1,\n  \"class\":true, \"content\": [\n 12, null,\n  {\"p\": 4}]}}";

        assertThat(JSON.validate(json, JsonForm.QTI).stream()
                        .filter(found -> found.code().startsWith("json-"))
                        .map(found -> found.location().pointer() + " "
                                + found.location().line() + ":"
                                + found.location().column()))
                .containsExactly(
                        "/div/id 2:9",
                        "/div/class 3:11",
                        "/div/content/0 4:2",
                        "/div/content/1 4:6",
                        "/div/content/2/p 5:9");
    }

    /** Endless input, so that reading the whole of it would never end. */
    @Test
    void stopsAtTheFirstMemberThatCannotBeRead() {
        InputStream endless = new InputStream() {
            private final byte[] begin = "{\"div\":{\"content\":[\"a\",".getBytes(StandardCharsets.UTF_8);
            private final byte[] item = "{\"p\":{\"content\":[\"text\"]}},".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                long i = at++;
                return i < begin.length ? begin[(int) i] : item[(int) ((i - begin.length) % item.length)];
            }
        };

        QtiFormatException refused = catchThrowableOfType(
                QtiFormatException.class,
                () -> QtiJson.builder()
                        .jsonLimit(3_000_000)
                        .build()
                        .jsonToXml(endless, OutputStream.nullOutputStream(), JsonForm.QTI, null));

        assertThat(refused.diagnostics().all().get(0).code()).isEqualTo("json-too-large");
        assertThat(refused.diagnostics().all().get(0).location().pointer()).startsWith("/div/content/");
        assertThat(refused.diagnostics().all().get(0).location().column()).isGreaterThan(1_000_000);
    }

    @Test
    void readersHaveNothingInCommon() throws Exception {
        String one = "{\"p\":{\"id\":\"one\",\"content\":[\"1\",{\"em\":{\"content\":[\"one\"]}}]}}";
        String two = "{\"div\":{\"id\":\"two\",\"content\":[\"2\",{\"b\":{\"content\":[\"two\"]}}]}}";
        XMLStreamReader closed = reader(one);
        closed.next();
        closed.close();
        closed.close();
        assertThatThrownBy(closed::next).isInstanceOf(XMLStreamException.class);

        XMLStreamReader first = reader(one);
        XMLStreamReader second = reader(two);
        StringBuilder ofFirst = new StringBuilder();
        StringBuilder ofSecond = new StringBuilder();
        while (first.hasNext()) {
            ofFirst.append(event(first));
            ofSecond.append(event(second));
        }
        first.close();
        second.close();

        assertThat(ofFirst).hasToString("<p one>1<em>one</></>");
        assertThat(ofSecond).hasToString("<div two>2<b>two</></>");
    }

    private static XMLStreamReader reader(String json) throws IOException {
        return JSON.reader(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(XMLStreamReader reader) throws XMLStreamException {
        return switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT ->
                "<" + reader.getLocalName() + (reader.getAttributeCount() > 0 ? " " + reader.getAttributeValue(0) : "")
                        + ">";
            case XMLStreamConstants.END_ELEMENT -> "</>";
            case XMLStreamConstants.CHARACTERS -> reader.getText();
            default -> "";
        };
    }

    @Test
    void manyThreadsAtOnceDoNotDisturbEachOther() throws Exception {
        List<String> documents = documents()
                .map(Named::getPayload)
                .limit(60)
                .map(FormQtiStreamTest::json)
                .toList();
        List<String> expected = documents.stream()
                .map(json -> JSON.jsonToXml(json, JsonForm.QTI).text())
                .toList();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int from = t * 7;
            tasks.add(() -> {
                for (int i = 0; i < 3 * documents.size(); i++) {
                    int n = (from + i) % documents.size();
                    assertThat(JSON.jsonToXml(documents.get(n), JsonForm.QTI).text())
                            .isEqualTo(expected.get(n));
                    assertThat(xml(documents.get(n), 1 + 200 * (i % 3))).isEqualTo(expected.get(n));
                    JSON.validate(documents.get(n), JsonForm.QTI);
                }
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> each : threads.invokeAll(tasks)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String json(Path file) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            JSON.xmlToJson(new ByteArrayInputStream(TestData.bytes(file)), json, JsonForm.QTI, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString(StandardCharsets.UTF_8);
    }

    private static String xml(String json, int window) throws IOException {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        QtiJson.builder()
                .compact()
                .jsonWindow(window)
                .build()
                .jsonToXml(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), xml, JsonForm.QTI, null);
        return xml.toString(StandardCharsets.UTF_8);
    }

    private static Diagnostic refusal(String json, int window) {
        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> xml(json, window));
        assertThat(refused).as(json).isNotNull();
        return refused.diagnostics().all().get(0);
    }
}
