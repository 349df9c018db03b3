// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Reads the tables that the build writes; the format is described there (lib/xjc, GrammarTables). */
final class GrammarReader {
    private static final int VERSION = 1;
    private static final String[] BOUNDS = {
        "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "length", "minLength", "maxLength"
    };

    private final DataInputStream in;
    private final List<String> strings = new ArrayList<>();
    private final List<ValueType> valueTypes = new ArrayList<>();
    private final List<AttributeDeclaration> attributes = new ArrayList<>();
    private final List<Wildcard> wildcards = new ArrayList<>();
    private final List<ElementDeclaration> declarations = new ArrayList<>();
    private final List<ElementType> types = new ArrayList<>();

    private GrammarReader(DataInputStream in) {
        this.in = in;
    }

    static QtiGrammar read() {
        try (InputStream tables = GrammarReader.class.getResourceAsStream("qti-grammar.bin")) {
            if (tables == null) {
                throw new IllegalStateException("the grammar tables are missing from the library");
            }
            return new GrammarReader(new DataInputStream(new BufferedInputStream(tables))).tables();
        } catch (IOException e) {
            throw new UncheckedIOException("the grammar tables cannot be read", e);
        }
    }

    private QtiGrammar tables() throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("grammar tables of another version");
        }
        for (int i = in.readInt(); i > 0; i--) {
            // Interned as the names that parsers give, so that the same name is the same object nearly always.
            strings.add(in.readUTF().intern());
        }
        for (int i = in.readInt(); i > 0; i--) {
            valueTypes.add(valueType());
        }
        for (int i = in.readInt(); i > 0; i--) {
            attributes.add(attribute());
        }
        for (int i = in.readInt(); i > 0; i--) {
            wildcards.add(wildcard());
        }
        int count = in.readInt();
        int[] typeOf = new int[count];
        int[] textOf = new int[count];
        for (int i = 0; i < count; i++) {
            QName name = new QName(string(), string());
            boolean global = in.readBoolean();
            in.readBoolean();
            typeOf[i] = in.readInt();
            textOf[i] = in.readInt();
            declarations.add(new ElementDeclaration(name, global));
        }
        for (int i = in.readInt(); i > 0; i--) {
            types.add(elementType());
        }
        for (int i = 0; i < count; i++) {
            declarations
                    .get(i)
                    .setType(
                            typeOf[i] >= 0
                                    ? types.get(typeOf[i])
                                    : textOnly(declarations.get(i), valueTypes.get(textOf[i])));
        }
        List<ElementDeclaration> roots = new ArrayList<>();
        for (int index : ints()) {
            roots.add(declarations.get(index));
        }
        return new QtiGrammar(types, roots);
    }

    /** An element whose type is a simple one has that text and no attributes. */
    private static ElementType textOnly(ElementDeclaration declaration, ValueType text) {
        ContentModel empty = new ContentModel(List.of(), List.of(), new int[1][0], new boolean[] {true});
        return new ElementType(
                declaration.name().getLocalPart(),
                declaration.name().getNamespaceURI(),
                null,
                ContentKind.TEXT,
                text,
                List.of(),
                null,
                empty,
                List.of());
    }

    private String string() throws IOException {
        return strings.get(in.readInt());
    }

    private @Nullable String optionalString() throws IOException {
        int index = in.readInt();
        return index < 0 ? null : strings.get(index);
    }

    private int[] ints() throws IOException {
        int[] result = new int[in.readInt()];
        for (int i = 0; i < result.length; i++) {
            result[i] = in.readInt();
        }
        return result;
    }

    private List<String> stringList() throws IOException {
        List<String> result = new ArrayList<>();
        for (int index : ints()) {
            result.add(strings.get(index));
        }
        return List.copyOf(result);
    }

    private ValueType valueType() throws IOException {
        String name = string();
        ValueType.Variety variety = ValueType.Variety.values()[in.readByte()];
        String builtin = string();
        String whiteSpace = string();
        List<ValueType> members = new ArrayList<>();
        for (int index : ints()) {
            members.add(valueTypes.get(index));
        }
        List<String> enumeration = stringList();
        List<List<String>> patterns = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            patterns.add(stringList());
        }
        Map<String, String> bounds = new LinkedHashMap<>();
        for (String bound : BOUNDS) {
            String value = optionalString();
            if (value != null) {
                bounds.put(bound, value);
            }
        }
        return new ValueType(
                name,
                variety,
                builtin,
                whiteSpace,
                List.copyOf(members),
                enumeration,
                List.copyOf(patterns),
                Map.copyOf(bounds));
    }

    private AttributeDeclaration attribute() throws IOException {
        QName name = new QName(string(), string());
        ValueType type = valueTypes.get(in.readInt());
        return new AttributeDeclaration(name, type, in.readBoolean(), optionalString(), optionalString());
    }

    private Wildcard wildcard() throws IOException {
        Wildcard.Check check = switch (in.readByte()) {
            case 1 -> Wildcard.Check.LAX;
            case 2 -> Wildcard.Check.STRICT;
            default -> Wildcard.Check.SKIP;
        };
        byte kind = in.readByte();
        List<String> namespaces = new ArrayList<>(stringList());
        if (kind == 1 && !namespaces.contains("")) {
            // "##other" leaves out names without namespace too.
            namespaces.add("");
        }
        return new Wildcard(check, kind != 2, List.copyOf(namespaces));
    }

    private ElementType elementType() throws IOException {
        String name = string();
        String namespace = string();
        String className = optionalString();
        ContentKind kind = ContentKind.values()[in.readByte()];
        int text = in.readInt();
        List<AttributeDeclaration> own = new ArrayList<>();
        for (int index : ints()) {
            own.add(attributes.get(index));
        }
        int wildcard = in.readInt();
        int[] columns = ints();
        List<ElementDeclaration> elements = new ArrayList<>();
        List<Wildcard> open = new ArrayList<>();
        int[] place = new int[columns.length];
        int elementCount = 0;
        for (int column : columns) {
            elementCount += column >= 0 ? 1 : 0;
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] >= 0) {
                place[i] = elements.size();
                elements.add(declarations.get(columns[i]));
            } else {
                place[i] = elementCount + open.size();
                open.add(wildcards.get(-1 - columns[i]));
            }
        }
        int states = in.readInt();
        int[][] next = new int[states][columns.length];
        boolean[] accepting = new boolean[states];
        for (int s = 0; s < states; s++) {
            accepting[s] = in.readBoolean();
            for (int c = 0; c < columns.length; c++) {
                next[s][place[c]] = in.readShort();
            }
        }
        List<ChildSlot> slots = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            boolean repeated = in.readBoolean();
            boolean ordered = in.readBoolean();
            List<ElementDeclaration> inSlot = new ArrayList<>();
            for (int column : ints()) {
                if (columns[column] >= 0) {
                    inSlot.add(declarations.get(columns[column]));
                }
            }
            slots.add(new ChildSlot(List.copyOf(inSlot), repeated, ordered));
        }
        return new ElementType(
                name,
                namespace,
                className,
                kind,
                text < 0 ? null : valueTypes.get(text),
                own,
                wildcard < 0 ? null : wildcards.get(wildcard),
                new ContentModel(elements, open, next, accepting),
                slots);
    }
}
