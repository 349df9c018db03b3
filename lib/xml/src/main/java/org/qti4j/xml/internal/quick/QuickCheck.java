// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.Wildcard;
import org.qti4j.xml.internal.RootType;
import org.qti4j.xml.internal.XmlEvents;

/**
 * Judges the document of one pass by the grammar tables. It says that the document is valid only when it is sure; it is never sure of a
 * document that is not valid, and of some that are: those with datatypes that are rare, with {@code xsi:type}, with names in letters that
 * western languages do not have.
 */
public final class QuickCheck implements XmlEvents {
    /** Stands for the type of an element that the schema does not know and that stands where anything may. */
    private static final @Nullable ElementPlan UNKNOWN = null;

    private static final int FIRST_DEPTH = 32;

    private final ElementPlans plans = ElementPlans.get();
    private final @Nullable RootType rootType;
    private final boolean stops;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable ElementPlan[] open = new ElementPlan[FIRST_DEPTH];
    private int[] states = new int[FIRST_DEPTH];
    private int depth;
    private boolean unsure;
    private boolean ended;

    /**
     * Begins a document.
     *
     * @param rootType the type by which to judge a root that the schema does not know as one, or null
     * @param stops whether to end the pass by {@link Doubt} at the first doubt
     */
    public QuickCheck(@Nullable RootType rootType, boolean stops) {
        this.rootType = rootType;
        this.stops = stops;
    }

    /** Ends a pass that has become needless. */
    public static final class Doubt extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        private Doubt() {
            super("somebody else has to look");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Tells, after the document has ended, whether it is valid for sure. */
    public boolean isSure() {
        return ended && !unsure;
    }

    @Override
    public void startElement(XMLStreamReader reader) throws XMLStreamException {
        if (unsure) {
            return;
        }
        String namespace = nonNull(reader.getNamespaceURI());
        String local = reader.getLocalName();
        ElementPlan plan;
        if (depth == 0) {
            plan = plans.root(namespace, local);
            if (plan == null && rootType != null && rootType.isAt(reader)) {
                plan = plans.plan(rootType.type());
            }
            if (plan == null) {
                doubt();
                return;
            }
        } else {
            ElementPlan parent = open[depth - 1];
            if (parent == UNKNOWN) {
                plan = plans.root(namespace, local);
            } else {
                int state = states[depth - 1];
                int column = parent.content.column(namespace, local);
                int next = column < 0 ? -1 : parent.content.next(state, column);
                if (next >= 0) {
                    plan = parent.child(column);
                } else {
                    column = parent.content.wildcardColumn(state, namespace);
                    plan = plans.root(namespace, local);
                    if (column < 0 || plan == null && !isLax(parent, column)) {
                        doubt();
                        return;
                    }
                    next = parent.content.next(state, column);
                }
                states[depth - 1] = next;
            }
        }
        if (!attributesAreSure(reader, plan)) {
            doubt();
            return;
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
            states = Arrays.copyOf(states, 2 * depth);
        }
        open[depth] = plan;
        states[depth++] = 0;
    }

    private static boolean isLax(ElementPlan parent, int column) {
        return parent.content
                        .wildcards()
                        .get(column - parent.content.elements().size())
                        .check()
                == Wildcard.Check.LAX;
    }

    private boolean attributesAreSure(XMLStreamReader reader, @Nullable ElementPlan plan) {
        long missing = plan == null ? 0 : plan.required;
        for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
            String namespace = nonNull(reader.getAttributeNamespace(i));
            String local = reader.getAttributeLocalName(i);
            ElementPlan.Attribute attribute = plan == null ? null : plan.attribute(namespace, local);
            if (attribute != null) {
                String value = reader.getAttributeValue(i);
                if (!attribute.isSure(value) || !identityIsSure(attribute.identity(), value)) {
                    return false;
                }
                missing &= ~attribute.requiredBit();
            } else if (!otherIsSure(plan, namespace, local, reader, i)) {
                return false;
            }
        }
        return missing == 0;
    }

    private boolean identityIsSure(ElementPlan.Identity identity, String value) {
        switch (identity) {
            case NONE, OTHER -> {}
            case ID -> {
                return ids.add(value.strip());
            }
            case REFERENCE -> references.add(value.strip());
            case REFERENCES -> {
                for (StringTokenizer each = new StringTokenizer(value); each.hasMoreTokens(); ) {
                    references.add(each.nextToken());
                }
            }
        }
        return true;
    }

    /** An attribute that the element does not declare itself. */
    private boolean otherIsSure(
            @Nullable ElementPlan plan, String namespace, String local, XMLStreamReader reader, int index) {
        if (namespace.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
            return local.equals("schemaLocation") && isPairs(reader.getAttributeValue(index));
        }
        if (plan == null) {
            return isOpenSure(null, Wildcard.Check.LAX, namespace, local, reader, index);
        }
        Wildcard wildcard = plan.otherAttributes;
        return wildcard != null
                && wildcard.allows(namespace)
                && isOpenSure(plan, wildcard.check(), namespace, local, reader, index);
    }

    private boolean isOpenSure(
            @Nullable ElementPlan plan,
            Wildcard.Check check,
            String namespace,
            String local,
            XMLStreamReader reader,
            int index) {
        if (check == Wildcard.Check.SKIP) {
            return true;
        }
        if (namespace.isEmpty()) {
            // The schema has no attributes without namespace by themselves.
            return check == Wildcard.Check.LAX;
        }
        ElementPlan.Attribute attribute = plans.globalAttribute(namespace, local);
        if (attribute != null) {
            String value = reader.getAttributeValue(index);
            // An element may declare only one identifier, be it one among those that it leaves open.
            boolean second = attribute.identity() == ElementPlan.Identity.ID && (plan == null || plan.hasId);
            return !second && attribute.isSure(value) && identityIsSure(attribute.identity(), value);
        }
        if (namespace.equals(XMLConstants.XML_NS_URI)) {
            String value = reader.getAttributeValue(index);
            return local.equals("space") && (value.equals("preserve") || value.equals("default"));
        }
        return check == Wildcard.Check.LAX;
    }

    /** Tells whether a text is pairs of plain addresses. */
    private static boolean isPairs(String value) {
        int count = 0;
        for (StringTokenizer each = new StringTokenizer(value); each.hasMoreTokens(); count++) {
            if (!Addresses.isSure(each.nextToken())) {
                return false;
            }
        }
        return count % 2 == 0;
    }

    @Override
    public void endElement(XMLStreamReader reader) throws XMLStreamException {
        if (unsure) {
            return;
        }
        ElementPlan plan = open[--depth];
        if (plan == UNKNOWN) {
            return;
        }
        if (plan.kind == ContentKind.TEXT) {
            if (plan.text != ValueTest.ANYTHING) {
                boolean sure = plan.text.isSure(text.toString());
                text.setLength(0);
                if (!sure) {
                    doubt();
                }
            }
        } else if (!plan.content.mayEnd(states[depth])) {
            doubt();
        }
    }

    @Override
    public void text(XMLStreamReader reader) throws XMLStreamException {
        if (unsure || depth == 0) {
            return;
        }
        ElementPlan plan = open[depth - 1];
        if (plan == UNKNOWN || plan.kind == ContentKind.MIXED) {
            return;
        }
        char[] characters = reader.getTextCharacters();
        int start = reader.getTextStart();
        int length = reader.getTextLength();
        if (plan.kind == ContentKind.TEXT) {
            if (plan.text != ValueTest.ANYTHING) {
                text.append(characters, start, length);
            }
        } else if (plan.kind == ContentKind.EMPTY || !isBlank(characters, start, length)) {
            doubt();
        }
    }

    private static boolean isBlank(char[] characters, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (!ValueTests.isBlank(characters[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void endDocument(XMLStreamReader reader) throws XMLStreamException {
        ended = true;
        if (!unsure && !ids.containsAll(references)) {
            doubt();
        }
    }

    private void doubt() throws Doubt {
        unsure = true;
        if (stops) {
            throw new Doubt();
        }
    }

    private static String nonNull(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }
}
