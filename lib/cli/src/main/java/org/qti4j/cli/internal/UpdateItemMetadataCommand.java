// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.Update;
import org.qti4j.json.api.ItemEnvelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update item-metadata}. In the sandbox an item that is not there yet is created by the endpoint. */
@Command(
        name = "item-metadata",
        sortOptions = false,
        description = "Updates the metadata of an item: POST /assessment-items/metadata.")
final class UpdateItemMetadataCommand extends UpdateRequest {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The item: XML, the JSON of an item, or the body of the request; - is standard input.")
    private String file = "";

    @Option(names = "--metadata", paramLabel = "FILE", description = "The metadata, a JSON object.")
    private @Nullable String metadataFile;

    UpdateItemMetadataCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        ItemEnvelope item = payload(file).item(hasPreflight());
        if (metadataFile == null) {
            return client -> send(client, Update.itemMetadata(item));
        }
        Map<String, Object> metadata = payload(metadataFile).json();
        return client -> send(client, Update.itemMetadata(item.withMetadata(metadata)));
    }

    @Override
    String source() {
        return file;
    }
}
