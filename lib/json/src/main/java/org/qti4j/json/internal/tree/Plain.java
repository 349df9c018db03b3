// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;

/**
 * Reduces a tree of form QTI to what it says: without defaults that are spelt out, comments, and blanks that nobody sees; values in one
 * spelling, attributes in one order.
 */
public final class Plain {
    private static final Set<String> NOTES = Set.of("_before", "_end", "_after", "_inside");

    private Plain() {}

    /** Returns the document so reduced; what is given is not changed. */
    public static Map<String, Object> document(Map<String, Object> document) {
        Map<String, Object> result = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            ElementDeclaration root = Declarations.document(name);
            Map<String, Object> element = JsonValues.object(value);
            if (root == null || element == null) {
                result.put(name, value);
            } else {
                Map<String, Object> plain = element(root.type(), element);
                FlowBlanks.removeFrom(root.type(), plain);
                result.put(name, plain);
            }
        });
        return result;
    }

    private static Map<String, Object> element(ElementType type, Map<String, Object> value) {
        Map<String, Object> result = new LinkedHashMap<>(attributes(type, value));
        value.forEach((key, member) -> {
            if (type.attributeByKey(key) != null) {
                return;
            }
            if (key.equals("content")) {
                List<Object> content = content(type, member);
                if (!content.isEmpty()) {
                    result.put(key, content);
                }
            } else if (!NOTES.contains(key)) {
                result.put(key, children(type, key, member));
            }
        });
        return result;
    }

    private static Map<String, Object> attributes(ElementType type, Map<String, Object> value) {
        Map<String, Object> result = new TreeMap<>();
        value.forEach((key, member) -> {
            AttributeDeclaration attribute = type.attributeByKey(key);
            if (attribute != null) {
                Object plain = PlainValue.of(attribute.type(), member);
                Optional<Object> standard = attribute.defaultValue().map(text -> PlainValue.of(attribute.type(), text));
                if (!standard.equals(Optional.of(plain))) {
                    result.put(key, plain);
                }
            }
        });
        return result;
    }

    private static Object children(ElementType type, String key, Object member) {
        ElementDeclaration child = key.startsWith("_") ? null : Declarations.child(type, key);
        Map<String, Object> single = JsonValues.object(member);
        List<Object> list = JsonValues.array(member);
        if (child == null) {
            return member;
        }
        if (single != null) {
            return element(child.type(), single);
        }
        List<Object> result = new ArrayList<>();
        for (Object item : list == null ? List.of() : list) {
            Map<String, Object> object = JsonValues.object(item);
            result.add(object == null ? item : element(child.type(), object));
        }
        return list == null ? member : result;
    }

    private static List<Object> content(ElementType type, Object member) {
        List<Object> result = new ArrayList<>();
        List<Object> items = JsonValues.array(member);
        for (Object item : items == null ? List.of() : items) {
            Map<String, Object> object = JsonValues.object(item);
            int last = result.size() - 1;
            if (item instanceof String text) {
                if (last >= 0 && result.get(last) instanceof String before) {
                    result.set(last, before + text);
                } else {
                    result.add(text);
                }
            } else if (object != null && !object.containsKey("_comment") && !object.containsKey("_pi")) {
                Map<String, Object> one = new LinkedHashMap<>();
                object.forEach((name, child) -> one.put(name, children(type, name, child)));
                result.add(one);
            }
        }
        return result;
    }
}
