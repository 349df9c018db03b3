// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The datatype of an attribute or of a text.
 *
 * @param name the name in the schema, such as {@code Orientation}; empty for one without name
 * @param variety whether it is one value, a list or a union
 * @param builtin for an atomic type the datatype of XML Schema that it is derived from, such as {@code nonNegativeInteger}
 * @param whiteSpace {@code preserve}, {@code replace} or {@code collapse}
 * @param members for a list its item type, for a union its members; empty otherwise
 * @param enumeration the texts that are allowed; empty when any is
 * @param patterns groups of regular expressions (in the syntax of XML Schema); of each group one must match
 * @param bounds the other facets by their names in XML Schema, such as {@code minInclusive}
 */
public record ValueType(
        String name,
        Variety variety,
        String builtin,
        String whiteSpace,
        List<ValueType> members,
        List<String> enumeration,
        List<List<String>> patterns,
        Map<String, String> bounds) {
    private static final Set<String> NUMBERS = Set.of(
            "decimal",
            "double",
            "float",
            "integer",
            "nonNegativeInteger",
            "positiveInteger",
            "nonPositiveInteger",
            "negativeInteger",
            "long",
            "int",
            "short",
            "byte",
            "unsignedLong",
            "unsignedInt",
            "unsignedShort",
            "unsignedByte");

    /** The kinds of simple types. */
    public enum Variety {
        /** One value. */
        ATOMIC,
        /** Values with blanks between them. */
        LIST,
        /** One of several types. */
        UNION
    }

    /** Tells whether the values are numbers. */
    public boolean isNumber() {
        return variety == Variety.ATOMIC && NUMBERS.contains(builtin);
    }

    /** Tells whether the values are names with prefixes, whose namespaces belong to the value. */
    public boolean isQualifiedName() {
        return variety == Variety.ATOMIC
                ? builtin.equals("QName")
                : members.stream().anyMatch(ValueType::isQualifiedName);
    }

    /** Tells whether the values are true and false. */
    public boolean isBoolean() {
        return variety == Variety.ATOMIC && builtin.equals("boolean");
    }
}
