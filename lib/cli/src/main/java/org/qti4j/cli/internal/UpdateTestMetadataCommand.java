// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.qti4j.client.Update;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti update test-metadata}. */
@Command(
        name = "test-metadata",
        sortOptions = false,
        description = "Updates the metadata of a test and nothing else: PUT /assessment-tests/ID/metadata.")
final class UpdateTestMetadataCommand extends UpdateRequest {
    @Parameters(index = "0", paramLabel = "ID", description = "The identifier of the test.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The metadata, a JSON object of any content; - is standard input.")
    private String file = "";

    UpdateTestMetadataCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Map<String, Object> metadata = payload(file).json();
        return client -> send(client, Update.testMetadata(id, metadata));
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(id, "part", "section"));
    }
}
