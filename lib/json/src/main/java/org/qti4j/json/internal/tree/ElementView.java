// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;

/**
 * An element of form QTI that is being read. Whoever reads takes what it reads; {@link #reportRest} then names everything that
 * nobody took, so that nothing can be forgotten.
 */
public final class ElementView {
    /** Something that stands between the tags of an element. */
    public static final class Item {
        private final @Nullable String text;
        private final @Nullable ElementView element;
        private final @Nullable String comment;
        private final String path;
        private boolean taken;

        private Item(@Nullable String text, @Nullable ElementView element, @Nullable String comment, String path) {
            this.text = text;
            this.element = element;
            this.comment = comment;
            this.path = path;
        }

        /** Returns the text, or null when it is something else. */
        public @Nullable String text() {
            return text;
        }

        /** Returns the element, or null when it is something else. */
        public @Nullable ElementView element() {
            return element;
        }

        /** Returns the comment, or null when it is something else; what is none of the three is a processing instruction. */
        public @Nullable String comment() {
            return comment;
        }

        /** Marks it as read. */
        public void take() {
            taken = true;
        }

        /** Tells whether it is an element, or text that is not blank. */
        public boolean isSubstantial() {
            return element != null || (text != null && !text.isBlank());
        }
    }

    private final String name;
    private final @Nullable ElementType type;
    private final Map<String, Object> value;
    private final String path;
    private final List<Item> items = new ArrayList<>();
    private boolean read;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private ElementView(String name, @Nullable ElementType type, Map<String, Object> value, String path) {
        this.name = name;
        this.type = type;
        this.value = value;
        this.path = path;
    }

    /** Returns the root of a document, or null when the map is none. */
    public static @Nullable ElementView document(Map<String, Object> document) {
        if (document.size() != 1) {
            return null;
        }
        Map.Entry<String, Object> entry = document.entrySet().iterator().next();
        ElementDeclaration root = Declarations.document(entry.getKey());
        Map<String, Object> value = JsonValues.object(entry.getValue());
        return root == null || value == null
                ? null
                : new ElementView(entry.getKey(), root.type(), value, "/" + entry.getKey() + "[1]");
    }

    /** Returns a view of an element of a known type, as if it were a root. */
    public static ElementView of(String name, ElementType type, Map<String, Object> value) {
        return new ElementView(name, type, value, "/" + name + "[1]");
    }

    /** Returns what stands between the tags; read when somebody asks, so that a look at one level costs one level. */
    private List<Item> read() {
        if (read) {
            return items;
        }
        read = true;
        if (type != null) {
            type.slots().forEach(slot -> {
                if (slot.ordered()) {
                    addContent();
                } else {
                    addKeyed(slot.elements().get(0).key());
                }
            });
        }
        addContent();
        addList("_more");
        addList("_end");
        return items;
    }

    private void addContent() {
        if (taken.add("content")) {
            addList("content");
        }
    }

    private void addKeyed(String key) {
        Object member = value.get(key);
        List<Object> list = JsonValues.array(member);
        for (Object one : list == null ? List.of(member == null ? List.of() : member) : list) {
            Map<String, Object> object = JsonValues.object(one);
            if (object != null) {
                addElement(key, object);
            }
        }
    }

    private void addList(String key) {
        List<Object> list = JsonValues.array(value.get(key));
        if (list != null) {
            list.forEach(this::addItem);
        }
    }

    private void addItem(Object item) {
        Map<String, Object> object = JsonValues.object(item);
        if (item instanceof String text) {
            items.add(new Item(text, null, null, path + "/text()[" + count("text()") + "]"));
        } else if (object != null && object.get("_comment") instanceof String comment) {
            items.add(new Item(null, null, comment, path + "/comment()[" + count("comment()") + "]"));
        } else if (object != null && object.containsKey("_pi")) {
            String node = "processing-instruction()";
            items.add(new Item(null, null, null, path + "/" + node + "[" + count(node) + "]"));
        } else if (object != null) {
            object.forEach((child, member) -> {
                Map<String, Object> element = JsonValues.object(member);
                if (element != null) {
                    addElement(child, element);
                }
            });
        }
    }

    private void addElement(String child, Map<String, Object> element) {
        List<Object> before = JsonValues.array(element.get("_before"));
        if (before != null) {
            before.forEach(this::addItem);
        }
        String at = path + "/" + step(child) + "[" + count(child) + "]";
        ElementDeclaration declaration = Declarations.child(type, child);
        ElementType childType = declaration == null ? null : declaration.type();
        items.add(new Item(null, new ElementView(child, childType, element, at), null, at));
    }

    private static String step(String child) {
        return child.startsWith("{") ? "*:" + Declarations.qname(child).getLocalPart() : child;
    }

    private int count(String what) {
        return counts.merge(what, 1, Integer::sum);
    }

    /** Returns the name in form QTI. */
    public String name() {
        return name;
    }

    /** Returns the type, or null when the schema does not know the element. */
    public @Nullable ElementType type() {
        return type;
    }

    /** Returns the XPath. */
    public String path() {
        return path;
    }

    /** Returns the object itself. */
    public Map<String, Object> value() {
        return value;
    }

    /** Returns a declared attribute without taking it. */
    public @Nullable Object peek(String key) {
        return value.get(key);
    }

    /** Takes a declared attribute; null when it is absent. */
    public @Nullable Object take(String key) {
        taken.add(key);
        return value.get(key);
    }

    /** Takes a declared attribute as text; null when it is absent. */
    public @Nullable String takeText(String key) {
        Object attribute = take(key);
        return attribute == null ? null : attribute.toString();
    }

    /** Takes the text of an element that has text alone. */
    public String takeOwnText() {
        String key = type == null ? "value" : Declarations.textKey(type);
        Object text = take(key);
        return text == null ? "" : text.toString();
    }

    /** Returns everything between the tags, in document order, without taking it. */
    public List<Item> items() {
        return read();
    }

    /** Returns the child elements with one of the names, in document order, and takes them. */
    public List<ElementView> takeAll(String... names) {
        Set<String> wanted = Set.of(names);
        return takeWhere(element -> wanted.contains(element.name));
    }

    /** Returns the child elements that fulfil a condition, in document order, and takes them. */
    public List<ElementView> takeWhere(Predicate<ElementView> condition) {
        List<ElementView> result = new ArrayList<>();
        for (Item item : read()) {
            if (item.element != null && !item.taken && condition.test(item.element)) {
                item.take();
                result.add(item.element);
            }
        }
        return result;
    }

    /** Takes the first child element of the name; null when there is none. */
    public @Nullable ElementView takeFirst(String child) {
        for (Item item : read()) {
            if (item.element != null && !item.taken && item.element.name.equals(child)) {
                item.take();
                return item.element;
            }
        }
        return null;
    }

    /** Returns the child elements, without taking them. */
    public List<ElementView> elements() {
        return read().stream().map(Item::element).filter(Objects::nonNull).toList();
    }

    /** Takes the element as it is, with everything in it. */
    public Map<String, Object> takeWhole() {
        taken.addAll(value.keySet());
        read().forEach(item -> {
            item.take();
            if (item.element != null) {
                item.element.takeWhole();
            }
        });
        return value;
    }

    /** Names everything in the element, and in what was taken of it, that nobody took. */
    public void reportRest(LossSink losses) {
        if (type != null) {
            for (AttributeDeclaration attribute : type.attributes().values()) {
                Object given = value.get(attribute.key());
                if (given != null && !taken.contains(attribute.key())) {
                    String at = path + "/@" + attributeName(attribute);
                    losses.lost(at, "the attribute " + attributeName(attribute) + " = \"" + given + "\"");
                }
            }
        }
        Map<String, Object> undeclared = JsonValues.object(value.get("_attributes"));
        if (undeclared != null) {
            undeclared.forEach((key, given) -> {
                if (!taken.contains("_attributes/" + key) && !taken.contains("_attributes")) {
                    losses.lost(path + "/@" + key, "the attribute " + key + " = \"" + given + "\"");
                }
            });
        }
        reportOwnText(losses);
        read().forEach(item -> report(item, losses));
        reportAfter(losses);
    }

    private static String attributeName(AttributeDeclaration attribute) {
        boolean prefixed = attribute.key().indexOf(':') > 0;
        return prefixed ? attribute.key() : attribute.name().getLocalPart();
    }

    private void reportOwnText(LossSink losses) {
        String key = type == null || type.textType().isEmpty() ? null : Declarations.textKey(type);
        if (key != null && !taken.contains(key)) {
            losses.lost(path + "/text()[1]", "the text \"" + value.get(key) + "\"");
        }
        List<Object> inside = JsonValues.array(value.get("_inside"));
        if (inside != null && !taken.contains("_inside")) {
            for (int i = 1; i <= inside.size(); i++) {
                losses.lost(path + "/comment()[" + i + "]", "a comment");
            }
        }
    }

    private void report(Item item, LossSink losses) {
        ElementView element = item.element;
        if (item.taken) {
            if (element != null) {
                element.reportRest(losses);
            }
        } else if (element != null) {
            losses.lost(item.path, "the element " + element.name + " with everything in it");
        } else if (item.text != null) {
            String what = item.text.isBlank() ? "blanks" : "the text \"" + item.text.strip() + "\"";
            losses.lost(item.path, what);
        } else {
            losses.lost(item.path, item.comment == null ? "a processing instruction" : "a comment");
        }
    }

    private void reportAfter(LossSink losses) {
        // Children bring their own _before to the items of their parent; only that of a root is left.
        boolean root = path.indexOf('/', 1) < 0;
        for (String key : root ? List.of("_before", "_after") : List.<String>of()) {
            List<Object> list = JsonValues.array(value.get(key));
            for (Object item : list == null ? List.of() : list) {
                boolean comment = item instanceof Map<?, ?> map && map.containsKey("_comment");
                String where = key.equals("_before") ? " before the root element" : " behind the root element";
                losses.lost("/", (comment ? "a comment" : "a processing instruction") + where);
            }
        }
    }
}
