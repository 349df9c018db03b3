// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.qti4j.json.internal.SchemaValues.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.Wildcard;

/** Ordered children, comments and processing instructions in the JSON Schema of form QTI. */
final class SchemaContent {
    private static final Wildcard ANYTHING = new Wildcard(Wildcard.Check.LAX, true, List.of());

    private final SchemaDefinitions definitions;
    private final SchemaTypes types;
    private @Nullable String anything;

    SchemaContent(SchemaDefinitions definitions, SchemaTypes types) {
        this.definitions = definitions;
        this.types = types;
    }

    /** Returns what {@code _before}, {@code _end} and {@code _after} are. */
    Map<String, Object> miscs() {
        Map<String, Object> item = one(schema("type", "object"), miscMembers(), false);
        return definitions.share("comments", schema("type", "array", "items", item));
    }

    /** Returns what {@code _inside} is. */
    Map<String, Object> inside() {
        TreeMap<String, Object> members = miscMembers();
        members.put("at", schema("type", "integer", "minimum", 0));
        Map<String, Object> item = schema(
                "type",
                "object",
                "required",
                List.of("at"),
                "properties",
                members,
                "minProperties",
                2,
                "maxProperties",
                2,
                "additionalProperties",
                false);
        return definitions.share("inside", schema("type", "array", "items", item));
    }

    private TreeMap<String, Object> miscMembers() {
        TreeMap<String, Object> members = new TreeMap<>();
        // "-" at the very end: "$" would also stand before a last line feed in some engines.
        Map<String, Object> comment =
                schema("type", "string", "pattern", SchemaNames.TEXT, "not", schema("pattern", "--|-(?![\\s\\S])"));
        members.put(JsonShape.COMMENT, definitions.share("comment", comment));
        Map<String, Object> target =
                schema("type", "string", "pattern", SchemaNames.oneOf(List.of(SchemaNames.target())));
        Map<String, Object> data =
                schema("type", "string", "pattern", SchemaNames.TEXT, "not", schema("pattern", "\\?>"));
        Map<String, Object> instruction = schema(
                "type",
                "object",
                "required",
                List.of("target", "data"),
                "properties",
                schema("target", target, "data", data),
                "additionalProperties",
                false);
        members.put(JsonShape.PI, definitions.share("processing-instruction", instruction));
        return members;
    }

    /** Returns what the array of ordered children is. */
    Map<String, Object> items(JsonShape shape, String name) {
        ElementType type = shape.type();
        List<Wildcard> wildcards =
                type == null ? List.of(ANYTHING) : type.content().wildcards();
        List<ElementDeclaration> declared = declared(shape);
        TreeMap<String, Object> members = miscMembers();
        addRoots(members, type, wildcards);
        addAll(members, declared);
        Map<String, Object> item = shape.contentKind() == ContentKind.MIXED
                ? schema("type", List.of("string", "object"), "pattern", SchemaNames.TEXT)
                : schema("type", "object");
        List<Wildcard> lax = new ArrayList<>(wildcards);
        // What must be declared is among the roots.
        lax.removeIf(each -> each.check() == Wildcard.Check.STRICT);
        if (lax.isEmpty()) {
            one(item, members, false);
        } else {
            item.put("propertyNames", schema("pattern", names(members.keySet(), lax)));
            if (declared.stream().allMatch(SchemaContent::isRoot)) {
                item.putAll(anything());
            } else {
                one(item, members, types.child(null));
            }
        }
        return definitions.share(name + ".content", schema("type", "array", "items", item));
    }

    private static String names(Set<String> members, List<Wildcard> wildcards) {
        List<String> names = SchemaNames.elements(wildcards);
        Predicate<String> taken = Pattern.compile(SchemaNames.oneOf(names)).asPredicate();
        members.stream().filter(taken.negate()).map(SchemaNames::quote).forEach(names::add);
        return SchemaNames.oneOf(names);
    }

    private static boolean isRoot(ElementDeclaration element) {
        ElementDeclaration root = QtiGrammar.get().root(element.name());
        return root != null && root.type() == element.type();
    }

    /** An item of an open place; what its name may be is said where it is used. */
    private Map<String, Object> anything() {
        if (anything == null) {
            anything = definitions.reserve("anything");
            TreeMap<String, Object> members = miscMembers();
            addAll(members, QtiGrammar.get().roots());
            definitions.define(anything, one(schema("type", List.of("string", "object")), members, types.child(null)));
        }
        return SchemaDefinitions.reference(anything);
    }

    private void addAll(TreeMap<String, Object> members, Collection<ElementDeclaration> elements) {
        elements.forEach(each -> members.put(each.key(), types.child(each.type())));
    }

    /** What the type itself declares is not taken by its wildcards: where it may stand is known. */
    private void addRoots(TreeMap<String, Object> members, @Nullable ElementType type, List<Wildcard> wildcards) {
        for (ElementDeclaration root : QtiGrammar.get().roots()) {
            String namespace = root.name().getNamespaceURI();
            if (wildcards.stream().anyMatch(each -> each.allows(namespace))
                    && (type == null
                            || type.content().element(namespace, root.name().getLocalPart()) == null)) {
                members.put(root.key(), types.child(root.type()));
            }
        }
    }

    private static List<ElementDeclaration> declared(JsonShape shape) {
        ElementType type = shape.type();
        if (type == null) {
            return List.of();
        }
        return shape.contentKind() == ContentKind.MIXED
                ? type.content().elements()
                : type.slots().get(shape.orderedSlot()).elements();
    }

    /** Completes an object with exactly one of the members, or another. */
    private static Map<String, Object> one(Map<String, Object> item, TreeMap<String, Object> members, Object another) {
        item.put("properties", members);
        item.put("minProperties", 1);
        item.put("maxProperties", 1);
        item.put("additionalProperties", another);
        return item;
    }
}
