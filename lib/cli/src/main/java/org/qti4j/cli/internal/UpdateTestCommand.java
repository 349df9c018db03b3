// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredTest;
import org.qti4j.client.Update;
import org.qti4j.json.api.TestUpdate;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.xml.internal.shared.FileFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update test}. */
@Command(
        name = "test",
        sortOptions = false,
        description =
                "Replaces a test: PUT /assessment-tests/ID. Without metadata in FILE or by an option, those that the"
                        + " service has are read first and stay. With XML, which has no place for them, metadata"
                        + " follow in a second request.")
final class UpdateTestCommand extends UpdateReplacement {
    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The test, XML or JSON by its content; - is standard input.")
    private String file = "";

    @Option(names = "--clear-metadata", description = "Do not care for the metadata that the service has.")
    private boolean clear;

    UpdateTestCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Payload payload = payload(file);
        Map<String, Object> metadata = givenMetadata();
        if (payload.format() == FileFormat.XML) {
            String xml = payload.test(hasPreflight());
            return client -> {
                Map<String, Object> kept = metadata == null ? kept(client) : null;
                int status = sendOrCreate(client, Update.test(id, xml), create ? Update.newTest(xml) : null);
                // Whether XML clears them is not documented.
                Map<String, Object> after = kept == null || kept.equals(answeredMetadata()) ? metadata : kept;
                return after == null ? status : Math.max(status, send(client, Update.testMetadata(id, after)));
            };
        }
        Map<String, Object> json = new LinkedHashMap<>(hasPreflight() ? payload.api() : payload.json());
        if (metadata != null) {
            json.put(METADATA, metadata);
        }
        Update<?> creation = create ? payload.located(() -> Update.newTest(TestUpdate.fromJson(json))) : null;
        return client -> {
            Map<String, Object> kept = json.containsKey(METADATA) ? null : kept(client);
            if (kept != null) {
                json.put(METADATA, kept);
            }
            return sendOrCreate(client, Update.test(id, json), creation);
        };
    }

    private @Nullable Map<String, Object> kept(QtiClient client) {
        Map<String, Object> there = clear ? null : stored(() -> client.getAssessmentTest(id));
        return there == null || there.isEmpty() ? null : there;
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void put(QtiSandbox sandbox, String identifier) {
        sandbox.putTest(SandboxDocuments.test(identifier, "part", "section"));
    }

    @Override
    int judge(StoredEntity answer) {
        if (answer instanceof StoredTest test && Boolean.FALSE.equals(test.isValidXml())) {
            session.complain("the service stored the test but finds its XML not valid (isValidXml is false)");
            return ExitStatus.FINDINGS;
        }
        return ExitStatus.OK;
    }
}
