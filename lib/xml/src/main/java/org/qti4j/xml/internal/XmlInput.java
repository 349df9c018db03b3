// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
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
        return new XmlInput(true, parts -> XmlPass.run(stax, bytes, parts));
    }

    /** Returns what a stream gives; when that is short it has been read to its end already. */
    public static XmlInput of(SecureStax stax, InputStream stream) throws IOException {
        byte[] head = Heads.of(stream, KEPT);
        return head.length < KEPT
                ? of(stax, head)
                : once(stax, new SequenceInputStream(new ByteArrayInputStream(head), stream));
    }

    /** Returns what a stream gives, for one pass that reads it as it goes. */
    public static XmlInput once(SecureStax stax, InputStream stream) {
        return new XmlInput(false, parts -> XmlPass.run(stax, stream, parts));
    }

    /** Returns what a reader gives; when that is short it has been read to its end already. */
    public static XmlInput of(SecureStax stax, Reader reader) throws IOException {
        String head = Heads.of(reader, KEPT);
        return head.length() < KEPT ? of(stax, head) : once(stax, new JoinedReader(new StringReader(head), reader));
    }

    /** Returns what a reader gives, for one pass that reads it as it goes. */
    public static XmlInput once(SecureStax stax, Reader reader) {
        return new XmlInput(false, parts -> XmlPass.run(() -> stax.reader(reader), parts));
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
