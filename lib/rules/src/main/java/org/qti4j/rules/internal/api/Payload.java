// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;

/** The JSON object that a document was given as. What it says need not have the shape that it should have. */
final class Payload {
    private Payload() {}

    /** Returns the object, or null when the document is not JSON of the API. */
    static @Nullable Map<String, Object> of(SourceElement root) {
        return root.document().json();
    }

    /** Returns the envelope of an XML document, or null when there is none. */
    static @Nullable Map<String, Object> envelope(SourceElement root) {
        Map<String, Object> json = of(root);
        return json != null && isEnvelope(json) ? json : null;
    }

    /** Returns the object of an item that is sent as JSON, or null when it is anything else. */
    static @Nullable Map<String, Object> item(SourceElement root) {
        Map<String, Object> json = of(root);
        return json != null && !isEnvelope(json) && root.is("qti-assessment-item") ? json : null;
    }

    private static boolean isEnvelope(Map<String, Object> json) {
        return json.get("xml") instanceof String;
    }

    /** Tells whether the object is an answer of the service, which is read and not sent. */
    static boolean isAnswer(Map<String, Object> json) {
        return json.containsKey("createdAt") || json.containsKey("updatedAt") || json.get("content") instanceof Map;
    }

    /** Returns a member that is an object; the empty object when it is anything else. */
    static Map<?, ?> object(@Nullable Object object, String key) {
        return object instanceof Map<?, ?> map && map.get(key) instanceof Map<?, ?> member ? member : Map.of();
    }

    /** Returns a member that is an array; none when it is anything else. */
    static List<?> array(@Nullable Object object, String key) {
        return object instanceof Map<?, ?> map && map.get(key) instanceof List<?> member ? member : List.of();
    }

    /** Returns a member that is a text; the empty text when it is anything else. */
    static String text(@Nullable Object object, String key) {
        return object instanceof Map<?, ?> map && map.get(key) instanceof String member ? member : "";
    }

    /** Hands every member of the name at any depth to the consumer, with its JSON Pointer. */
    static void walk(@Nullable Object value, String pointer, BiConsumer<String, String> texts) {
        // JSON has a limit of depth where it is read.
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> walk(member, pointer + '/' + escaped(String.valueOf(key)), texts));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(list.get(i), pointer + '/' + i, texts);
            }
        } else if (value instanceof String text) {
            texts.accept(pointer, text);
        }
    }

    /** Returns a key as it stands in a JSON Pointer. */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
