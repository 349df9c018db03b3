// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.LossSink;

/** Stimuli. */
final class StimulusForm {
    private static final String BODY = "qti-stimulus-body";
    private static final String STYLESHEET = "qti-stylesheet";
    private static final String CATALOG_INFO = "qti-catalog-info";
    private static final String CATALOG = "qti-catalog";
    private static final String CARD = "qti-card";
    private static final String HTML_CONTENT = "qti-html-content";

    private StimulusForm() {}

    static void toQti(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier", "title");
        Attributes.optional(from, to, "label");
        Attributes.set(from, "language", to, "xml:lang", false);
        Attributes.optional(from, to, "toolName", "toolVersion");
        for (ApiObject stylesheet : from.has("stylesheet") ? from.objects("stylesheet") : List.<ApiObject>of()) {
            ElementTree child = to.newChild(STYLESHEET);
            Attributes.required(stylesheet, child, "href", "type");
            to.add(child);
        }
        ElementTree body = to.newChild(BODY);
        if (from.peek("content") instanceof String) {
            Html.readBlocks(from, "content", body);
        } else {
            from.missing("content");
        }
        to.add(body);
        catalog(from, to);
    }

    /** Entries that follow one another with the same id are cards of one catalog. */
    private static void catalog(ApiObject from, ElementTree to) {
        List<ApiObject> entries = from.has("catalogInfo") ? from.objects("catalogInfo") : List.of();
        if (entries.isEmpty()) {
            return;
        }
        ElementTree info = to.newChild(CATALOG_INFO);
        ElementTree catalog = null;
        Object id = null;
        for (ApiObject entry : entries) {
            Object own = entry.peek("id");
            if (catalog == null || !String.valueOf(own).equals(String.valueOf(id))) {
                add(info, catalog);
                catalog = info.newChild(CATALOG);
            }
            id = own;
            Attributes.required(entry, catalog, "id");
            ElementTree card = catalog.newChild(CARD);
            Attributes.required(entry, card, "support");
            ElementTree content = card.newChild(HTML_CONTENT);
            if (!entry.has("content")) {
                entry.missing("content");
            }
            Html.read(entry, "content", content);
            catalog.add(card.add(content));
        }
        add(info, catalog);
        to.add(info);
    }

    private static void add(ElementTree parent, @Nullable ElementTree child) {
        if (child != null) {
            parent.add(child);
        }
    }

    static void toApi(ElementView from, Map<String, Object> to, LossSink losses) {
        Attributes.get(from, to, losses, "identifier", "title", "label");
        Attributes.get(from, "xml:lang", to, "language", losses);
        ElementView stylesheet = from.takeFirst(STYLESHEET);
        if (stylesheet != null) {
            Map<String, Object> object = new LinkedHashMap<>();
            Attributes.get(stylesheet, object, losses, "href", "type");
            to.put("stylesheet", object);
        }
        ElementView info = from.takeFirst(CATALOG_INFO);
        if (info != null) {
            List<Object> entries = new ArrayList<>();
            for (ElementView catalog : info.takeAll(CATALOG)) {
                for (ElementView card : catalog.takeAll(CARD)) {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    Attributes.get(catalog, entry, losses, "id");
                    Attributes.get(card, entry, losses, "support");
                    ElementView content = card.takeFirst(HTML_CONTENT);
                    if (content == null) {
                        losses.lost(card.path(), "that the card has no qti-html-content");
                    }
                    entry.put("content", content == null ? "" : Html.write(content.items()));
                    entries.add(entry);
                }
            }
            to.put("catalogInfo", entries);
        }
        Attributes.get(from, to, losses, "toolName", "toolVersion");
        ElementView body = from.takeFirst(BODY);
        to.put("content", body == null ? "" : Html.write(body.items()));
    }
}
