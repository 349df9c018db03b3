// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.ValueType;
import org.qti4j.model.grammar.Wildcard;

/** How elements of one type are judged. Complete once the plans of all types are made. */
final class ElementPlan {
    /** Whether the values of an attribute or text have to do with identifiers of the document. */
    enum Identity {
        NONE,
        ID,
        REFERENCE,
        REFERENCES,
        /** In a way that does not occur in the schema of today. */
        OTHER
    }

    /** One declared attribute. */
    record Attribute(
            ValueTest test,
            Identity identity,
            long requiredBit,
            @Nullable String fixed) {
        static Attribute of(AttributeDeclaration declaration, long requiredBit, ValueTests tests) {
            Identity identity = identityOf(declaration.type());
            return new Attribute(
                    identity == Identity.OTHER ? ValueTest.NEVER_SURE : tests.of(declaration.type()),
                    identity,
                    requiredBit,
                    declaration.fixedValue().orElse(null));
        }

        boolean isSure(String value) {
            return fixed == null ? test == ValueTest.ANYTHING || test.isSure(value) : value.equals(fixed);
        }
    }

    final ContentKind kind;
    final ContentModel content;
    /** What the text has to be, when it is all that stands in the element. */
    final ValueTest text;

    final @Nullable Wildcard otherAttributes;
    /** A bit for each attribute that must be there. */
    final long required;
    /** Whether one of the attributes is the identifier of the element. */
    final boolean hasId;

    private final NameTable attributeNames;
    private final Attribute[] attributes;
    private ElementPlan[] children = {};

    ElementPlan(ElementType type, ValueTests tests) {
        kind = type.contentKind();
        content = type.content();
        text = text(type, tests);
        otherAttributes = type.attributeWildcard().orElse(null);
        List<QName> names = new ArrayList<>();
        List<Attribute> all = new ArrayList<>();
        long bits = 0;
        for (AttributeDeclaration attribute : type.attributes().values()) {
            long bit = attribute.isRequired() ? 1L << Long.bitCount(bits) : 0;
            bits |= bit;
            names.add(attribute.name());
            all.add(Attribute.of(attribute, bit, tests));
        }
        required = bits;
        attributeNames = new NameTable(names);
        attributes = all.toArray(Attribute[]::new);
        hasId = all.stream().anyMatch(attribute -> attribute.identity() == Identity.ID);
    }

    /** Tells the plan which plans its children have, in the order of the columns of its content. */
    void setChildren(ElementPlan[] plans) {
        children = plans;
    }

    /** Returns a declared attribute, or null. */
    @Nullable
    Attribute attribute(String namespace, String local) {
        int number = attributeNames.find(namespace, local);
        return number < 0 ? null : attributes[number];
    }

    /** Returns the plan of the child in a column. */
    ElementPlan child(int column) {
        return children[column];
    }

    private static ValueTest text(ElementType type, ValueTests tests) {
        if (type.contentKind() != ContentKind.TEXT) {
            return ValueTest.ANYTHING;
        }
        ValueType datatype = type.textType().orElse(null);
        return datatype == null || identityOf(datatype) != Identity.NONE ? ValueTest.NEVER_SURE : tests.of(datatype);
    }

    private static Identity identityOf(ValueType type) {
        if (type.variety() == ValueType.Variety.ATOMIC) {
            return switch (type.builtin()) {
                case "ID" -> Identity.ID;
                case "IDREF" -> Identity.REFERENCE;
                default -> Identity.NONE;
            };
        }
        boolean references = type.members().stream().allMatch(member -> identityOf(member) == Identity.REFERENCE);
        if (references && type.variety() == ValueType.Variety.LIST) {
            return Identity.REFERENCES;
        }
        return type.members().stream().allMatch(member -> identityOf(member) == Identity.NONE)
                ? Identity.NONE
                : Identity.OTHER;
    }
}
