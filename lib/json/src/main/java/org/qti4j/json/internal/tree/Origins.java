// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;

/** Finds the values of another JSON document that the parts of a tree of form QTI were made of. */
public final class Origins {
    private static final Pattern STEP = Pattern.compile("/([^/\\[]+)\\[([0-9]+)]");

    private Origins() {}

    /**
     * Returns the JSON Pointer for an XPath, as findings about the document have it; that of the nearest element around when nothing nearer
     * is known.
     */
    public static String ofXPath(Map<String, Object> document, String path) {
        ElementView element = ElementView.document(document);
        if (element == null) {
            return "";
        }
        String origin = own(element.value(), "");
        Matcher steps = STEP.matcher(path);
        // The root has been found; a document has one.
        int end = steps.find() && steps.start() == 0 ? steps.end() : path.length();
        while (steps.find() && steps.start() == end) {
            ElementView child = child(element, steps.group(1), steps.group(2));
            if (child == null) {
                return origin;
            }
            element = child;
            origin = own(element.value(), origin);
            end = steps.end();
        }
        return path.startsWith("/@", end) ? attribute(element, path.substring(end + 2), origin) : origin;
    }

    private static @Nullable ElementView child(ElementView parent, String local, String position) {
        int left = position.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(position);
        for (ElementView child : parent.elements()) {
            if (Declarations.qname(child.name()).getLocalPart().equals(local) && --left == 0) {
                return child;
            }
        }
        return null;
    }

    private static String attribute(ElementView element, String local, String origin) {
        if (element.type() == null || !(element.value() instanceof TracedMap traced)) {
            return origin;
        }
        String plain = local.substring(local.indexOf(':') + 1);
        for (AttributeDeclaration attribute : element.type().attributes().values()) {
            String member = attribute.name().getLocalPart().equals(plain) ? traced.origin(attribute.key()) : null;
            if (member != null) {
                return member;
            }
        }
        return origin;
    }

    /** Returns the JSON Pointer for a JSON Pointer into the tree. */
    public static String ofPointer(Map<String, Object> tree, String pointer) {
        Object value = tree;
        String origin = own(tree, "");
        String[] steps =
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
        for (String step : steps) {
            String key = step.replace("~1", "/").replace("~0", "~");
            Map<String, Object> object = JsonValues.object(value);
            List<Object> list = JsonValues.array(value);
            if (object instanceof TracedMap traced && traced.origin(key) != null) {
                origin = String.valueOf(traced.origin(key));
            }
            boolean item = list != null && key.matches("[0-9]{1,9}") && Integer.parseInt(key) < list.size();
            value = object != null ? object.get(key) : item && list != null ? list.get(Integer.parseInt(key)) : null;
            origin = own(JsonValues.object(value), origin);
        }
        return origin;
    }

    private static String own(@Nullable Map<String, Object> value, String around) {
        String own = value instanceof TracedMap traced ? traced.origin() : null;
        return own == null ? around : own;
    }

    /** Returns the members of an object with the origin of the whole. */
    static Map<String, Object> traced(Map<String, Object> value, String origin) {
        TracedMap result = new TracedMap(origin, new HashMap<>());
        result.putAll(value);
        return result;
    }
}
