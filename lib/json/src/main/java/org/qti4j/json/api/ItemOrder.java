// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The body of {@code PUT …/sections/{identifier}/items/order}. Immutable.
 *
 * <p>Name every item of the section: the documents do not say whether those that are left out are dropped or put at the end.
 *
 * @param items the items in their new order, at least one, none of them twice
 */
public record ItemOrder(List<ItemPlace> items) {
    private static final String ITEMS = "items";

    /**
     * Copies the list and checks it.
     *
     * @throws IllegalArgumentException when it is empty or has an identifier twice
     */
    public ItemOrder {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("the order has no item; at least one is required");
        }
        Set<String> seen = new HashSet<>();
        for (ItemPlace item : items) {
            if (!seen.add(item.identifier())) {
                throw new IllegalArgumentException("the order has the item \"" + item.identifier() + "\" twice");
            }
        }
    }

    /** Returns the order in which the identifiers are given, counted from 1. */
    public static ItemOrder of(String... identifiers) {
        return of(List.of(identifiers));
    }

    /** Returns the order in which the identifiers are given, counted from 1. */
    public static ItemOrder of(List<String> identifiers) {
        List<ItemPlace> items = new ArrayList<>();
        for (String identifier : identifiers) {
            items.add(ItemPlace.of(identifier, items.size() + 1));
        }
        return new ItemOrder(items);
    }

    /**
     * Returns the order that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static ItemOrder fromJson(Map<String, Object> json) {
        Fields fields = Fields.of(json).only(Set.of(ITEMS));
        List<Fields> items = fields.requiredObjects(ITEMS);
        items.forEach(ItemPlace::report);
        if (json.get(ITEMS) instanceof List<?> list && list.isEmpty()) {
            fields.wrongValue(ITEMS, "the order has no item; at least one is required");
        }
        fields.check();
        List<ItemPlace> places = items.stream().map(ItemPlace::read).toList();
        if (places.stream().map(ItemPlace::identifier).distinct().count() < places.size()) {
            fields.wrongValue(ITEMS, "an item stands twice in the order");
            fields.check();
        }
        return new ItemOrder(places);
    }

    /** Returns the JSON object. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ITEMS, items.stream().map(ItemPlace::toJson).toList());
        return json;
    }
}
