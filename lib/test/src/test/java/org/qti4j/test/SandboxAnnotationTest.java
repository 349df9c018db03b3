// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.test.QtiAssertions.assertThatSandbox;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.client.QtiClient;
import org.qti4j.client.ServerException;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;

@QtiSandboxTest(seeds = "unit.xml")
class SandboxAnnotationTest {
    @BeforeEach
    void sameAsTheTestHas(QtiSandbox sandbox) {
        assertThat(sandbox.testIdentifiers()).containsExactly("unit");
        assertThat(sandbox.requests()).isEmpty();
    }

    @AfterEach
    void isStillOpen(QtiClient client) {
        assertThat(client.getAssessmentTest("unit").identifier()).isEqualTo("unit");
    }

    @RepeatedTest(2)
    void givesEachTestItsOwn(QtiSandbox sandbox, QtiClient client) {
        assertThat(client.getAssessmentTest("unit").title()).isEqualTo("Leaves");
        client.updateAssessmentTestMetadata("unit", Map.of("grade", "4"));
        assertThat(sandbox.test("unit").orElseThrow()).containsEntry("metadata", Map.of("grade", "4"));
        assertThatSandbox(sandbox)
                .received("GET /assessment-tests/unit 200", "PUT /assessment-tests/unit/metadata 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void worksBesideOtherParameters(String value, QtiSandbox sandbox) {
        assertThat(value).isIn("a", "b");
        assertThat(sandbox.itemIdentifiers()).isEmpty();
    }

    @Test
    void failsAsToldWithoutWaiting(QtiSandbox sandbox, QtiClient client) {
        sandbox.failNext(3, Fault.status(429).withHeader("Retry-After", "20"));

        assertThat(client.getAssessmentTest("unit").title()).isEqualTo("Leaves");

        assertThatSandbox(sandbox).received(4, "GET", "/assessment-tests/unit");
        sandbox.failNext(Fault.status(500));
        assertThatThrownBy(() -> client.updateAssessmentTestMetadata("unit", Map.of()))
                .isInstanceOf(ServerException.class);
    }

    @Test
    @QtiSandboxTest(seeds = "/org/qti4j/test/colour.xml", misbehave = Misbehaviour.METADATA_REPLACED, faultSeed = 9)
    void addsWhatTheMethodSays(QtiSandbox sandbox) {
        assertThat(sandbox.testIdentifiers()).containsExactly("unit");
        assertThat(sandbox.item("colour").orElseThrow())
                .containsEntry("metadata", Map.of("subject", "Biology", "grade", "4"));
        assertThat(sandbox.misbehaviours()).containsExactly(Misbehaviour.METADATA_REPLACED);
        assertThat(sandbox.faultSeed()).isEqualTo(9);
    }

    @Nested
    @QtiSandboxTest(seedFiles = "src/test/resources/org/qti4j/test/colour.xml")
    class InAnInnerClass {
        @Test
        void hasWhatTheOuterClassHas(QtiSandbox sandbox) {
            assertThat(sandbox.testIdentifiers()).containsExactly("unit");
            assertThat(sandbox.itemIdentifiers()).containsExactly("colour");
        }
    }
}
