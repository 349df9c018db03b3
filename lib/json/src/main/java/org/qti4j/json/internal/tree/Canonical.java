// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.ValueType;

/** Brings form QTI into the shape in which it comes back from XML, so that a tree and its document say the same. */
public final class Canonical {
    private Canonical() {}

    /** Returns the JSON value that the text of an attribute has in form QTI. */
    public static Object attribute(AttributeDeclaration attribute, Object value) {
        return typed(attribute.type(), value);
    }

    private static Object typed(ValueType type, Object value) {
        if (type.isNumber()) {
            return value instanceof String text ? JsonValues.numberOrText(text) : value;
        }
        if (type.isBoolean()) {
            String text = value.toString();
            return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
        }
        return value.toString();
    }

    /** Returns a copy of an element: numbers and booleans typed, adjacent texts joined, nothing empty kept. */
    public static Map<String, Object> element(ElementType type, Map<String, Object> value) {
        Map<String, Object> result = new LinkedHashMap<>();
        value.forEach((key, member) -> {
            AttributeDeclaration attribute = type.attributeByKey(key);
            if (attribute != null && JsonValues.isScalar(member)) {
                result.put(key, attribute(attribute, member));
            } else if (key.equals("content") && member instanceof List) {
                putUnlessEmpty(result, key, content(type, member));
            } else {
                putUnlessEmpty(result, key, keyed(type, key, member));
            }
        });
        return result;
    }

    private static void putUnlessEmpty(Map<String, Object> result, String key, Object value) {
        boolean empty = value instanceof List<?> list && list.isEmpty();
        if (!empty && !(key.equals("_attributes") && value instanceof Map<?, ?> map && map.isEmpty())) {
            result.put(key, value);
        }
    }

    private static Object keyed(ElementType type, String key, Object member) {
        ElementDeclaration child = key.startsWith("_") ? null : Declarations.child(type, key);
        if (child == null) {
            return copy(member);
        }
        Map<String, Object> single = JsonValues.object(member);
        if (single != null) {
            return element(child.type(), single);
        }
        List<Object> list = JsonValues.array(member);
        if (list == null) {
            return member;
        }
        List<Object> result = new ArrayList<>();
        for (Object item : list) {
            Map<String, Object> object = JsonValues.object(item);
            result.add(object == null ? item : element(child.type(), object));
        }
        return result;
    }

    private static List<Object> content(ElementType type, Object member) {
        List<Object> result = new ArrayList<>();
        for (Object item : (List<?>) member) {
            int last = result.size() - 1;
            Map<String, Object> object = JsonValues.object(item);
            if (item instanceof String text) {
                if (last >= 0 && result.get(last) instanceof String before) {
                    result.set(last, before + text);
                } else if (!text.isEmpty()) {
                    result.add(text);
                }
            } else if (object == null || object.size() != 1) {
                result.add(copy(item));
            } else {
                Map<String, Object> one = new LinkedHashMap<>();
                object.forEach((name, child) -> one.put(name, keyed(type, name, child)));
                result.add(one);
            }
        }
        return result;
    }

    private static Object copy(Object value) {
        Object copy = JsonValues.copy(value);
        return copy == null ? value : copy;
    }
}
