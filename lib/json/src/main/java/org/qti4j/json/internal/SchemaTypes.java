// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.qti4j.json.internal.SchemaDefinitions.reference;
import static org.qti4j.json.internal.SchemaValues.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.ValueType;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.model.grammar.Wildcard;

/**
 * Element types in the JSON Schema of form QTI: an object for each, with the members of its {@link JsonShape}.
 *
 * <p>Attributes that many types have are repeated in each. Groups of them could be shared only by {@code unevaluatedProperties}, which
 * makes validation slow and which many tools do not know.
 */
final class SchemaTypes {
    private final SchemaDefinitions definitions;
    private final SchemaValues values;
    private final SchemaComments comments;
    private final SchemaContent content;
    private final Map<ElementType, String> names = new HashMap<>();
    private final Set<ElementType> roots = new HashSet<>();
    private @Nullable String unknown;

    SchemaTypes(SchemaDefinitions definitions) {
        this.definitions = definitions;
        this.values = new SchemaValues(definitions);
        this.comments = new SchemaComments(definitions);
        this.content = new SchemaContent(definitions, this, comments);
        QtiGrammar.get().roots().forEach(root -> roots.add(root.type()));
    }

    /** Returns a reference to the root of a document. */
    Map<String, Object> root(ElementType type) {
        return reference(rootName(name(type)));
    }

    /** Returns a reference to a child; null stands for elements that the schema does not know. */
    Map<String, Object> child(@Nullable ElementType type) {
        return reference(type == null ? unknown() : name(type));
    }

    private static String rootName(String name) {
        return name + ".root";
    }

    private String unknown() {
        if (unknown == null) {
            unknown = definitions.reserve("unknown");
            definitions.define(unknown, object(JsonShape.of(null), unknown, false));
        }
        return unknown;
    }

    private String name(ElementType type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        String prefix = WellKnownPrefixes.prefix(type.namespace())
                .map(each -> each + ":")
                .orElse("");
        String name = definitions.reserve(prefix + type.name());
        names.put(type, name);
        boolean root = roots.contains(type);
        Map<String, Object> object = object(JsonShape.of(type), name, root);
        if (root) {
            String rootName = definitions.reserve(rootName(name));
            definitions.define(rootName, object);
            object = schema("$ref", "#/$defs/" + rootName, "properties", Map.of(JsonShape.AFTER, false));
        }
        definitions.define(name, object);
        return name;
    }

    private Map<String, Object> object(JsonShape shape, String name, boolean root) {
        TreeMap<String, Object> members = new TreeMap<>();
        TreeSet<String> required = new TreeSet<>();
        for (String key : sorted(shape.keys())) {
            JsonMember member = shape.member(key);
            Map<String, Object> value = member == null ? null : member(shape, member, name, root);
            if (value != null) {
                members.put(key, value);
                if (isRequired(shape, member)) {
                    required.add(key);
                }
            }
        }
        Map<String, Object> result = schema("type", "object");
        if (!required.isEmpty()) {
            result.put("required", List.copyOf(required));
        }
        result.put("properties", members);
        result.put("additionalProperties", false);
        return result;
    }

    private static Set<String> sorted(Iterable<String> keys) {
        TreeSet<String> result = new TreeSet<>();
        keys.forEach(result::add);
        return result;
    }

    private @Nullable Map<String, Object> member(JsonShape shape, JsonMember member, String name, boolean root) {
        ElementType type = shape.type();
        return switch (member.kind()) {
            case BEFORE, END -> comments.miscs();
            case AFTER -> root ? comments.miscs() : null;
            // Only documents that are not valid have it.
            case MORE -> null;
            case INSIDE -> comments.inside();
            case ATTRIBUTE -> attribute(member.attribute());
            case ATTRIBUTES -> attributes(type, name);
            case TEXT -> text(type);
            case CONTENT -> content.items(shape, name);
            case SLOT -> slot(member);
        };
    }

    private @Nullable Map<String, Object> attribute(@Nullable AttributeDeclaration attribute) {
        return attribute == null ? null : values.of(attribute.type());
    }

    private Map<String, Object> text(@Nullable ElementType type) {
        ValueType text = type == null ? null : type.textType().orElse(null);
        return text == null ? values.text() : values.of(text);
    }

    private @Nullable Map<String, Object> slot(JsonMember member) {
        ElementDeclaration element = member.element();
        if (element == null) {
            return null;
        }
        Map<String, Object> child = child(element.type());
        return member.array() ? schema("type", "array", "items", child) : child;
    }

    /** The attributes that are not declared; null where none can be. */
    private @Nullable Map<String, Object> attributes(@Nullable ElementType type, String name) {
        List<Wildcard> wildcards = type == null
                ? List.of(SchemaNames.ANYTHING)
                : type.attributeWildcard().map(List::of).orElse(List.of());
        List<String> keys = new ArrayList<>(SchemaNames.attributes(wildcards));
        if (type == null || type.hasQualifiedNames()) {
            keys.add(SchemaNames.declaration());
        }
        if (keys.isEmpty()) {
            return null;
        }
        return definitions.share(
                name + ".attributes",
                schema(
                        "type",
                        "object",
                        "patternProperties",
                        Map.of(SchemaNames.oneOf(keys), values.text()),
                        "additionalProperties",
                        false));
    }

    private static boolean isRequired(JsonShape shape, JsonMember member) {
        ElementType type = shape.type();
        return switch (member.kind()) {
            case ATTRIBUTE -> member.attribute() != null && member.attribute().isRequired();
            case TEXT -> true;
            case SLOT, CONTENT -> type != null && Mandatory.slot(type, member);
            default -> false;
        };
    }
}
