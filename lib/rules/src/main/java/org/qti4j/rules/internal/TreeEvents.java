// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.source.SourceBuilder;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.xml.internal.PlacedReader;
import org.qti4j.xml.internal.XmlEvents;

/** Makes the tree for the rules in the pass in which the schema judges; gives up when the tree would be too large. */
final class TreeEvents implements XmlEvents {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    /** What an element takes beside its texts, in characters. */
    private static final int ELEMENT = 100;

    private static final long LARGEST = 200_000_000L;
    /** Rules walk the tree by recursion. */
    private static final int DEEPEST = 2_000;

    private @Nullable SourceBuilder builder;
    private long size;
    private int depth;

    TreeEvents(SourceBuilder builder) {
        this.builder = builder;
    }

    /** Returns the tree, or null when it was too large to be made. */
    @Nullable
    SourceDocument document() {
        return builder == null ? null : builder.document();
    }

    @Override
    public void startElement(XMLStreamReader reader) {
        depth++;
        size += ELEMENT;
        if (size > LARGEST || depth > DEEPEST) {
            builder = null;
        }
        if (builder != null) {
            start(reader, builder);
        }
    }

    private void start(XMLStreamReader reader, SourceBuilder to) {
        int count = reader.getAttributeCount();
        String[] attributes = new String[2 * count];
        for (int i = 0; i < count; i++) {
            attributes[2 * i] = name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i));
            attributes[2 * i + 1] = reader.getAttributeValue(i);
            size += attributes[2 * i + 1].length() + ELEMENT / 2;
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        if (reader instanceof PlacedReader placed) {
            Location at = placed.place();
            to.start(namespace, reader.getLocalName(), at.line(), at.column(), -1, at.pointer(), attributes);
        } else if (reader instanceof XMLStreamReader2 two) {
            javax.xml.stream.Location at = two.getLocationInfo().getStartLocation();
            to.start(
                    namespace,
                    reader.getLocalName(),
                    at.getLineNumber(),
                    at.getColumnNumber(),
                    two.getLocationInfo().getStartingCharOffset(),
                    "",
                    attributes);
        } else {
            to.start(namespace, reader.getLocalName(), -1, -1, -1, "", attributes);
        }
    }

    private static String name(@Nullable String namespace, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        return namespace.equals(XML) ? "xml:".concat(local) : "{" + namespace + "}" + local;
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        depth--;
        if (builder != null) {
            builder.end(
                    reader instanceof XMLStreamReader2 two && !(reader instanceof PlacedReader)
                            ? two.getLocationInfo().getStartingCharOffset()
                            : -1);
        }
    }

    @Override
    public void text(XMLStreamReader reader) {
        if (builder == null) {
            return;
        }
        // Line breaks between elements are most of the texts of a document and mean nothing to a rule.
        if (!blank(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength())) {
            builder.text(reader.getText());
            size += reader.getTextLength();
        } else if (reader.getTextLength() > 0) {
            builder.text(" ");
        }
    }

    private static boolean blank(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] > ' ') {
                return false;
            }
        }
        return true;
    }
}
