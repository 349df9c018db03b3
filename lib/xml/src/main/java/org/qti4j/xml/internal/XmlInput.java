// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;

/** A document to be read in one pass, or in several when it is at hand as a whole. */
public final class XmlInput {
    /** How much of a stream is kept, in bytes or characters. Most documents are shorter; those that are not flow through. */
    private static final int KEPT = 1 << 18;

    private static final int FIRST = 1 << 10;

    private final Pass pass;
    private final boolean repeatable;

    private XmlInput(boolean repeatable, Pass pass) {
        this.repeatable = repeatable;
        this.pass = pass;
    }

    @FunctionalInterface
    private interface Pass {
        @Nullable
        Diagnostic run(List<? extends XmlEvents> parts) throws IOException, XMLStreamException;
    }

    /** Returns a text. */
    public static XmlInput of(SecureStax stax, String text) {
        return new XmlInput(true, parts -> XmlPass.run(() -> stax.reader(new StringReader(text)), parts));
    }

    /** Returns bytes, which must not change. */
    public static XmlInput of(SecureStax stax, byte[] bytes) {
        return of(stax, bytes, bytes.length);
    }

    private static XmlInput of(SecureStax stax, byte[] bytes, int length) {
        return new XmlInput(true, parts -> XmlPass.run(stax, bytes, length, parts));
    }

    /** Returns what a stream gives; when that is short it has been read to its end already. */
    public static XmlInput of(SecureStax stax, InputStream stream) throws IOException {
        // One more than is at hand, to see in one go that nothing follows.
        byte[] head = new byte[Math.min(KEPT, Math.max(FIRST, stream.available() + 1))];
        int length = stream.readNBytes(head, 0, head.length);
        while (length == head.length) {
            if (length == KEPT) {
                InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), stream);
                return new XmlInput(false, parts -> XmlPass.run(stax, all, parts));
            }
            head = Arrays.copyOf(head, Math.min(KEPT, 2 * length));
            length += stream.readNBytes(head, length, head.length - length);
        }
        return of(stax, head, length);
    }

    /** Returns what a reader gives; when that is short it has been read to its end already. */
    public static XmlInput of(SecureStax stax, Reader reader) throws IOException {
        char[] head = new char[FIRST];
        int length = 0;
        for (int count = 0; count >= 0; ) {
            length += count;
            if (length == KEPT) {
                Reader all = new JoinedReader(new CharArrayReader(head), reader);
                return new XmlInput(false, parts -> XmlPass.run(() -> stax.reader(all), parts));
            }
            if (length == head.length) {
                head = Arrays.copyOf(head, Math.min(KEPT, 2 * length));
            }
            count = reader.read(head, length, head.length - length);
        }
        char[] text = head;
        int end = length;
        return new XmlInput(true, parts -> XmlPass.run(() -> stax.reader(new CharArrayReader(text, 0, end)), parts));
    }

    /** Returns what a reader of events gives, which stands at the start. */
    public static XmlInput of(XMLStreamReader reader) {
        if (!(reader instanceof RepeatableReader repeatable) || !repeatable.isRepeatable()) {
            return new XmlInput(false, parts -> XmlPass.run(() -> reader, parts));
        }
        AtomicBoolean used = new AtomicBoolean();
        return new XmlInput(
                true, parts -> XmlPass.run(() -> used.getAndSet(true) ? repeatable.again() : reader, parts));
    }

    /** Tells whether {@link #run} may be called again. */
    boolean isRepeatable() {
        return repeatable;
    }

    /** Reads the document as {@link XmlPass} does. */
    public @Nullable Diagnostic run(List<? extends XmlEvents> parts) throws IOException, XMLStreamException {
        return pass.run(parts);
    }
}
