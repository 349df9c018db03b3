// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;

/** The image or recording of an interaction, or of a gap image. */
final class ObjectPart implements Part {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webp", "image/webp"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"));

    @Override
    public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
        if (to.declaration().key().equals("qti-slider-interaction")) {
            slider(structure, to);
        } else {
            add(structure, to);
        }
    }

    /** A slider has no image in QTI; the prompt takes it. */
    private static void slider(ApiObject structure, ElementTree to) {
        ElementTree prompt = to.newChild("qti-prompt");
        if (JsonValues.isScalar(structure.take("prompt"))) {
            Html.read(structure, "prompt", prompt);
        } else {
            structure.text("prompt");
        }
        if (structure.has("object")) {
            ApiObject object = structure.object("object");
            if (object != null) {
                prompt.add(fill(object, prompt.newChild("object")));
            }
        }
        if (!prompt.isEmpty() || JsonValues.isScalar(structure.peek("prompt"))) {
            to.add(prompt);
        }
    }

    static void add(ApiObject from, ElementTree to) {
        if (!from.has("object")) {
            from.missing("object");
            return;
        }
        ApiObject object = from.object("object");
        if (object != null) {
            to.add(fill(object, to.newChild("object")));
        }
    }

    private static ElementTree fill(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "data");
        boolean mediaTypeOnly = !from.has("type") && from.has("mediaType");
        Attributes.set(from, mediaTypeOnly ? "mediaType" : "type", to, "type", false);
        from.know("type", "mediaType");
        if (!to.has("type")) {
            String type = typeOf(from.peek("data"));
            if (type == null) {
                from.missing("type");
            } else {
                to.set("type", type);
            }
        }
        for (String length : List.of("width", "height")) {
            // Numbers in the API, texts in QTI, where "50%" is possible.
            if (from.take(length) instanceof Number number) {
                String text = number.toString();
                text = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
                if (text.matches("[0-9]+")) {
                    to.set(length, text);
                } else {
                    from.findings()
                            .error(
                                    Findings.WRONG_VALUE,
                                    length + " is " + text + ", no number of pixels",
                                    from.pointer(length));
                }
            } else {
                Attributes.optional(from, to, length);
            }
        }
        ChoicePart.others(from, to);
        return to;
    }

    private static @Nullable String typeOf(@Nullable Object data) {
        String text = String.valueOf(data);
        if (text.startsWith("data:") && text.indexOf('/') > 0) {
            return text.substring(5).split("[;,]", 2)[0];
        }
        String path = text.split("[?#]", 2)[0];
        return TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public void toApi(
            ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context) {
        if (!from.name().equals("qti-slider-interaction")) {
            take(from, structure, context);
            return;
        }
        ElementView prompt = from.takeFirst("qti-prompt");
        if (prompt != null) {
            List<ElementView.Item> items = prompt.items();
            ElementView last =
                    items.isEmpty() ? null : items.get(items.size() - 1).element();
            if (last != null && last.name().equals("object")) {
                items.get(items.size() - 1).take();
                structure.put("object", object(last, context));
                items = items.subList(0, items.size() - 1);
            }
            structure.put("prompt", Html.write(items));
        }
    }

    static void take(ElementView from, Map<String, Object> to, ItemContext context) {
        for (ElementView media : from.takeAll("object", "img", "audio", "video")) {
            to.put("object", media.name().equals("object") ? object(media, context) : source(media, context));
        }
    }

    private static Map<String, Object> object(ElementView from, ItemContext context) {
        Map<String, Object> to = new LinkedHashMap<>();
        Attributes.get(from, to, context.losses(), "data", "width", "height", "type");
        lengths(to);
        if (to.containsKey("type")) {
            to.put("mediaType", to.get("type"));
        }
        return to;
    }

    /** Another element with an address; the API has no word for which it is. */
    private static Map<String, Object> source(ElementView from, ItemContext context) {
        Map<String, Object> to = new LinkedHashMap<>();
        context.losses().lost(from.path(), "that the object is " + from.name());
        Attributes.get(from, "src", to, "data", context.losses());
        for (String length : List.of("width", "height")) {
            if (from.peek(length) != null) {
                Attributes.get(from, to, context.losses(), length);
            }
        }
        lengths(to);
        String type = typeOf(to.get("data"));
        if (type != null) {
            to.put("type", type);
            to.put("mediaType", type);
        }
        return to;
    }

    private static void lengths(Map<String, Object> to) {
        for (String length : List.of("width", "height")) {
            if (to.get(length) instanceof String text && text.matches("0|[1-9][0-9]{0,8}")) {
                to.put(length, Integer.valueOf(text));
            }
        }
    }
}
