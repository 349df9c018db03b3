// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.model.grammar.Wildcard;

/**
 * Valid documents at random, from the grammar alone: children by a walk through the automaton of their parent, values by their datatypes,
 * identifiers unique, references to identifiers that are there. The same seed gives the same documents.
 *
 * <p>They say nothing sensible. They have what documents seldom have, all at once: every place of every type, comments and processing
 * instructions anywhere, characters beyond the basic plane, line ends of all kinds, namespaces under any prefix, foreign elements.
 */
final class GeneratedDocuments {
    /** A document: the name of its root and its text. */
    record Document(String root, String xml) {
        @Override
        public String toString() {
            return root + " (" + xml.length() + " characters)";
        }
    }

    /** An element; {@code content} has elements, texts and {@link Misc}. */
    static final class Node {
        final QName name;
        final boolean blanksDoNotCount;
        final Map<QName, String> attributes = new LinkedHashMap<>();
        /** Prefixes that values of attributes use. */
        final Map<String, String> declarations = new LinkedHashMap<>();

        final List<Object> content = new ArrayList<>();

        Node(QName name, boolean blanksDoNotCount) {
            this.name = name;
            this.blanksDoNotCount = blanksDoNotCount;
        }
    }

    /** A comment, or a processing instruction when it has a target. */
    record Misc(@Nullable String target, String data) {}

    private static final int LARGEST = 250;
    private static final List<String> USUAL_ROOTS = List.of(
            "qti-assessment-test",
            "qti-assessment-item",
            "qti-assessment-item",
            "qti-assessment-section",
            "qti-assessment-stimulus",
            "qti-response-processing",
            "qti-outcome-processing",
            "qti-outcome-declaration");

    private final QtiGrammar grammar = QtiGrammar.get();
    private final List<ElementDeclaration> roots = new ArrayList<>(grammar.roots());
    private final Random random;
    private final GeneratedValues values;
    private int left;

    GeneratedDocuments(long seed) {
        this.random = new Random(seed);
        this.values = new GeneratedValues(random);
        // The order of the grammar's maps is not part of it.
        roots.sort(Comparator.comparing(root -> root.name().toString()));
    }

    /** Returns a document with any root. */
    Document next() {
        if (random.nextInt(3) > 0) {
            String name = USUAL_ROOTS.get(random.nextInt(USUAL_ROOTS.size()));
            return next(Objects.requireNonNull(grammar.root(new QName(WellKnownPrefixes.QTI, name)), name));
        }
        return next(roots.get(random.nextInt(roots.size())));
    }

    /** Returns a document with the given root. */
    Document next(ElementDeclaration root) {
        while (true) {
            left = 1 + random.nextInt(LARGEST);
            values.startDocument();
            Node node = element(root, height(root.type()) + random.nextInt(6));
            if (values.resolveReferences()) {
                return new Document(root.key(), new GeneratedText(random).document(node, miscs(), miscs()));
            }
        }
    }

    // The smallest height of a valid element of each type, so that every walk can come to an end

    private static final Map<ElementType, Integer> HEIGHTS = heights();

    private static Map<ElementType, Integer> heights() {
        Map<ElementType, Integer> found = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (ElementType type : QtiGrammar.get().types()) {
                int height = lowest(type, found);
                if (height != found.getOrDefault(type, Integer.MAX_VALUE)) {
                    found.put(type, height);
                    changed = true;
                }
            }
        }
        return found;
    }

    private static int lowest(ElementType type, Map<ElementType, Integer> known) {
        for (int limit = 0; limit < 50; limit++) {
            int below = limit;
            boolean[] usable = usable(type, child -> known.getOrDefault(child, Integer.MAX_VALUE) <= below);
            if (distances(type.content(), usable)[0] < Integer.MAX_VALUE) {
                return limit + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    private int height(ElementType type) {
        // A type of text alone is not among the types of the grammar.
        return HEIGHTS.getOrDefault(type, 1);
    }

    private interface Usable {
        boolean test(ElementType child);
    }

    private static boolean[] usable(ElementType type, Usable test) {
        List<ElementDeclaration> elements = type.content().elements();
        boolean[] usable =
                new boolean[elements.size() + type.content().wildcards().size()];
        for (int c = 0; c < usable.length; c++) {
            usable[c] = c >= elements.size()
                    || elements.get(c).type().contentKind() == ContentKind.TEXT
                    || test.test(elements.get(c).type());
        }
        return usable;
    }

    /** How many children are needed from each state to the end. */
    private static int[] distances(ContentModel content, boolean[] usable) {
        int[] distance = new int[content.states()];
        for (int s = 0; s < distance.length; s++) {
            distance[s] = content.mayEnd(s) ? 0 : Integer.MAX_VALUE;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int s = 0; s < distance.length; s++) {
                for (int c = 0; c < usable.length; c++) {
                    int next = usable[c] ? content.next(s, c) : -1;
                    if (next >= 0 && distance[next] < Integer.MAX_VALUE && distance[next] + 1 < distance[s]) {
                        distance[s] = distance[next] + 1;
                        changed = true;
                    }
                }
            }
        }
        return distance;
    }

    // Elements

    private Node element(ElementDeclaration declaration, int height) {
        left--;
        ElementType type = declaration.type();
        boolean elementsOnly = type.contentKind() == ContentKind.ELEMENTS;
        Node node = new Node(declaration.name(), elementsOnly);
        attributes(type, node);
        switch (type.contentKind()) {
            case EMPTY -> addMiscs(node);
            case TEXT -> textOnly(type, node);
            default -> children(type, node, height);
        }
        return node;
    }

    private void attributes(ElementType type, Node node) {
        boolean hasId = false;
        double share =
                random.nextInt(10) == 0 ? 0.5 : 4.0 / (4 + type.attributes().size());
        List<AttributeDeclaration> declared = new ArrayList<>(type.attributes().values());
        Collections.shuffle(declared, random);
        // Required ones first: an element can have one ID only.
        declared.sort(Comparator.comparing(AttributeDeclaration::isRequired).reversed());
        for (AttributeDeclaration attribute : declared) {
            boolean isId = attribute.type().builtin().equals("ID");
            if (!attribute.isRequired() && (random.nextDouble() > share || isId && hasId)) {
                continue;
            }
            hasId |= isId;
            if (attribute.fixedValue().isPresent()) {
                node.attributes.put(attribute.name(), attribute.fixedValue().get());
            } else {
                values.attribute(node, attribute);
            }
        }
        type.attributeWildcard().ifPresent(wildcard -> openAttributes(wildcard, node));
    }

    private void openAttributes(Wildcard wildcard, Node node) {
        if (wildcard.allows("") && wildcard.check() != Wildcard.Check.STRICT && random.nextInt(3) == 0) {
            node.attributes.put(new QName("data-x" + random.nextInt(9)), values.anyText());
        }
        if (wildcard.allows("urn:foreign") && wildcard.check() != Wildcard.Check.STRICT && random.nextInt(4) == 0) {
            node.attributes.put(new QName("urn:foreign", "a" + random.nextInt(3)), values.anyText());
        }
    }

    private void textOnly(ElementType type, Node node) {
        String text = type.textType().map(values::text).orElse("");
        int at = 0;
        while (random.nextInt(4) == 0 && at < text.length()) {
            int next = text.offsetByCodePoints(at, random.nextInt(text.codePointCount(at, text.length()) + 1));
            addText(node, text.substring(at, next));
            node.content.add(misc());
            at = next;
        }
        addText(node, text.substring(at));
    }

    private void children(ElementType type, Node node, int height) {
        ContentModel content = type.content();
        int allowed = left > 0 ? Math.max(height, height(type)) - 1 : height(type) - 1;
        boolean[] usable = usable(type, child -> height(child) <= allowed);
        int[] distance = distances(content, usable);
        int wish = left <= 0 || height <= 1 ? 0 : random.nextInt(random.nextInt(8) + 1);
        boolean mixed = type.contentKind() == ContentKind.MIXED;
        int state = 0;
        for (int count = 0; !(content.mayEnd(state) && (count >= wish || left <= 0)); count++) {
            int column = column(content, usable, distance, state, count >= wish);
            if (column < 0) {
                break;
            }
            addMiscs(node);
            if (mixed) {
                addAnyText(node);
            }
            node.content.add(
                    column < content.elements().size()
                            ? element(content.elements().get(column), allowed)
                            : open(content.wildcards()
                                    .get(column - content.elements().size())));
            state = content.next(state, column);
        }
        addMiscs(node);
        if (mixed) {
            addAnyText(node);
            addMiscs(node);
        }
    }

    /** Returns a way on from the state; the shortest to the end when {@code home}. */
    private int column(ContentModel content, boolean[] usable, int[] distance, int state, boolean home) {
        List<Integer> ways = new ArrayList<>();
        for (int c = 0; c < usable.length; c++) {
            int next = usable[c] ? content.next(state, c) : -1;
            if (next >= 0 && (home ? distance[next] < distance[state] : distance[next] < Integer.MAX_VALUE)) {
                ways.add(c);
            }
        }
        return ways.isEmpty() ? -1 : ways.get(random.nextInt(ways.size()));
    }

    /** Returns an element for an open place: one that the schema knows, or a foreign one. */
    private Node open(Wildcard wildcard) {
        if (wildcard.check() == Wildcard.Check.STRICT || random.nextInt(4) == 0) {
            List<ElementDeclaration> known = roots.stream()
                    .filter(root -> wildcard.allows(root.name().getNamespaceURI()) && height(root.type()) <= 2)
                    .toList();
            if (!known.isEmpty()) {
                return element(known.get(random.nextInt(known.size())), 2);
            }
        }
        String namespace = wildcard.allows("") && random.nextInt(3) == 0 ? "" : "urn:foreign";
        return foreign(wildcard.allows(namespace) ? namespace : "urn:foreign", 2);
    }

    private Node foreign(String namespace, int height) {
        left--;
        Node node = new Node(new QName(namespace, "f" + random.nextInt(4)), false);
        for (int i = random.nextInt(3); i > 0; i--) {
            node.attributes.put(new QName(random.nextBoolean() ? "" : "urn:foreign", "a" + i), values.anyText());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            addAnyText(node);
            addMiscs(node);
            if (height > 0) {
                node.content.add(foreign(random.nextBoolean() ? namespace : "urn:other", height - 1));
            }
        }
        return node;
    }

    private void addAnyText(Node node) {
        if (random.nextInt(4) > 0) {
            addText(node, values.anyText());
        }
    }

    private static void addText(Node node, String text) {
        if (!text.isEmpty()) {
            node.content.add(text);
        }
    }

    // Comments and processing instructions

    private void addMiscs(Node node) {
        node.content.addAll(miscs());
    }

    private List<Misc> miscs() {
        List<Misc> result = new ArrayList<>();
        while (random.nextInt(12) == 0) {
            result.add(misc());
        }
        return result;
    }

    private Misc misc() {
        String data = values.anyText().replace('\r', ' ').replace("-", "_").replace("?", "!");
        return random.nextInt(3) == 0 ? new Misc("target" + random.nextInt(3), data.strip()) : new Misc(null, data);
    }
}
