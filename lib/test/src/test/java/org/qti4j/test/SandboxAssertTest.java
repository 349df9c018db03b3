// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.qti4j.test.QtiAssertTest.fails;
import static org.qti4j.test.QtiAssertions.assertThatSandbox;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qti4j.client.QtiClient;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.testkit.TestData;

@QtiSandboxTest(seeds = {"colour.xml", "unit.xml"})
class SandboxAssertTest {
    private static final String XML = TestData.text(Path.of("src/test/resources/org/qti4j/test/colour.xml"));

    @Test
    void tellsWhatWasAsked(QtiSandbox sandbox, QtiClient client) {
        assertThatSandbox(sandbox).received();
        sandbox.failNext(Fault.dropConnection());
        client.updateAssessmentTestMetadata("unit", Map.of());

        assertThatSandbox(sandbox)
                .received("PUT /assessment-tests/unit/metadata 0", "PUT /assessment-tests/unit/metadata 200")
                .received(2, "PUT", "/assessment-tests/unit/metadata")
                .received(0, "GET", "/assessment-tests/unit");
        fails(() -> assertThatSandbox(sandbox).received("GET /x 200"), "GET /x 200", "PUT /assessment-tests/unit");
        fails(
                () -> assertThatSandbox(sandbox).received(1, "PUT", "/assessment-tests/unit/metadata"),
                "Expected 1 times",
                "found it 2 times");
    }

    @Test
    void tellsWhatThereIs(QtiSandbox sandbox) {
        assertThatSandbox(sandbox).item("colour").isValid().hasSameContentAs(XML);
        assertThatSandbox(sandbox).test("unit").isValid();
        sandbox.putStimulus(Map.of("identifier", "leaf", "title", "Leaf", "content", "<p>x</p>"));
        assertThatSandbox(sandbox).stimulus("leaf").isValid();
        fails(() -> assertThatSandbox(sandbox).item("none"), "the item none");
        fails(() -> assertThatSandbox(sandbox).item("colour").hasSameContentAs("<x/>"), "[item colour]");
    }
}
