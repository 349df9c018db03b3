// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.qti4j.client.Update;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update item}. */
@Command(
        name = "item",
        sortOptions = false,
        description =
                "Replaces an item: PUT /assessment-items/ID. Without metadata in FILE or by an option, those that the"
                        + " service has are read first and sent again, because they would be cleared.")
final class UpdateItemCommand extends UpdateReplacement {
    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The item: XML, the JSON of an item, or the body of the request; - is standard input.")
    private String file = "";

    @Option(names = "--clear-metadata", description = "Let the service forget the metadata.")
    private boolean clear;

    UpdateItemCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        ItemEnvelope item = payload(file).item(hasPreflight());
        Map<String, Object> given = givenMetadata();
        Map<String, Object> metadata = given == null ? item.metadata() : given;
        return client -> {
            Map<String, Object> sent =
                    metadata != null || clear ? metadata : stored(() -> client.getAssessmentItem(id));
            ItemEnvelope whole = sent == null ? item : item.withMetadata(sent);
            return sendOrCreate(client, Update.item(id, whole), create ? Update.newItem(whole) : null);
        };
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void put(QtiSandbox sandbox, String identifier) {
        sandbox.putItem(SandboxDocuments.item(identifier));
    }
}
