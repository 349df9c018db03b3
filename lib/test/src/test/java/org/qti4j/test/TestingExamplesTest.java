// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.test.QtiAssertions.assertThatQti;
import static org.qti4j.test.QtiAssertions.assertThatSandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.client.NotProvenException;
import org.qti4j.client.QtiClient;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.AssessmentItem;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiXml;

/** The examples of {@code docs/testing.md} and {@code docs/sandbox.md}; {@link PagesTest} holds the pages to them. */
class TestingExamplesTest {
    @Nested
    // tag::publisher
    @QtiSandboxTest(seeds = {"colour.xml", "unit.xml"})
    class PublisherTest {
        @Test
        void keepsTheMetadata(QtiSandbox sandbox, QtiClient client) {
            new Publisher(client).rename("colour", "Leaves in spring");

            assertThatSandbox(sandbox).item("colour").isValid();
            assertThat(sandbox.item("colour").orElseThrow())
                    .containsEntry("title", "Leaves in spring")
                    .containsEntry("metadata", Map.of("subject", "Biology", "grade", "4"));
        }
        // end::publisher

        // tag::faults
        @Test
        void waitsWhenTheServiceIsBusy(QtiSandbox sandbox, QtiClient client) {
            sandbox.failNext(2, Fault.status(429).withHeader("Retry-After", "30"));

            new Publisher(client).grade("unit", "7");

            assertThatSandbox(sandbox)
                    .received(
                            "PUT /assessment-tests/unit/metadata 429",
                            "PUT /assessment-tests/unit/metadata 429",
                            "PUT /assessment-tests/unit/metadata 200");
        }

        @Test
        void noticesWhenAnUpdateDoesNotLand(QtiSandbox sandbox, QtiClient client) {
            sandbox.failNext(1, request -> request.method().equals("PUT"), Fault.ignored());

            assertThatThrownBy(() -> new Publisher(client).rename("colour", "Leaves in spring"))
                    .isInstanceOf(NotProvenException.class)
                    .hasMessageContaining("update again");
        }

        @Test
        @QtiSandboxTest(misbehave = Misbehaviour.TYPED_FIELDS_STALE)
        void noticesFieldsThatStayBehind(QtiClient client) {
            assertThatThrownBy(() -> new Publisher(client).shuffle("colour")).isInstanceOf(NotProvenException.class);
        }
        // end::faults
    }

    @Nested
    class Registered {
        // tag::registered
        @RegisterExtension
        static final QtiSandboxExtension QTI = QtiSandboxExtension.builder()
                .seed(Path.of("src/test/resources/org/qti4j/test"))
                .misbehave(Misbehaviour.RATE_LIMITED)
                .sandbox(sandbox -> sandbox.faultSeed(42).tokenLifetime(Duration.ofMinutes(5)))
                .client(client -> client.maxAttempts(2))
                .build();
        // end::registered

        @Test
        void worksAsShown(QtiSandbox sandbox) {
            assertThat(sandbox.faultSeed()).isEqualTo(42);
            assertThat(sandbox.testIdentifiers()).containsExactly("unit");
            assertThat(sandbox.misbehaviours()).containsExactly(Misbehaviour.RATE_LIMITED);
        }
    }

    @Test
    void comparesDocuments() {
        String xml = TestData.text(Path.of("src/test/resources/org/qti4j/test/colour.xml"));
        String json = QtiJson.create().xmlToJson(xml, JsonForm.QTI).text();
        AssessmentItem item = QtiXml.create().read(xml, AssessmentItem.class);
        // tag::assertions
        assertThatQti(xml).isValid().survivesRoundTrip();
        assertThatQti(json).isValid().hasSameContentAs(xml);
        assertThatQti(Path.of("src/test/resources/org/qti4j/test/colour.xml")).hasSameContentAs(xml);
        assertThatQti(item)
                .comparedBy(QtiDiff.builder().ignoreComments().build())
                .hasSameContentAs(xml);
        assertThatQti(xml.replace("qti-prompt", "prompt")).isNotValid().hasFinding("cvc-complex-type.2.4.a");
        // end::assertions
        assertThatThrownBy(() -> assertThatQti(xml).hasSameContentAs(xml.replace("green", "blue")))
                .hasMessage(PagesTest.block("text"));
    }

    @Test
    void runsASandbox(@TempDir Path folder) {
        // tag::sandbox
        try (QtiSandbox sandbox = QtiSandbox.builder()
                .folder(folder)
                .misbehave(Misbehaviour.LOSSY_JSON_CONVERSION, Misbehaviour.RATE_LIMITED)
                .faultSeed(42)
                .start()) {
            sandbox.put(Path.of("src/test/resources/org/qti4j/test/unit.xml"));
            sandbox.misbehave();
            assertThat(sandbox.testIdentifiers()).containsExactly("unit");
        }
        // end::sandbox
    }
}
