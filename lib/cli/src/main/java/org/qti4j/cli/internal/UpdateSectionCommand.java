// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.qti4j.json.ApiJson;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.SectionUpdate;
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
    Sending prepare(Session session) throws IOException {
        Payload payload = Payload.read(file, session);
        Map<String, Object> json = payload.format() == Format.JSON ? payload.json() : converted(payload, session);
        SectionUpdate section = payload.located(() -> SectionUpdate.fromJson(json));
        return client -> client.updateSection(test, part, id, section);
    }

    private static Map<String, Object> converted(Payload payload, Session session) throws IOException {
        ApiJson section = QtiJson.create().xmlToApi(payload.xml("qti-assessment-section"), Map.of());
        section.losses().losses().forEach(loss -> session.note(Words.line(payload.name() + ": loss: " + loss)));
        return section.value();
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(test, part, id));
    }
}
