// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.LocationInfo;
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

    private static final String[] NONE = {};

    private @Nullable SourceBuilder builder;
    /** Where events are in an XML text; null when the reader cannot tell, or stands for a document in JSON. */
    private @Nullable LocationInfo places;
    /** The reader when it stands for a document in JSON. */
    private @Nullable PlacedReader placed;

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
    public void startDocument(XMLStreamReader reader) {
        // Once and not for each event, because what a reader can do takes a while to find out.
        if (reader instanceof PlacedReader json) {
            placed = json;
        } else if (reader instanceof XMLStreamReader2 two) {
            places = two.getLocationInfo();
        }
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
        String[] attributes = count == 0 ? NONE : new String[2 * count];
        for (int i = 0; i < count; i++) {
            attributes[2 * i] = name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i));
            String value = reader.getAttributeValue(i);
            attributes[2 * i + 1] = value;
            size += value.length() + ELEMENT / 2;
        }
        String namespace = reader.getNamespaceURI();
        namespace = namespace == null ? "" : namespace;
        if (placed != null) {
            Location at = placed.place();
            to.start(namespace, reader.getLocalName(), at.line(), at.column(), -1, at.pointer(), attributes);
        } else if (places != null) {
            javax.xml.stream.Location at = places.getStartLocation();
            to.start(
                    namespace,
                    reader.getLocalName(),
                    at.getLineNumber(),
                    at.getColumnNumber(),
                    places.getStartingCharOffset(),
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
            builder.end(places == null ? -1 : places.getStartingCharOffset());
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
