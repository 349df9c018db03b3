// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.List;
import org.qti4j.client.Update;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti update remove-item}. */
@Command(
        name = "remove-item",
        sortOptions = false,
        description = "Takes an item out of a section: DELETE …/sections/SECTION/items/ITEM. The item itself stays.")
final class UpdateRemoveItemCommand extends UpdateSectionItems {
    @Parameters(index = "3", paramLabel = "ITEM", description = "The identifier of the item.")
    private String item = "";

    UpdateRemoveItemCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() {
        return client -> send(client, Update.removeItem(test, part, section, item));
    }

    @Override
    String source() {
        return "";
    }

    @Override
    void fill(QtiSandbox sandbox) {
        sandbox.putTest(SandboxDocuments.test(test, part, section, List.of(item)));
    }
}
