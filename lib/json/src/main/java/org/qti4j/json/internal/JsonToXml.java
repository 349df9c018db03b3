// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;

/**
 * Writes a document in form QTI as XML text, with blanks only between elements where the schema says that they do not count. It writes the
 * bytes itself: the names of the schema are kept encoded, and the characters of values go from the one text to the other without a string
 * between them.
 */
final class JsonToXml {
    private static final byte[] DECLARATION = XmlBytes.bytes("<?xml version='1.0' encoding='UTF-8'?>");
    private static final byte[] EMPTY_END = XmlBytes.bytes("/>");
    private static final byte[] EQUALS = XmlBytes.bytes("=\"");
    private static final byte[] DEFAULT_NAMESPACE = XmlBytes.bytes(" xmlns=\"");
    private static final byte[] NAMESPACE = XmlBytes.bytes(" xmlns:");
    private static final byte[] COMMENT = XmlBytes.bytes("<!--");
    private static final byte[] COMMENT_END = XmlBytes.bytes("-->");
    private static final byte[] INSTRUCTION = XmlBytes.bytes("<?");
    private static final byte[] INSTRUCTION_END = XmlBytes.bytes("?>");

    private final JsonEvents events;
    private final JsonEvent event;
    private final XmlBytes out;
    private final @Nullable String indent;

    private int depth;
    /** Whether blanks may be added in the element of a depth: never again once a text was seen. */
    private boolean[] indented = new boolean[32];

    private boolean[] hasContent = new boolean[32];
    /** Whether the last start tag lacks its end, because it may be an empty element. */
    private boolean inTag;

    JsonToXml(JsonEvents events, OutputStream out, @Nullable String indent) {
        this.events = events;
        this.event = events.current();
        this.out = new XmlBytes(out, events.tape().buffers().bytes());
        this.indent = indent;
    }

    /** Writes the document. */
    void run() throws IOException {
        out.raw(DECLARATION);
        while (true) {
            switch (events.next()) {
                case XMLStreamConstants.START_ELEMENT -> startElement();
                case XMLStreamConstants.END_ELEMENT -> endElement();
                case XMLStreamConstants.CHARACTERS -> {
                    endTag();
                    indented[depth] = false;
                    out.text(event.chars(), event.start(), event.length());
                }
                case XMLStreamConstants.COMMENT -> {
                    line();
                    out.raw(COMMENT);
                    out.raw(XmlBytes.bytes(event.text()));
                    out.raw(COMMENT_END);
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    line();
                    out.raw(INSTRUCTION);
                    out.raw(XmlBytes.bytes(event.length() == 0 ? event.target() : event.target() + " " + event.text()));
                    out.raw(INSTRUCTION_END);
                }
                default -> {
                    if (indent != null) {
                        out.raw('\n');
                    }
                    out.flush();
                    return;
                }
            }
        }
    }

    private void endTag() throws IOException {
        if (inTag) {
            inTag = false;
            out.raw('>');
        }
    }

    private void line() throws IOException {
        endTag();
        if (indent != null && (depth == 0 || indented[depth])) {
            out.raw(XmlBytes.line(indent, depth));
            hasContent[depth] = true;
        }
    }

    private void startElement() throws IOException {
        line();
        OpenElement element = event.element();
        if (++depth == indented.length) {
            indented = Arrays.copyOf(indented, depth * 2);
            hasContent = Arrays.copyOf(hasContent, depth * 2);
        }
        indented[depth] = element.shape.contentKind() == ContentKind.ELEMENTS;
        hasContent[depth] = false;
        if (isUsual(element.name, element.prefix)) {
            out.raw(element.name.open());
        } else {
            out.raw(XmlBytes.bytes("<" + element.prefix + ":" + element.name.local()));
        }
        if (!element.declarations.isEmpty()) {
            declarations(element.declarations);
        }
        attributes(events.tag(), events.tape());
        inTag = true;
    }

    private static boolean isUsual(JsonName name, String prefix) {
        return name.prefix().equals(prefix);
    }

    private void declarations(List<String> declarations) throws IOException {
        for (int i = 0; i < declarations.size(); i += 2) {
            String prefix = declarations.get(i);
            if (prefix.isEmpty()) {
                out.raw(DEFAULT_NAMESPACE);
            } else {
                out.raw(NAMESPACE);
                out.raw(XmlBytes.bytes(prefix));
                out.raw(EQUALS);
            }
            char[] namespace = declarations.get(i + 1).toCharArray();
            out.value(namespace, 0, namespace.length);
            out.raw('"');
        }
    }

    private void attributes(JsonStartTag tag, JsonTape tape) throws IOException {
        int count = tag.count();
        for (int i = 0; i < count; i++) {
            JsonName name = tag.name(i);
            if (isUsual(name, tag.prefix(i))) {
                out.raw(name.assign());
            } else {
                out.raw(XmlBytes.bytes(" " + tag.prefix(i) + ":" + name.local() + "=\""));
            }
            int value = tag.token(i);
            byte kind = tape.kind(value);
            if (kind == JsonTape.STRING || kind == JsonTape.NUMBER) {
                out.value(tape.chars(), tape.start(value), tape.length(value));
            } else {
                out.raw(XmlBytes.bytes(tape.text(value)));
            }
            out.raw('"');
        }
    }

    private void endElement() throws IOException {
        if (inTag) {
            inTag = false;
            out.raw(EMPTY_END);
        } else {
            OpenElement element = event.element();
            if (indent != null && indented[depth] && hasContent[depth]) {
                out.raw(XmlBytes.line(indent, depth - 1));
            }
            if (isUsual(element.name, element.prefix)) {
                out.raw(element.name.close());
            } else {
                out.raw(XmlBytes.bytes("</" + element.prefix + ":" + element.name.local() + ">"));
            }
        }
        depth--;
    }
}
