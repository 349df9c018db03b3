// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredTest;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti update test}. */
@Command(name = "test", sortOptions = false, description = "Replaces a test: PUT /assessment-tests/ID.")
final class UpdateTestCommand extends UpdateRequest {
    @Parameters(index = "0", paramLabel = "ID", description = "The identifier of the test.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The test, XML or JSON by its content; - is standard input.")
    private String file = "";

    UpdateTestCommand(Session session) {
        super(session);
    }

    @Override
    Sending prepare(Session session) throws IOException {
        Payload payload = Payload.read(file, session);
        if (payload.format() == Format.XML) {
            String xml = payload.xml("qti-assessment-test");
            return client -> client.updateAssessmentTest(id, xml);
        }
        Map<String, Object> json = payload.api();
        return client -> client.updateAssessmentTest(id, json);
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(id, "part", "section"));
    }

    @Override
    int judge(StoredEntity answer, Session messages) {
        if (answer instanceof StoredTest test && Boolean.FALSE.equals(test.isValidXml())) {
            messages.complain("the service stored the test but finds its XML not valid (isValidXml is false)");
            return ExitStatus.FINDINGS;
        }
        return ExitStatus.OK;
    }
}
