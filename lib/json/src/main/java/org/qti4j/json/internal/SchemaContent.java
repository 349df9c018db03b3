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

/** Ordered children in the JSON Schema of form QTI. */
final class SchemaContent {
    private final SchemaDefinitions definitions;
    private final SchemaComments comments;
    private final SchemaTypes types;
    private @Nullable String anything;

    SchemaContent(SchemaDefinitions definitions, SchemaTypes types, SchemaComments comments) {
        this.definitions = definitions;
        this.comments = comments;
        this.types = types;
    }

    /** Returns what the array of ordered children is. */
    Map<String, Object> items(JsonShape shape, String name) {
        ElementType type = shape.type();
        List<Wildcard> wildcards =
                type == null ? List.of(SchemaNames.ANYTHING) : type.content().wildcards();
        List<ElementDeclaration> declared = declared(shape);
        TreeMap<String, Object> members = comments.members();
        addRoots(members, type, wildcards);
        addAll(members, declared);
        Map<String, Object> item = shape.contentKind() == ContentKind.MIXED
                ? schema("type", List.of("string", "object"), "pattern", SchemaNames.TEXT)
                : schema("type", "object");
        List<Wildcard> lax = new ArrayList<>(wildcards);
        // What must be declared is among the roots.
        lax.removeIf(each -> each.check() == Wildcard.Check.STRICT);
        if (lax.isEmpty()) {
            SchemaComments.one(item, members, false);
        } else {
            item.put("propertyNames", schema("pattern", names(members.keySet(), lax)));
            if (declared.stream().allMatch(SchemaContent::isRoot)) {
                item.putAll(anything());
            } else {
                SchemaComments.one(item, members, types.child(null));
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
            TreeMap<String, Object> members = comments.members();
            addAll(members, QtiGrammar.get().roots());
            definitions.define(
                    anything,
                    SchemaComments.one(schema("type", List.of("string", "object")), members, types.child(null)));
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
}
