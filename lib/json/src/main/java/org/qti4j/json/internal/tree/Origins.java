// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;

/** Finds the values of another JSON document that the parts of a tree of form QTI were made of. */
public final class Origins {
    private static final Pattern STEP = Pattern.compile("/([^/\\[]+)\\[([0-9]+)]");

    private final @Nullable ElementView root;
    /** The children of the elements that were asked for, by local name. */
    private final Map<ElementView, Map<String, List<ElementView>>> children = new IdentityHashMap<>();

    private Origins(Map<String, Object> document) {
        this.root = ElementView.document(document);
    }

    /**
     * Returns the JSON Pointers for XPaths, as findings about the document have them; that of the nearest element around when nothing nearer
     * is known.
     */
    public static List<String> ofXPaths(Map<String, Object> document, List<String> paths) {
        Origins origins = new Origins(document);
        return paths.stream().map(origins::ofXPath).toList();
    }

    private String ofXPath(String path) {
        if (root == null) {
            return "";
        }
        ElementView element = root;
        String origin = own(element.value(), "");
        Matcher steps = STEP.matcher(path);
        // The root has been found; a document has one.
        int end = steps.find() && steps.start() == 0 ? steps.end() : path.length();
        while (steps.find() && steps.start() == end) {
            ElementView child = child(element, local(steps.group(1)), steps.group(2));
            if (child == null) {
                return origin;
            }
            element = child;
            origin = own(element.value(), origin);
            end = steps.end();
        }
        return path.startsWith("/@", end) ? attribute(element, path.substring(end + 2), origin) : origin;
    }

    /** Paths of trees have prefixes, those of documents have none. */
    private static String local(String step) {
        return step.substring(step.indexOf(':') + 1);
    }

    private @Nullable ElementView child(ElementView parent, String local, String position) {
        List<ElementView> named =
                children.computeIfAbsent(parent, Origins::byName).getOrDefault(local, List.of());
        int index = position.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(position) - 1;
        return index >= 0 && index < named.size() ? named.get(index) : null;
    }

    private static Map<String, List<ElementView>> byName(ElementView parent) {
        Map<String, List<ElementView>> result = new HashMap<>();
        for (ElementView child : parent.elements()) {
            result.computeIfAbsent(Declarations.qname(child.name()).getLocalPart(), k -> new ArrayList<>())
                    .add(child);
        }
        return result;
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
