// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.xml.xsom.XSAttributeUse;
import com.sun.xml.xsom.XSComplexType;
import com.sun.xml.xsom.XSContentType;
import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSFacet;
import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSType;
import com.sun.xml.xsom.XSVariety;
import com.sun.xml.xsom.XSWildcard;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the grammar tables: what {@code QtiGrammar} of the model reads when it is first used.
 *
 * <p>The format is a sequence of pools (strings, value types, attributes, wildcards, element declarations, element types, roots), each
 * member referring to others by its index. Both ends of it are built together, so it has a version number and no compatibility.
 */
final class GrammarTables {
    static final int VERSION = 1;

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final String[] BOUNDS = {
        XSFacet.FACET_MININCLUSIVE,
        XSFacet.FACET_MAXINCLUSIVE,
        XSFacet.FACET_MINEXCLUSIVE,
        XSFacet.FACET_MAXEXCLUSIVE,
        XSFacet.FACET_LENGTH,
        XSFacet.FACET_MINLENGTH,
        XSFacet.FACET_MAXLENGTH
    };

    private final XSSchemaSet schema;
    private final Function<XSComplexType, String> classNames;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Pool valueTypes = new Pool();
    private final Pool attributes = new Pool();
    private final Pool wildcards = new Pool();
    private final Map<Object, Integer> declarations = new LinkedHashMap<>();
    private final List<XSElementDecl> declarationList = new ArrayList<>();
    private final Map<XSComplexType, Integer> types = new LinkedHashMap<>();
    private final List<XSComplexType> typeList = new ArrayList<>();

    GrammarTables(XSSchemaSet schema, Function<XSComplexType, String> classNames) {
        this.schema = schema;
        this.classNames = classNames;
    }

    /** Rows of bytes that are equal are stored once. */
    private static final class Pool {
        private final Map<String, Integer> known = new LinkedHashMap<>();
        private final List<byte[]> rows = new ArrayList<>();

        int add(byte[] row) {
            return known.computeIfAbsent(Arrays.toString(row), k -> {
                rows.add(row);
                return rows.size() - 1;
            });
        }
    }

    /** Two declarations are one symbol when a content model cannot tell them apart. */
    static Object key(Object symbol) {
        if (symbol instanceof XSElementDecl declaration) {
            return List.of(
                    declaration.getTargetNamespace(),
                    declaration.getName(),
                    System.identityHashCode(declaration.getType()));
        }
        return symbol;
    }

    byte[] write() throws IOException {
        TreeMap<String, XSElementDecl> roots = new TreeMap<>();
        for (Iterator<XSElementDecl> all = schema.iterateElementDecls(); all.hasNext(); ) {
            XSElementDecl declaration = all.next();
            if (declaration.isAbstract()) {
                continue;
            }
            roots.put(declaration.getTargetNamespace() + " " + declaration.getName(), declaration);
        }
        List<Integer> rootIndexes = new ArrayList<>();
        for (XSElementDecl root : roots.values()) {
            rootIndexes.add(declaration(root));
        }
        // Types are found while declarations are written, and the other way round, until nothing new comes.
        List<byte[]> typeRows = new ArrayList<>();
        List<byte[]> declarationRows = new ArrayList<>();
        while (typeRows.size() < typeList.size() || declarationRows.size() < declarationList.size()) {
            if (declarationRows.size() < declarationList.size()) {
                declarationRows.add(declarationRow(declarationList.get(declarationRows.size())));
            } else {
                typeRows.add(typeRow(typeList.get(typeRows.size())));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeInt(strings.size());
        for (String string : strings.keySet()) {
            out.writeUTF(string);
        }
        for (List<byte[]> rows : List.of(valueTypes.rows, attributes.rows, wildcards.rows, declarationRows, typeRows)) {
            out.writeInt(rows.size());
            for (byte[] row : rows) {
                out.write(row);
            }
        }
        writeInts(out, rootIndexes);
        out.flush();
        return bytes.toByteArray();
    }

    private int string(String text) {
        return strings.computeIfAbsent(text, k -> strings.size());
    }

    private int declaration(XSElementDecl declaration) {
        Object key = List.of(key(declaration), declaration.isGlobal());
        return declarations.computeIfAbsent(key, k -> {
            declarationList.add(declaration);
            return declarationList.size() - 1;
        });
    }

    private int type(XSComplexType type) {
        return types.computeIfAbsent(type, k -> {
            typeList.add(type);
            return typeList.size() - 1;
        });
    }

    private byte[] declarationRow(XSElementDecl declaration) throws IOException {
        Row row = new Row();
        row.out.writeInt(string(declaration.getTargetNamespace()));
        row.out.writeInt(string(declaration.getName()));
        row.out.writeBoolean(declaration.isGlobal());
        row.out.writeBoolean(declaration.isAbstract());
        XSType type = declaration.getType();
        row.out.writeInt(type.isComplexType() ? type(type.asComplexType()) : -1);
        row.out.writeInt(type.isSimpleType() ? valueType(type.asSimpleType()) : -1);
        return row.bytes();
    }

    private byte[] typeRow(XSComplexType type) throws IOException {
        Row row = new Row();
        row.out.writeInt(string(typeName(type)));
        row.out.writeInt(string(type.getTargetNamespace()));
        String className = classNames.apply(type);
        row.out.writeInt(className == null ? -1 : string(className));

        XSContentType content = type.getContentType();
        XSSimpleType text = content.asSimpleType();
        boolean mixed = type.isMixed();
        Expression expression =
                content.asParticle() == null ? new Expression.Empty() : Expression.of(content.asParticle());
        Automaton automaton = Automaton.of(expression, GrammarTables::key);
        int kind = text != null ? 1 : mixed ? 3 : automaton.symbols().isEmpty() ? 0 : 2;
        row.out.writeByte(kind);
        row.out.writeInt(text == null ? -1 : valueType(text));

        // Sorted, because the order in which the schema's reader gives them differs from build to build.
        TreeMap<String, XSAttributeUse> sorted = new TreeMap<>();
        for (XSAttributeUse use : type.getAttributeUses()) {
            sorted.put(use.getDecl().getName() + " " + use.getDecl().getTargetNamespace(), use);
        }
        List<Integer> uses = new ArrayList<>();
        for (XSAttributeUse use : sorted.values()) {
            uses.add(attribute(use));
        }
        writeInts(row.out, uses);
        row.out.writeInt(type.getAttributeWildcard() == null ? -1 : wildcard(type.getAttributeWildcard()));

        List<Integer> columns = new ArrayList<>();
        for (Object symbol : automaton.symbols()) {
            columns.add(symbol instanceof XSElementDecl d ? declaration(d) : -1 - wildcard((XSWildcard) symbol));
        }
        writeInts(row.out, columns);
        row.out.writeInt(automaton.next().length);
        for (int state = 0; state < automaton.next().length; state++) {
            row.out.writeBoolean(automaton.accepting()[state]);
            for (int target : automaton.next()[state]) {
                row.out.writeShort(target);
            }
        }

        Shape shape = Shape.of(expression, mixed, GrammarTables::key);
        row.out.writeInt(shape.slots().size());
        Map<Object, Integer> columnOf = new LinkedHashMap<>();
        for (Object symbol : automaton.symbols()) {
            columnOf.put(key(symbol), columnOf.size());
        }
        for (Shape.Slot slot : shape.slots()) {
            row.out.writeBoolean(slot.repeated());
            row.out.writeBoolean(slot.ordered());
            writeInts(
                    row.out,
                    slot.symbols().stream()
                            .map(s -> columnOf.get(key(s)))
                            .distinct()
                            .toList());
        }
        return row.bytes();
    }

    private static String typeName(XSComplexType type) {
        return type.isLocal() ? type.getScope().getName() : type.getName();
    }

    private int attribute(XSAttributeUse use) throws IOException {
        Row row = new Row();
        row.out.writeInt(string(use.getDecl().getTargetNamespace()));
        row.out.writeInt(string(use.getDecl().getName()));
        row.out.writeInt(valueType(use.getDecl().getType()));
        row.out.writeBoolean(use.isRequired());
        row.out.writeInt(use.getDefaultValue() == null ? -1 : string(use.getDefaultValue().value));
        row.out.writeInt(use.getFixedValue() == null ? -1 : string(use.getFixedValue().value));
        return attributes.add(row.bytes());
    }

    private int wildcard(XSWildcard wildcard) throws IOException {
        Row row = new Row();
        row.out.writeByte(wildcard.getMode());
        if (wildcard instanceof XSWildcard.Other other) {
            row.out.writeByte(1);
            writeInts(row.out, List.of(string(other.getOtherNamespace())));
        } else if (wildcard instanceof XSWildcard.Union union) {
            row.out.writeByte(2);
            List<Integer> namespaces = new ArrayList<>();
            union.getNamespaces().stream().sorted().forEach(namespace -> namespaces.add(string(namespace)));
            writeInts(row.out, namespaces);
        } else {
            row.out.writeByte(0);
            writeInts(row.out, List.of());
        }
        return wildcards.add(row.bytes());
    }

    private int valueType(XSSimpleType type) throws IOException {
        Row row = new Row();
        row.out.writeInt(string(type.isGlobal() ? type.getName() : ""));
        XSVariety variety = type.getVariety();
        row.out.writeByte(variety == XSVariety.ATOMIC ? 0 : variety == XSVariety.LIST ? 1 : 2);
        row.out.writeInt(string(variety == XSVariety.ATOMIC ? builtin(type) : ""));
        XSFacet space = type.getFacet(XSFacet.FACET_WHITESPACE);
        row.out.writeInt(string(space == null ? "collapse" : space.getValue().value));
        List<Integer> members = new ArrayList<>();
        if (variety == XSVariety.LIST) {
            members.add(valueType(type.getBaseListType().getItemType()));
        } else if (variety == XSVariety.UNION) {
            for (int i = 0; i < type.getBaseUnionType().getMemberSize(); i++) {
                members.add(valueType(type.getBaseUnionType().getMember(i)));
            }
        }
        writeInts(row.out, members);
        writeStrings(row.out, type.getFacets(XSFacet.FACET_ENUMERATION));
        // Patterns of one derivation step are alternatives, those of different steps must all hold.
        List<List<XSFacet>> steps = new ArrayList<>();
        for (XSSimpleType step = type;
                step != null && !XSD.equals(step.getTargetNamespace());
                step = step.getSimpleBaseType()) {
            if (step.isRestriction()) {
                List<XSFacet> patterns = step.asRestriction().getDeclaredFacets(XSFacet.FACET_PATTERN);
                if (!patterns.isEmpty()) {
                    steps.add(patterns);
                }
            }
        }
        row.out.writeInt(steps.size());
        for (List<XSFacet> step : steps) {
            writeStrings(row.out, step);
        }
        for (String bound : BOUNDS) {
            XSFacet facet = XSD.equals(type.getTargetNamespace()) ? null : type.getFacet(bound);
            row.out.writeInt(facet == null ? -1 : string(facet.getValue().value));
        }
        return valueTypes.add(row.bytes());
    }

    private static String builtin(XSSimpleType type) {
        XSSimpleType step = type;
        while (!XSD.equals(step.getTargetNamespace())) {
            step = step.getSimpleBaseType();
        }
        return step.getName();
    }

    private void writeStrings(DataOutputStream out, List<XSFacet> facets) throws IOException {
        List<Integer> values = new ArrayList<>();
        facets.forEach(facet -> values.add(string(facet.getValue().value)));
        writeInts(out, values);
    }

    private static void writeInts(DataOutputStream out, List<Integer> values) throws IOException {
        out.writeInt(values.size());
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static final class Row {
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(buffer);

        byte[] bytes() {
            return buffer.toByteArray();
        }
    }
}
