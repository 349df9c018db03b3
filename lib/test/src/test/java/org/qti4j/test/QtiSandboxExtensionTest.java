// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.qti4j.client.QtiClient;
import org.qti4j.client.RateLimitException;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;

class QtiSandboxExtensionTest {
    @RegisterExtension
    static final QtiSandboxExtension QTI = QtiSandboxExtension.builder()
            .seed("{\"identifier\":\"leaf\",\"title\":\"Leaf\",\"content\":\"<p>x</p>\"}")
            .seed(Path.of("src/test/resources/org/qti4j/test"))
            .misbehave(Misbehaviour.CONTENT_ARRAYS)
            .sandbox(sandbox -> sandbox.tokenLifetime(Duration.ofSeconds(5)))
            .client(client -> client.maxAttempts(1))
            .build();

    @Test
    void hasWhatItWasBuiltWith(QtiSandbox sandbox, QtiClient client) {
        assertThat(sandbox.stimulusIdentifiers()).containsExactly("leaf");
        assertThat(sandbox.itemIdentifiers()).containsExactly("colour");
        assertThat(sandbox.testIdentifiers()).containsExactly("unit");
        assertThat(sandbox.misbehaviours()).containsExactly(Misbehaviour.CONTENT_ARRAYS);
        sandbox.failNext(Fault.status(429));
        assertThatThrownBy(() -> client.getAssessmentTest("unit")).isInstanceOf(RateLimitException.class);
    }

    /** Run by the tests below only. */
    static final class Failing {
        static final List<QtiSandbox> USED = new ArrayList<>();

        @RegisterExtension
        static final QtiSandboxExtension QTI = QtiSandboxExtension.builder()
                .seedResources("colour.xml")
                .sandbox(sandbox -> sandbox.faultSeed(11))
                .build();

        @Test
        void fails(QtiSandbox sandbox, QtiClient client) {
            USED.add(sandbox);
            sandbox.failNext(Fault.status(503));
            client.getAssessmentItem("colour");
            throw new AssertionError("on purpose");
        }

        @Test
        void succeeds(QtiSandbox sandbox) {
            USED.add(sandbox);
        }
    }

    @QtiSandboxTest(seeds = "none.xml")
    static final class WithoutItsSeed {
        @Test
        void isNeverRun() {}
    }

    @QtiSandboxTest
    static final class InTheConstructor {
        InTheConstructor(QtiSandbox sandbox) {
            sandbox.clearRequests();
        }

        @Test
        void isNeverRun() {}
    }

    @Test
    void reportsTheRequestsOfATestThatFailsAndStopsEverySandbox() {
        Failing.USED.clear();

        EngineExecutionResults results = run(Failing.class);

        results.testEvents().assertStatistics(all -> all.succeeded(1).failed(1).reportingEntryPublished(1));
        assertThat(results.testEvents().reportingEntryPublished().list().get(0).getPayload())
                .hasValueSatisfying(entry -> assertThat(entry.toString())
                        .contains("fault seed 11", "3 requests", "GET /api/assessment-items/colour 503 ANSWER"));
        assertThat(Failing.USED)
                .hasSize(2)
                .allSatisfy(sandbox -> assertThatThrownBy(
                                () -> new Socket("127.0.0.1", sandbox.baseUrl().getPort()).close())
                        .isInstanceOf(ConnectException.class));
    }

    @Test
    void namesTheSeedThatIsNotThere() {
        assertThat(failure(WithoutItsSeed.class)).contains("none.xml", WithoutItsSeed.class.getName());
    }

    @Test
    void hasNoParametersForConstructors() {
        assertThat(failure(InTheConstructor.class)).contains("No ParameterResolver");
    }

    private static String failure(Class<?> testClass) {
        return run(testClass).allEvents().executions().failed().stream()
                .map(execution -> execution.getTerminationInfo().getExecutionResult())
                .map(TestExecutionResult::getThrowable)
                .map(thrown -> thrown.orElseThrow().getMessage())
                .findFirst()
                .orElseThrow();
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }
}
