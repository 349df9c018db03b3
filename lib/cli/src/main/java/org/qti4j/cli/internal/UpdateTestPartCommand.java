// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.qti4j.client.Update;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti update test-part}. */
@Command(
        name = "test-part",
        sortOptions = false,
        description = "Replaces a part of a test: PUT /assessment-tests/TEST/test-parts/ID.")
final class UpdateTestPartCommand extends UpdateRequest {
    @Parameters(index = "0", paramLabel = "TEST", description = "The identifier of the test.")
    private String test = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The identifier of the part.")
    private String id = "";

    @Parameters(
            index = "2",
            paramLabel = "FILE",
            description = "The part, JSON or XML by its content; the endpoint takes JSON, XML is converted first.")
    private String file = "";

    UpdateTestPartCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Map<String, Object> json = payload(file).apiObject(hasPreflight(), "qti-test-part");
        return client -> send(client, Update.testPart(test, id, json));
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(test, id, "section"));
    }
}
