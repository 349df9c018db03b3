// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import com.ctc.wstx.exc.WstxIOException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** One pass over a document: reads it once and hands every event to all that take part. */
public final class XmlPass {
    private static final int SHOWN = 60;
    private static final String BYTES = "the bytes are not text in the encoding of the document";

    private XmlPass() {}

    /** Opens a reader; that may already fail on the first bytes. */
    @FunctionalInterface
    public interface Source {
        /** Returns the reader. */
        XMLStreamReader open() throws XMLStreamException;
    }

    /** Reads bytes as {@link #run(Source, List)}; where they are not UTF-8 is told by line. */
    public static @Nullable Diagnostic run(SecureStax stax, InputStream bytes, List<? extends XmlEvents> parts)
            throws IOException, XMLStreamException {
        WatchedBytes watched = new WatchedBytes(bytes);
        Diagnostic found = run(() -> stax.reader(watched), parts);
        if (found != null && found.message().startsWith(BYTES)) {
            int[] place = watched.malformed();
            return place == null ? found : found.at(Location.of(place[0], place[1]));
        }
        return found;
    }

    /** Reads bytes that are all at hand, as {@link #run(SecureStax, InputStream, List)}. */
    static @Nullable Diagnostic run(SecureStax stax, byte[] bytes, List<? extends XmlEvents> parts)
            throws IOException, XMLStreamException {
        Diagnostic found = run(() -> stax.reader(new ByteArrayInputStream(bytes)), parts);
        // Only who has to tell the place goes over the bytes again.
        return found == null || !found.message().startsWith(BYTES)
                ? found
                : run(stax, new ByteArrayInputStream(bytes), List.of());
    }

    /**
     * Reads the document to its end, or to where it is not well-formed.
     *
     * @return what is not well-formed, or null
     * @throws IOException when the bytes cannot be had
     * @throws XMLStreamException when one that takes part stops the pass
     */
    public static @Nullable Diagnostic run(Source source, List<? extends XmlEvents> parts)
            throws IOException, XMLStreamException {
        XMLStreamReader reader;
        try {
            reader = source.open();
        } catch (XMLStreamException e) {
            return unreadable(e, null);
        }
        try {
            return run(reader, parts);
        } finally {
            reader.close();
        }
    }

    private static @Nullable Diagnostic run(XMLStreamReader reader, List<? extends XmlEvents> all)
            throws IOException, XMLStreamException {
        // An array, because going over a list makes an iterator for every event.
        XmlEvents[] parts = all.toArray(XmlEvents[]::new);
        for (XmlEvents part : parts) {
            part.startDocument(reader);
        }
        while (true) {
            int event;
            try {
                event = reader.next();
            } catch (XMLStreamException e) {
                return unreadable(e, reader);
            }
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    for (XmlEvents part : parts) {
                        part.startElement(reader);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    for (XmlEvents part : parts) {
                        part.endElement(reader);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    for (XmlEvents part : parts) {
                        part.text(reader);
                    }
                }
                case XMLStreamConstants.COMMENT -> {
                    for (XmlEvents part : parts) {
                        part.comment(reader);
                    }
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    for (XmlEvents part : parts) {
                        part.processingInstruction(reader);
                    }
                }
                case XMLStreamConstants.DTD -> {
                    return Diagnostic.error(
                            "xml-doctype",
                            "a DOCTYPE is not allowed: QTI documents have none, and entities are not read. Remove the line",
                            location(reader));
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Diagnostic.error(
                            "xml-not-well-formed", unknownEntity(reader.getLocalName()), location(reader));
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    for (XmlEvents part : parts) {
                        part.endDocument(reader);
                    }
                    return null;
                }
                default -> throw new XMLStreamException("unexpected event " + event);
            }
        }
    }

    /** Returns where the current event begins. */
    public static Location location(XMLStreamReader reader) {
        if (reader instanceof PlacedReader placed) {
            return placed.place();
        }
        javax.xml.stream.Location at = reader instanceof XMLStreamReader2 two
                ? two.getLocationInfo().getStartLocation()
                : reader.getLocation();
        return Location.of(at.getLineNumber(), at.getColumnNumber());
    }

    private static Diagnostic unreadable(XMLStreamException e, @Nullable XMLStreamReader reader) throws IOException {
        if (e instanceof WstxIOException io) {
            // Not getCause(), which an XMLStreamException does not set.
            Throwable cause = io.getNestedException() == null ? io.getCause() : io.getNestedException();
            if (cause instanceof IOException broken
                    && !(cause instanceof CharConversionException)
                    && !(cause instanceof UnsupportedEncodingException)) {
                throw broken;
            }
            String words = cause == null ? message(e) : String.valueOf(cause.getMessage());
            // The parser's own account of the place has the number of a byte in its buffer.
            return Diagnostic.error(
                    "xml-not-well-formed",
                    BYTES + ": " + words.replaceAll(" \\(at char #\\d+, byte #-?\\d+\\)", ""),
                    place(e, reader));
        }
        if (e.getNestedException() instanceof QtiFormatException refused) {
            throw refused;
        }
        if (reader instanceof PlacedReader && e.getNestedException() instanceof IOException broken) {
            throw broken;
        }
        String message = message(e);
        boolean limit = message.contains("exceeded") && message.contains("imit") || message.contains("imit (");
        return Diagnostic.error(limit ? "xml-limit" : "xml-not-well-formed", message, place(e, reader));
    }

    private static Location place(XMLStreamException e, @Nullable XMLStreamReader reader) {
        javax.xml.stream.Location at = e.getLocation();
        if (at == null && reader != null) {
            at = reader.getLocation();
        }
        return at == null
                ? Location.of(1, 1)
                : Location.of(Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()));
    }

    private static String unknownEntity(String name) {
        return "the entity &" + name + "; is not known; write the character itself or its number"
                + (name.equals("nbsp") ? " (&#160;)" : " (such as &#160; for &nbsp;)");
    }

    /** Returns the parser's words without its own account of the place, and with a hint where people usually need one. */
    private static String message(XMLStreamException e) {
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        int at = text.indexOf("\n at [row");
        text = (at < 0 ? text : text.substring(0, at)).replaceAll("\\s+", " ").strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("undeclared general entity") || lower.contains("undeclared entity")) {
            String name = text.replaceAll(".*[\"']([^\"']+)[\"'].*", "$1");
            return unknownEntity(shortened(name));
        }
        if (lower.contains("unexpected eof in prolog")) {
            return "there is no element: the document is empty";
        }
        if (lower.contains("unexpected eof")) {
            return "the document ends before its last element is closed (" + shortened(text) + ")";
        }
        if (lower.contains("unexpected character '&'")
                || lower.contains("after '&'")
                || lower.contains("expected a name character")
                || lower.contains("missing name")) {
            return shortened(text) + "; write &amp; for a plain ampersand";
        }
        if (lower.contains("illegal processing instruction target (\"xml\")")) {
            return "the XML declaration must be the very first thing in the document; something stands before it, be it a blank";
        }
        if (lower.contains("in prolog")) {
            return "this is not XML: " + shortened(text);
        }
        return shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= 5 * SHOWN ? text : text.substring(0, 5 * SHOWN) + "…";
    }
}
