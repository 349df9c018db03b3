// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import org.jspecify.annotations.Nullable;
import org.qti4j.client.Update;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update add-item}. */
@Command(
        name = "add-item",
        sortOptions = false,
        description = "Adds an item to a section: POST …/sections/SECTION/items.")
final class UpdateAddItemCommand extends UpdateSectionItems {
    @Parameters(index = "3", paramLabel = "ITEM", description = "The identifier of the item.")
    private String item = "";

    @Option(names = "--href", paramLabel = "HREF", description = "Where the item is.")
    private @Nullable String href;

    @Option(names = "--sequence", paramLabel = "N", description = "Its place in the section, from 1.")
    private @Nullable Integer sequence;

    UpdateAddItemCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() {
        ItemPlace place = sequence == null ? ItemPlace.of(item) : ItemPlace.of(item, sequence);
        ItemPlace whole = href == null ? place : place.withHref(href);
        return client -> send(client, Update.addItem(test, part, section, whole));
    }

    @Override
    String source() {
        return "";
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(test, part, section));
    }
}
