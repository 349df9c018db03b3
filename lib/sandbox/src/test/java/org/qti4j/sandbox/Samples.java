// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.qti4j.json.Json;

/** A sandbox with documents to ask it for. */
abstract class Samples {
    static final String QTI = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";
    static final String TEST = "/assessment-tests/t";
    static final String PART = TEST + "/test-parts/p";
    static final String SECTION = PART + "/sections/s";
    static final String ITEM = "/assessment-items/i";
    static final String STIMULUS = "/stimuli/leaf";

    static final String TEST_JSON = """
            {"identifier":"t","title":"Cells","metadata":{"a":1.0,"b":{"c":null}},"maxAttempts":2,
             "qti-outcome-declaration":[{"identifier":"SCORE","baseType":"float"}],
             "qti-test-part":[{"identifier":"p","navigationMode":"linear","submissionMode":"individual","qti-assessment-section":[
               {"identifier":"s","title":"Plants","fixed":true,"qti-assessment-item-ref":[
                 {"identifier":"i1","href":"i1.xml"},{"identifier":"i2","href":"i2.xml"},{"identifier":"i3","href":"i3.xml"}]},
               {"identifier":"é2","title":"Animals","visible":false}]}]}""";

    static final String PART_JSON = """
            {"identifier":"p","navigationMode":"linear","submissionMode":"individual","qti-assessment-section":[
             {"identifier":"s","title":"S","visible":true}]}""";

    static final String TEST_XML = "<qti-assessment-test " + QTI + " identifier=\"t\" title=\"By XML\">" + """
            <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
            <qti-test-part identifier="p" navigation-mode="linear" submission-mode="individual">
            <!-- why --><qti-assessment-section identifier="s" title="S" visible="true">
            <qti-assessment-item-ref identifier="i1" href="i1.xml" category="hard"/></qti-assessment-section></qti-test-part>
            </qti-assessment-test>""";

    static final String MATCH_JSON = """
            {"identifier":"m","type":"match","title":"Match","interaction":{"type":"match","responseIdentifier":"RESPONSE",
             "maxAssociations":1,"questionStructure":{"prompt":"Which?","sourceChoices":[{"identifier":"A","content":"one"}],
             "targetChoices":[{"identifier":"X","content":"1"}]}},
             "responseDeclarations":[{"identifier":"RESPONSE","cardinality":"multiple","baseType":"directedPair",
             "correctResponse":{"value":[["A","X"]]}}]}""";

    static String itemXml(String identifier, String title) {
        return "<qti-assessment-item " + QTI + " identifier=\"" + identifier + "\" title=\"" + title
                + "\" adaptive=\"false\" time-dependent=\"false\">" + """
                <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                <qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
                <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
                <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
                <qti-prompt>Which?</qti-prompt><qti-simple-choice identifier="A">one <b>half</b></qti-simple-choice>
                <qti-simple-choice identifier="B">two</qti-simple-choice></qti-choice-interaction></qti-item-body>
                </qti-assessment-item>""";
    }

    static String itemJson(String identifier, String title, String more) {
        return """
                {"identifier":"%s","title":"%s","type":"choice","interaction":{"type":"choice","responseIdentifier":"RESPONSE",
                 "maxChoices":1,"questionStructure":{"prompt":"Which?","choices":[{"identifier":"A","content":"one"}]}},
                 "responseDeclarations":[{"identifier":"RESPONSE","cardinality":"single","baseType":"identifier"}]%s}""".formatted(identifier, title, more);
    }

    static String stimulusJson(String content, String more) {
        return "{\"identifier\":\"leaf\",\"title\":\"Leaves\",\"content\":\"" + content + "\"" + more + "}";
    }

    static String stimulusXml(String text) {
        return "<qti-assessment-stimulus " + QTI + " identifier=\"leaf\" title=\"Leaves\"><qti-stimulus-body><p>" + text
                + "</p></qti-stimulus-body></qti-assessment-stimulus>";
    }

    static String envelope(String xml, String more) {
        return "{\"format\":\"xml\",\"xml\":" + Json.write(xml) + more + "}";
    }

    QtiSandbox sandbox;
    Caller caller;

    @BeforeEach
    void start() throws Exception {
        restart(builder());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    static QtiSandboxBuilder builder() {
        return QtiSandbox.builder().clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    void restart(QtiSandboxBuilder builder) throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = builder.start();
        sandbox.putTest(Json.readObject(TEST_JSON));
        sandbox.putItem(Json.readObject(envelope(itemXml("i", "One"), ",\"metadata\":{\"subject\":\"Math\"}")));
        sandbox.putStimulus(Json.readObject(stimulusJson("<p>Green.</p>", "")));
        caller = new Caller(sandbox).withToken();
    }

    /** Sends JSON and returns the JSON of the answer, which must have this status. */
    Map<String, Object> send(int status, String method, String path, String json) throws Exception {
        HttpResponse<String> response = caller.send(method, path, Caller.JSON, json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body().isEmpty() ? Map.of() : Caller.json(response);
    }

    Map<String, Object> sendXml(int status, String method, String path, String xml) throws Exception {
        HttpResponse<String> response = caller.send(method, path, Caller.XML, xml);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Caller.json(response);
    }

    Map<String, Object> get(String path) throws Exception {
        return send(200, "GET", path, "");
    }

    String rawXml(String path) throws Exception {
        return (String) get(path).get("rawXml");
    }
}
