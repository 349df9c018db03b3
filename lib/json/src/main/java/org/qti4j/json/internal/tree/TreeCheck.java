// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.JsonText;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ChildSlot;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.ValueType;

/**
 * Checks a tree of form QTI: that it has the shape of the form, and that the grammar allows what it says. It knows no identity
 * constraints; those are found when the document is validated as XML.
 */
public final class TreeCheck {
    private static final Set<String> KEPT = Set.of("_before", "_attributes", "_inside", "_more", "_end", "_after");

    private final LossSink problems;

    private TreeCheck(LossSink problems) {
        this.problems = problems;
    }

    /** Reports everything that is wrong with an element, by JSON Pointer below {@code pointer}. */
    public static void check(ElementDeclaration element, Map<String, Object> value, String pointer, LossSink problems) {
        new TreeCheck(problems).element(element.type(), element.key(), value, pointer);
    }

    private void element(ElementType type, String name, Map<String, Object> value, String at) {
        for (Map.Entry<String, Object> member : value.entrySet()) {
            member(type, name, member.getKey(), member.getValue(), at + "/" + escape(member.getKey()));
        }
        for (AttributeDeclaration attribute : type.attributes().values()) {
            if (attribute.isRequired() && !value.containsKey(attribute.key())) {
                problems.lost(at, name + " needs the attribute " + attribute.key());
            }
        }
        if (type.contentKind() == ContentKind.TEXT) {
            text(type, name, value, at);
        } else {
            children(type, name, ElementView.of(name, type, value), at);
        }
    }

    private void text(ElementType type, String name, Map<String, Object> value, String at) {
        Object text = value.get(Declarations.textKey(type));
        if (!(text instanceof String s)) {
            problems.lost(at, name + " needs its text as a string, \"" + Declarations.textKey(type) + "\"");
        } else {
            type.textType()
                    .map(t -> ValueCheck.problem(t, s))
                    .ifPresent(p -> problems.lost(at, "the text of " + name + " " + p));
        }
    }

    private void member(ElementType type, String name, String key, @Nullable Object value, String at) {
        AttributeDeclaration attribute = type.attributeByKey(key);
        if (attribute != null) {
            attribute(attribute, value, at);
        } else if (type.contentKind() == ContentKind.TEXT && key.equals(Declarations.textKey(type))) {
            return;
        } else if (key.equals("content")) {
            content(type, name, value, at);
        } else if (key.equals("_more")) {
            problems.lost(at, "the children in _more do not fit into " + name);
        } else if (key.equals("_attributes")) {
            undeclared(type, name, value, at);
        } else if (!KEPT.contains(key)) {
            keyed(type, name, key, value, at);
        }
    }

    private void attribute(AttributeDeclaration attribute, @Nullable Object value, String at) {
        ValueType type = attribute.type();
        boolean kind = value instanceof String
                || (value instanceof Number && type.isNumber())
                || (value instanceof Boolean && type.isBoolean());
        if (value == null || !kind) {
            problems.lost(at, attribute.key() + " must not be " + JsonText.kind(value));
            return;
        }
        String problem = ValueCheck.problem(type, value.toString());
        if (problem != null) {
            problems.lost(at, attribute.key() + " " + problem);
        }
    }

    private void undeclared(ElementType type, String name, @Nullable Object value, String at) {
        Map<String, Object> attributes = JsonValues.object(value);
        if (attributes == null || !attributes.values().stream().allMatch(String.class::isInstance)) {
            problems.lost(at, "_attributes must be an object of strings");
        } else if (type.attributeWildcard().isEmpty() && !attributes.isEmpty()) {
            problems.lost(at, name + " takes no attributes but its own");
        }
    }

    private void keyed(ElementType type, String name, String key, @Nullable Object value, String at) {
        ElementDeclaration child = type.contentKind() == ContentKind.MIXED ? null : slotChild(type, key);
        if (child == null) {
            problems.lost(at, name + " has no member \"" + key + "\"");
            return;
        }
        ChildSlot slot = type.slots().get(type.slotOf(child.name()));
        List<Object> list = JsonValues.array(value);
        if (slot.repeated() != (list != null)) {
            problems.lost(at, key + " must be " + (slot.repeated() ? "an array" : "an object"));
            return;
        }
        int index = 0;
        for (Object one : list == null ? Collections.singletonList(value) : list) {
            String place = list == null ? at : at + "/" + index++;
            Map<String, Object> object = JsonValues.object(one);
            if (object == null) {
                problems.lost(place, key + " must be an object, not " + JsonText.kind(one));
            } else {
                element(child.type(), key, object, place);
            }
        }
    }

    private static @Nullable ElementDeclaration slotChild(ElementType type, String key) {
        for (ChildSlot slot : type.slots()) {
            if (!slot.ordered() && slot.elements().get(0).key().equals(key)) {
                return slot.elements().get(0);
            }
        }
        return null;
    }

    private void content(ElementType type, String name, @Nullable Object value, String at) {
        List<Object> list = JsonValues.array(value);
        if (list == null) {
            problems.lost(at, "content must be an array");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            Map<String, Object> object = JsonValues.object(list.get(i));
            String place = at + "/" + i;
            if (list.get(i) instanceof String) {
                if (type.contentKind() != ContentKind.MIXED) {
                    problems.lost(place, name + " takes no text");
                }
            } else if (object == null || object.size() != 1) {
                problems.lost(place, "an item of content is a string or an object with one member");
            } else {
                object.forEach((key, child) -> contentElement(type, name, key, child, place + "/" + escape(key)));
            }
        }
    }

    private void contentElement(ElementType type, String name, String key, @Nullable Object child, String at) {
        if (key.equals("_comment") || key.equals("_pi")) {
            return;
        }
        ElementDeclaration declaration = Declarations.child(type, key);
        Map<String, Object> object = JsonValues.object(child);
        if (object == null) {
            problems.lost(at, key + " must be an object, not " + JsonText.kind(child));
        } else if (declaration != null) {
            element(declaration.type(), key, object, at);
        } else if (type.content().wildcards().isEmpty()) {
            problems.lost(at, key + " is not allowed in " + name);
        }
    }

    private void children(ElementType type, String name, ElementView view, String at) {
        ContentModel model = type.content();
        int state = 0;
        for (ElementView child : view.elements()) {
            QName qname = Declarations.qname(child.name());
            int column = model.column(qname.getNamespaceURI(), qname.getLocalPart());
            column = column < 0 ? model.wildcardColumn(state, qname.getNamespaceURI()) : column;
            int next = column < 0 ? -1 : model.next(state, column);
            if (next < 0) {
                problems.lost(
                        at, child.name() + " is not allowed here in " + name + "; expected " + expected(model, state));
                return;
            }
            state = next;
        }
        if (!model.mayEnd(state)) {
            problems.lost(at, name + " is not complete; expected " + expected(model, state));
        }
    }

    private static String expected(ContentModel model, int state) {
        List<ElementDeclaration> all = model.expected(state);
        List<String> names = all.stream().limit(6).map(ElementDeclaration::key).toList();
        return all.isEmpty() ? "nothing more" : String.join(", ", names) + (all.size() > 6 ? " …" : "");
    }

    /** Escapes a key for a JSON Pointer. */
    public static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
