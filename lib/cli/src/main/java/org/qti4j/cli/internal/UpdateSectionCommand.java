// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.qti4j.client.Update;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti update section}. */
@Command(
        name = "section",
        sortOptions = false,
        description = "Updates a section: PUT /assessment-tests/TEST/test-parts/PART/sections/ID.")
final class UpdateSectionCommand extends UpdateRequest {
    @Parameters(index = "0", paramLabel = "TEST", description = "The identifier of the test.")
    private String test = "";

    @Parameters(index = "1", paramLabel = "PART", description = "The identifier of the test part.")
    private String part = "";

    @Parameters(index = "2", paramLabel = "ID", description = "The identifier of the section.")
    private String id = "";

    @Parameters(
            index = "3",
            paramLabel = "FILE",
            description = "The section, JSON or XML by its content; the endpoint takes JSON, XML is converted first.")
    private String file = "";

    UpdateSectionCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Map<String, Object> json = payload(file).apiObject(hasPreflight(), "qti-assessment-section");
        return client -> send(client, Update.section(test, part, id, json));
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(test, part, id));
    }
}
