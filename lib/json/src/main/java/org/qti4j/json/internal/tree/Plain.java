// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;

/** Reduces a tree of form QTI to what it says: without defaults that are spelt out, comments, and blanks that nobody sees. */
public final class Plain {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
    private static final Set<String> NOTES = Set.of("_before", "_end", "_after", "_inside");
    private static final ElementType INLINE = Declarations.named("span").type();

    private Plain() {}

    /** Returns the document so reduced; what is given is not changed. */
    public static Map<String, Object> document(Map<String, Object> document) {
        Map<String, Object> result = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            ElementDeclaration root = Declarations.document(name);
            Map<String, Object> element = JsonValues.object(value);
            result.put(name, root == null || element == null ? value : element(root.type(), element));
        });
        return result;
    }

    private static Map<String, Object> element(ElementType type, Map<String, Object> value) {
        Map<String, Object> result = new LinkedHashMap<>();
        value.forEach((key, member) -> {
            AttributeDeclaration attribute = type.attributeByKey(key);
            if (attribute != null) {
                if (!attribute.defaultValue().equals(Optional.of(String.valueOf(member)))) {
                    result.put(key, member);
                }
            } else if (key.equals("content")) {
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
        return type.contentKind() == ContentKind.MIXED && !type.name().equals("pre") ? trimmed(result) : result;
    }

    /** Blanks count as one, and not at all beside a block or at the ends. */
    private static List<Object> trimmed(List<Object> content) {
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof String text) {
                String plain = BLANKS.matcher(text).replaceAll(" ");
                plain = i == 0 || isBlock(content.get(i - 1)) ? plain.stripLeading() : plain;
                plain = i == content.size() - 1 || isBlock(content.get(i + 1)) ? plain.stripTrailing() : plain;
                if (!plain.isEmpty()) {
                    result.add(plain);
                }
            } else {
                result.add(content.get(i));
            }
        }
        return result;
    }

    private static boolean isBlock(@Nullable Object item) {
        Map<String, Object> object = JsonValues.object(item);
        if (object == null || object.isEmpty()) {
            return false;
        }
        QName name = Declarations.qname(object.keySet().iterator().next());
        return INLINE.content().element(name.getNamespaceURI(), name.getLocalPart()) == null;
    }
}
