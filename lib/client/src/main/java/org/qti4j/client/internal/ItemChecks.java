// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.Comparator;
import java.util.List;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;

/** What a section should hold after its items were ordered, added or removed. */
final class ItemChecks {
    private ItemChecks() {}

    /** Expects the items that were named in their order; it is not documented whether others stay. */
    static Content.ItemCheck order(ItemOrder order, List<String> named) {
        List<String> wanted = sequenced(order, named);
        return identifiers -> {
            List<String> among = identifiers.stream().filter(wanted::contains).toList();
            if (!among.equals(wanted)) {
                return "the items are in the order " + among + ", not " + wanted;
            }
            return null;
        };
    }

    /** Where every item has a sequence, that is the order. */
    private static List<String> sequenced(ItemOrder order, List<String> named) {
        if (order.items().stream().anyMatch(item -> item.sequence() == null)) {
            return named;
        }
        return order.items().stream()
                .sorted(Comparator.comparing(ItemPlace::sequence))
                .map(ItemPlace::identifier)
                .toList();
    }

    static Content.ItemCheck contains(String item) {
        return identifiers -> identifiers.contains(item) ? null : "the item \"" + item + "\" is not in the section";
    }

    static Content.ItemCheck lacks(String item) {
        return identifiers -> identifiers.contains(item) ? "the item \"" + item + "\" is still in the section" : null;
    }
}
