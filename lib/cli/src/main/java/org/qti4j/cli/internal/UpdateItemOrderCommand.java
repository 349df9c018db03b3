// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.Update;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti update item-order}. */
@Command(
        name = "item-order",
        sortOptions = false,
        description = "Orders the items of a section: PUT …/sections/SECTION/items/order.")
final class UpdateItemOrderCommand extends UpdateSectionItems {
    @Parameters(
            index = "3",
            paramLabel = "FILE",
            description = "The body of the request, a JSON object {\"items\": [{\"identifier\": …}, …]}.")
    private String file = "";

    private @Nullable ItemOrder order;

    UpdateItemOrderCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Payload payload = payload(file);
        Map<String, Object> json = payload.json();
        ItemOrder read = payload.located(() -> ItemOrder.fromJson(json));
        order = read;
        return client -> send(client, Update.itemOrder(test, part, section, read));
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void fill(QtiSandbox sandbox) {
        List<String> items = order == null
                ? List.of()
                : order.items().stream().map(ItemPlace::identifier).distinct().toList();
        sandbox.putTest(SandboxDocuments.test(test, part, section, items));
    }
}
