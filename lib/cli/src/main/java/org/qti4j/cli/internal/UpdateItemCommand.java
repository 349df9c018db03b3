// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
final class UpdateItemCommand extends UpdateRequest {
    @Parameters(index = "0", paramLabel = "ID", description = "The identifier of the item.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The item: XML, the JSON of an item, or the body of the request; - is standard input.")
    private String file = "";

    @Option(names = "--metadata", paramLabel = "FILE", description = "The metadata, a JSON object.")
    private @Nullable String metadataFile;

    @Option(names = "--clear-metadata", description = "Let the service forget the metadata.")
    private boolean clear;

    @Option(names = "--create", description = "Create the item when the service does not have it.")
    private boolean create;

    UpdateItemCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        ItemEnvelope item = payload(file).item(hasPreflight());
        Map<String, Object> metadata =
                metadataFile == null ? item.metadata() : payload(metadataFile).json();
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
    void fill(QtiSandbox sandbox) {
        if (!create) {
            sandbox.putItem(SandboxDocuments.item(id));
        }
    }
}
