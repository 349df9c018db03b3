// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

class TestUpdateTest {
    private static final String FULL =
            "{\"identifier\":\"t\",\"title\":\"T\",\"qtiVersion\":\"3.0\",\"toolName\":\"n\","
                    + "\"toolVersion\":\"1\",\"timeLimit\":1.50,\"maxAttempts\":2,\"toolsEnabled\":{\"ruler\":true,\"notes\":false},"
                    + "\"metadata\":{\"a\":[null,{\"b\":1E+2}]},\"qti-test-part\":[{\"identifier\":\"p\",\"navigationMode\":\"nonlinear\","
                    + "\"submissionMode\":\"simultaneous\",\"qti-assessment-section\":[{\"identifier\":\"s\",\"title\":\"S\",\"visible\":false,"
                    + "\"sequence\":1}],\"qti-pre-condition\":[{\"x\":1}],\"qti-branch-rule\":[]}],"
                    + "\"qti-outcome-declaration\":[{\"identifier\":\"SCORE\",\"cardinality\":\"single\",\"baseType\":\"directedPair\","
                    + "\"normalMaximum\":10.0,\"normalMinimum\":0,\"defaultValue\":{\"value\":[\"a\",1]}},"
                    + "{\"identifier\":\"O\",\"baseType\":\"float\"}]}";

    @Test
    void returnsTheSameJsonForEveryField() {
        assertThat(Json.write(TestUpdate.fromJson(Json.readObject(FULL)).toJson()))
                .isEqualTo(FULL);
    }

    @Test
    void sendsNothingForWhatWasNotSet() {
        TestUpdate built = TestUpdate.builder(
                        "t",
                        "T",
                        TestPartUpdate.of(
                                "p",
                                "linear",
                                "individual",
                                SectionUpdate.builder("s", "S").build()))
                .timeLimit(3600)
                .outcomeDeclarations(OutcomeDeclaration.single("SCORE", "float"))
                .build();

        assertThat(Json.write(built.toJson()))
                .isEqualTo(
                        "{\"identifier\":\"t\",\"title\":\"T\",\"timeLimit\":3600,\"qti-test-part\":[{\"identifier\":\"p\","
                                + "\"navigationMode\":\"linear\",\"submissionMode\":\"individual\",\"qti-assessment-section\":"
                                + "[{\"identifier\":\"s\",\"title\":\"S\",\"visible\":true}]}],\"qti-outcome-declaration\":"
                                + "[{\"identifier\":\"SCORE\",\"cardinality\":\"single\",\"baseType\":\"float\"}]}");
        assertThat(TestUpdate.fromJson(built.toJson())).isEqualTo(built);
    }

    @Test
    void reportsEverythingThatIsWrongAtEveryLevel() {
        QtiFormatException refused = catchThrowableOfType(
                QtiFormatException.class,
                () -> TestUpdate.fromJson(
                        Json.readObject(
                                "{\"title\":null,\"timeLimit\":\"1\",\"toolsEnabled\":{\"a\":1},\"extra\":0,"
                                        + "\"qti-test-part\":[{\"identifier\":\"p\",\"navigationMode\":\"Linear\",\"qti-assessment-section\":"
                                        + "[{\"identifier\":\"s\"}]},{\"identifier\":\"q\",\"navigationMode\":\"linear\",\"submissionMode\":\"individual\"}],"
                                        + "\"qti-outcome-declaration\":[{\"identifier\":\"o\",\"baseType\":\"directedpair\"}]}")));

        assertThat(refused.diagnostics().stream()
                        .map(d -> d.code() + " " + d.location().pointer()))
                .containsExactlyInAnyOrder(
                        "json-unknown-key /extra",
                        "json-missing-key ",
                        "json-wrong-type /title",
                        "json-wrong-type /timeLimit",
                        "json-wrong-type /toolsEnabled/a",
                        "json-wrong-value /qti-test-part/0/navigationMode",
                        "json-missing-key /qti-test-part/0",
                        "json-missing-key /qti-test-part/0/qti-assessment-section/0",
                        "json-missing-key /qti-test-part/1",
                        "json-wrong-value /qti-outcome-declaration/0/baseType");
    }

    @Test
    void needsAtLeastOnePart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestUpdate.builder("t", "T").build());
        QtiFormatException refused = catchThrowableOfType(
                QtiFormatException.class,
                () -> TestUpdate.fromJson(
                        Json.readObject("{\"identifier\":\"t\",\"title\":\"\",\"qti-test-part\":[]}")));
        assertThat(refused).hasMessageContaining("at least one");
    }

    @Test
    void refusesValuesThatTheEndpointForbids() {
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeDeclaration.single("o", "directedpair"));
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeDeclaration.single("", "float"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutcomeDeclaration("o", "many", "float", null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> TestPartUpdate.of("p", "any", "individual"));
        assertThatIllegalArgumentException().isThrownBy(() -> TestPartUpdate.of("p", "linear", "any"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new OutcomeDeclaration("o", null, "float", null, null, Map.of("value", new Object())));
    }
}
