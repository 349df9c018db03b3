// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.TreeCheck;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Reads one element of a content tree, and what is below it, into an element of form QTI. */
final class ContentReader {
    static final Set<String> ATTRIBUTES = Set.of("_attributes", "$");
    private static final Set<String> TEXTS = Set.of("_", "_text", "_cdata");
    private static final String COMMENT = "_comment";
    private static final String INSTRUCTION = "_instruction";

    private final ContentNotes notes;

    ContentReader(ContentNotes notes) {
        this.notes = notes;
    }

    /** A child, before its place is known. */
    private record Child(QName name, @Nullable ElementDeclaration declaration, Object value, String pointer) {}

    /** What the members of an element are. */
    private static final class Parts {
        private final List<String> texts = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final Map<QName, Queue<Child>> children = new LinkedHashMap<>();
        private int count;

        boolean hasText() {
            return texts.stream().anyMatch(text -> !text.isBlank());
        }
    }

    /** Returns the element that a value means. */
    ElementTree element(ElementDeclaration declaration, @Nullable Object value, String pointer, ContentScope around) {
        ElementTree tree = ElementTree.of(declaration).from(pointer);
        Parts parts = new Parts();
        Map<String, Object> members = JsonValues.object(value);
        ContentScope scope = around;
        if (members != null) {
            Map<String, Object> attributes = attributes(members, pointer);
            scope = around.inside(attributes);
            for (Map.Entry<String, Object> member : members.entrySet()) {
                if (ATTRIBUTES.contains(member.getKey())) {
                    String at = pointer + "/" + TreeCheck.escape(member.getKey());
                    for (Map.Entry<String, Object> one : attributes.entrySet()) {
                        attribute(tree, one.getKey(), one.getValue(), at + "/" + TreeCheck.escape(one.getKey()), scope);
                    }
                } else {
                    member(tree, parts, member.getKey(), member.getValue(), pointer, scope);
                }
            }
        } else if (JsonValues.isScalar(value)) {
            parts.texts.add(notes.clean(String.valueOf(value), pointer));
        } else if (value != null) {
            notes.wrongKind(declaration.key(), "an object or a string", value, pointer);
        }
        fill(tree, parts, pointer, scope);
        return tree;
    }

    private Map<String, Object> attributes(Map<String, Object> members, String pointer) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String key : ATTRIBUTES) {
            Map<String, Object> attributes = JsonValues.object(members.get(key));
            if (attributes != null) {
                all.putAll(attributes);
            } else if (members.containsKey(key)) {
                notes.wrongKind(key, "an object", members.get(key), pointer + "/" + TreeCheck.escape(key));
            }
        }
        return all;
    }

    private void attribute(ElementTree tree, String key, @Nullable Object value, String pointer, ContentScope scope) {
        if (ContentScope.isDeclaration(key)) {
            return;
        }
        QName name = scope.attribute(key);
        if (name != null && name.getNamespaceURI().equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
            return;
        }
        AttributeDeclaration declared = declared(tree.type(), key, name);
        boolean open = name != null
                && tree.type()
                        .attributeWildcard()
                        .filter(wildcard -> wildcard.allows(name.getNamespaceURI()))
                        .isPresent();
        if (declared == null && !open) {
            notes.unknown(pointer, "an attribute of " + tree.declaration().key());
        } else if (!JsonValues.isScalar(value)) {
            notes.wrongKind(key, "a string", value, pointer);
        } else if (declared != null) {
            String text = notes.clean(String.valueOf(value), pointer);
            tree.set(declared.key(), text, pointer);
            if (declared.isQualifiedName()) {
                declarePrefix(tree, text, scope);
            }
        } else {
            tree.setUndeclared(undeclaredKey(name), notes.clean(String.valueOf(value), pointer));
        }
    }

    private static @Nullable AttributeDeclaration declared(ElementType type, String key, @Nullable QName name) {
        AttributeDeclaration declared = name == null ? null : type.attribute(name);
        return declared == null ? type.attributeByKey(key) : declared;
    }

    private static void declarePrefix(ElementTree tree, String value, ContentScope scope) {
        for (String word : value.strip().split("\\s+")) {
            QName name = word.indexOf(':') > 0 ? scope.element(word) : null;
            if (name != null) {
                tree.setUndeclared("xmlns:" + word.substring(0, word.indexOf(':')), name.getNamespaceURI());
            }
        }
    }

    private static String undeclaredKey(@Nullable QName name) {
        if (name == null) {
            return "";
        }
        String namespace = name.getNamespaceURI();
        return namespace.isEmpty() ? name.getLocalPart() : key(name);
    }

    private void member(
            ElementTree tree, Parts parts, String key, @Nullable Object value, String around, ContentScope scope) {
        String pointer = around + "/" + TreeCheck.escape(key);
        if (TEXTS.contains(key)) {
            texts(parts.texts, value, key, pointer);
        } else if (key.equals(COMMENT)) {
            texts(parts.comments, value, key, pointer);
        } else if (key.equals(INSTRUCTION)) {
            notes.lost("a processing instruction, of which the place is not known", pointer);
        } else {
            child(tree, parts, key, value, pointer, scope);
        }
    }

    private void texts(List<String> into, @Nullable Object value, String key, String pointer) {
        List<Object> list = JsonValues.array(value);
        for (Object one : list == null ? Collections.singletonList(value) : list) {
            if (JsonValues.isScalar(one)) {
                into.add(notes.clean(String.valueOf(one), pointer));
            } else if (one != null) {
                notes.wrongKind(key, "a string", one, pointer);
            }
        }
    }

    private void child(
            ElementTree tree, Parts parts, String key, @Nullable Object value, String pointer, ContentScope scope) {
        ElementType type = tree.type();
        Map<String, Object> single = JsonValues.object(value);
        ContentScope own = single == null ? scope : scope.inside(attributes(single, pointer));
        QName name = own.element(key);
        ElementDeclaration declaration = name == null ? null : Declarations.child(type, key(name));
        boolean possible = type.contentKind() == ContentKind.MIXED || type.contentKind() == ContentKind.ELEMENTS;
        boolean asChild = name != null
                && possible
                && (declaration != null
                        || type.content().wildcards().stream()
                                .anyMatch(wildcard -> wildcard.allows(name.getNamespaceURI())));
        // Some answers have attributes beside _attributes.
        if (!asChild || type.content().element(name.getNamespaceURI(), name.getLocalPart()) == null) {
            boolean asAttribute = JsonValues.isScalar(value) && declared(type, key, scope.attribute(key)) != null;
            if (asAttribute || !asChild) {
                if (asAttribute) {
                    attribute(tree, key, value, pointer, scope);
                } else {
                    notes.unknown(
                            pointer,
                            "an element or attribute of " + tree.declaration().key());
                }
                return;
            }
        }
        List<Object> list = JsonValues.array(value);
        int index = 0;
        for (Object one : list == null ? Collections.singletonList(value) : list) {
            String at = list == null ? pointer : pointer + "/" + index++;
            parts.children
                    .computeIfAbsent(name, k -> new ArrayDeque<>())
                    .add(new Child(name, declaration, one == null ? "" : one, at));
            parts.count++;
        }
    }

    private void fill(ElementTree tree, Parts parts, String pointer, ContentScope scope) {
        for (String comment : parts.comments) {
            notes.lost("where the comment stands; it was put first", pointer);
            tree.addComment(comment.replace("--", "- -"));
        }
        String name = tree.declaration().key();
        switch (tree.type().contentKind()) {
            case TEXT -> tree.setText(String.join("", parts.texts));
            case MIXED -> mixed(tree, parts, pointer, scope);
            default -> {
                if (parts.hasText()) {
                    notes.error("json-wrong-value", name + " takes no text", pointer);
                }
                order(tree.type(), parts, name, pointer).forEach(child -> add(tree, child, scope));
            }
        }
    }

    private void mixed(ElementTree tree, Parts parts, String pointer, ContentScope scope) {
        String name = tree.declaration().key();
        List<Child> children = order(tree.type(), parts, name, pointer);
        // One text more than there are elements: most likely one before, between and behind them.
        boolean between = parts.texts.size() == children.size() + 1;
        if (!children.isEmpty() && !parts.texts.isEmpty()) {
            String what = parts.hasText() ? "the text" : "the blanks";
            String guess = between ? "; it was put around them piece by piece" : "; it was put first";
            notes.lost("where " + what + " of " + name + " stands among its elements" + guess, pointer);
        }
        if (!between) {
            parts.texts.forEach(tree::addText);
        }
        for (int i = 0; i < children.size(); i++) {
            if (between) {
                tree.addText(parts.texts.get(i));
            }
            add(tree, children.get(i), scope);
        }
        if (between) {
            tree.addText(parts.texts.get(children.size()));
        }
    }

    private List<Child> order(ElementType type, Parts parts, String name, String pointer) {
        Map<QName, Integer> counts = new LinkedHashMap<>();
        parts.children.forEach((child, all) -> counts.put(child, all.size()));
        List<String> unordered = ContentOrder.unordered(type, counts.keySet()).stream()
                .map(ContentReader::key)
                .toList();
        if (!unordered.isEmpty()) {
            notes.lost(
                    "the order of " + String.join(", ", unordered) + " in " + name
                            + "; they follow as the JSON names them, those of one name together",
                    pointer);
        }
        List<Child> result = new ArrayList<>();
        for (QName child : ContentOrder.of(type, counts)) {
            result.add(parts.children.get(child).remove());
        }
        return result;
    }

    private void add(ElementTree tree, Child child, ContentScope scope) {
        if (child.declaration != null) {
            tree.add(element(child.declaration, child.value, child.pointer, scope));
        } else {
            tree.addForeign(foreign(child.name, child.value, child.pointer, scope));
        }
    }

    /** Returns an element that the grammar does not know as form QTI keeps it. */
    private Map<String, Object> foreign(QName name, Object value, String pointer, ContentScope around) {
        Map<String, Object> element = new LinkedHashMap<>();
        List<Object> content = new ArrayList<>();
        Map<String, Object> members = JsonValues.object(value);
        if (members == null) {
            List<String> texts = new ArrayList<>();
            texts(texts, value, name.getLocalPart(), pointer);
            content.addAll(texts);
        } else {
            Map<String, Object> attributes = attributes(members, pointer);
            ContentScope scope = around.inside(attributes);
            Map<String, Object> kept = new LinkedHashMap<>();
            attributes.forEach((key, one) -> {
                QName attribute = ContentScope.isDeclaration(key) ? null : scope.attribute(key);
                if (attribute != null) {
                    kept.put(undeclaredKey(attribute), notes.clean(String.valueOf(one), pointer));
                }
            });
            if (!kept.isEmpty()) {
                element.put("_attributes", kept);
            }
            foreignContent(members, content, pointer, scope);
        }
        content.removeIf(""::equals);
        if (!content.isEmpty()) {
            element.put("content", content);
        }
        Map<String, Object> member = new LinkedHashMap<>();
        member.put(key(name), element);
        return member;
    }

    private void foreignContent(Map<String, Object> members, List<Object> content, String pointer, ContentScope scope) {
        int names = 0;
        for (Map.Entry<String, Object> member : members.entrySet()) {
            String key = member.getKey();
            String at = pointer + "/" + TreeCheck.escape(key);
            if (TEXTS.contains(key)) {
                List<String> texts = new ArrayList<>();
                texts(texts, member.getValue(), key, at);
                content.add(0, String.join("", texts));
            } else if (key.equals(COMMENT) || key.equals(INSTRUCTION)) {
                notes.lost("a comment or a processing instruction", at);
            } else if (!ATTRIBUTES.contains(key)) {
                names++;
                List<Object> list = JsonValues.array(member.getValue());
                int index = 0;
                for (Object one : list == null ? Collections.singletonList(member.getValue()) : list) {
                    String where = list == null ? at : at + "/" + index++;
                    Map<String, Object> single = JsonValues.object(one);
                    ContentScope own = single == null ? scope : scope.inside(attributes(single, where));
                    QName name = own.element(key);
                    if (name == null) {
                        notes.unknown(where, "the name of an element; its prefix is not declared");
                    } else {
                        content.add(foreign(name, one == null ? "" : one, where, scope));
                    }
                }
            }
        }
        if (names > 1 || (names > 0 && content.get(0) instanceof String)) {
            notes.lost("the order of what is inside", pointer);
        }
    }

    /** Returns the name of an element in form QTI. */
    static String key(QName name) {
        String namespace = name.getNamespaceURI();
        if (namespace.equals(WellKnownPrefixes.QTI)) {
            return name.getLocalPart();
        }
        return WellKnownPrefixes.prefix(namespace)
                .map(prefix -> prefix + ":" + name.getLocalPart())
                .orElse("{" + namespace + "}" + name.getLocalPart());
    }
}
