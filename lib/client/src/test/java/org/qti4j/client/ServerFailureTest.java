// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.client.ScriptedServer.Reply;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;

/** What a 500 of this service means, and whether it is worth another try. */
@Timeout(60)
class ServerFailureTest {
    private static final Reply OK = Reply.of(200, "{}");

    private ScriptedServer server;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        client = server.client(new FakeTime()).repeatUnknown500(true).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static String body(String message, String details) {
        return "{\"error\":\"Internal Server Error\",\"message\":" + Json.write(message) + ",\"details\":"
                + Json.write(details) + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The definition URL hostname is not in the approved grader allowlist: x.example | GRADER_HOST_NOT_ALLOWED",
                "Unsupported interaction type: undefined | UNSUPPORTED_INTERACTION_TYPE",
                "FEEDBACK is not a declared outcome | UNDECLARED_OUTCOME",
                "No document found for query on model QTIStimulus (DocumentNotFoundError) | DOCUMENT_NOT_FOUND",
                "outcomeDeclarations.0.baseType: Path `baseType` is required. | INVALID_VALUE",
                "`directedpair` is not a valid enum value for path `baseType`. | INVALID_VALUE",
                "Invalid XML | INVALID_XML",
                "XML is not valid: element qti-p is not expected | INVALID_XML",
                "PCDATA invalid Char value 2 | INVALID_XML",
                "parser error : Opening and ending tag mismatch: p line 1 and div | INVALID_XML",
                "Failed to parse XML | INVALID_XML",
                "Error validating XML against the schema | INVALID_XML",
                "Entity 'nbsp' not defined | INVALID_XML"
            })
    void namesAPermanentReasonAndDoesNotTryAgain(String message, ServerException.Reason reason) {
        server.reply(Reply.of(500, body(message, "at f (x.js:1)")));

        ServerException failed =
                catchThrowableOfType(ServerException.class, () -> client.updateAssessmentTest("t", "<t/>"));

        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.reason().isPermanent()).isTrue();
        assertThat(failed).hasMessageContaining(reason.words() + "; sending it again will not help");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void findsTheReasonInTheStackTraceToo() {
        server.reply(Reply.of(500, body("oops", "DocumentNotFoundError: No document found\n at Model.f (x.js:1)")));

        assertThatThrownBy(() -> client.updateAssessmentTest("t", "<t/>"))
                .isInstanceOfSatisfying(
                        ServerException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(ServerException.Reason.DOCUMENT_NOT_FOUND));
    }

    @Test
    void knowsThatAnEndpointDoesNotTakeXml() {
        server.reply(Reply.of(501, "{\"error\":\"XML format not supported\"}"));

        ServerException failed = catchThrowableOfType(ServerException.class, () -> client.getAssessmentItem("i"));

        assertThat(failed.reason()).isEqualTo(ServerException.Reason.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"Internal Server Error\",\"message\":\"connection pool exhausted\",\"details\":\"at validateXmlSchema (xsd.js:3)\"}",
                "<html>oops</html>",
                ""
            })
    void repeatsAnUnknown500WhenAllowedButNeverAPost(String body) {
        server.reply(Reply.of(500, body), OK, Reply.of(500, body));

        client.updateAssessmentTest("t", "<t/>");
        ServerException failed = catchThrowableOfType(
                ServerException.class, () -> client.updateAssessmentItemMetadata(ItemEnvelope.xml("<i/>")));

        assertThat(failed.reason()).isEqualTo(ServerException.Reason.UNKNOWN);
        assertThat(server.requests()).hasSize(3);
    }
}
