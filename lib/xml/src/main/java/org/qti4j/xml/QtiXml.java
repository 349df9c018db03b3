// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.ModelBuilder;
import org.qti4j.xml.internal.ModelWriter;
import org.qti4j.xml.internal.RootType;
import org.qti4j.xml.internal.SchemaJudge;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;
import org.qti4j.xml.internal.shared.WholeFile;

/**
 * Reads, writes and validates QTI XML, offline. Immutable and thread-safe: make one and share it.
 *
 * <pre>{@code
 * Diagnostics found = QtiXml.create().validate("<qti-assessment-item …");
 * found.forEach(System.out::println);
 * }</pre>
 *
 * <p>Nothing outside the given text is read: a DOCTYPE is an error, entities are unknown, XInclude elements and {@code xsi:schemaLocation}
 * are only data. What a document may cost is limited by {@link XmlLimits}. Streams and readers are never closed here. The first document
 * costs a few hundred milliseconds more, for the grammar tables, and the first that is not valid as many again, for the schema;
 * {@link #warmUp} takes them at a time of your choice.
 */
public final class QtiXml {
    private final SchemaJudge judge;
    private final XmlLimits limits;
    private final boolean keepLocations;
    private final @Nullable String indent;
    private final @Nullable String schemaLocation;
    private final SecureStax stax;

    private QtiXml(Builder builder) {
        this.limits = builder.limits;
        QtiSchema schema = builder.schema == null ? QtiSchema.bundled() : builder.schema;
        this.judge = new SchemaJudge(schema.validators(), limits.findings());
        this.keepLocations = builder.keepLocations;
        this.indent = builder.indent;
        this.schemaLocation = builder.schemaLocation;
        this.stax = new SecureStax(limits);
    }

    /** Returns the front door with the bundled schema and default limits; it writes with two blanks of indentation. */
    public static QtiXml create() {
        return builder().build();
    }

    /** Returns a builder for other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings of a {@link QtiXml}. Not thread-safe. */
    public static final class Builder {
        private @Nullable QtiSchema schema;
        private XmlLimits limits = XmlLimits.defaults();
        private boolean keepLocations;
        private @Nullable String indent = "  ";
        private @Nullable String schemaLocation;

        private Builder() {}

        /** Judges by this schema instead of the bundled one. */
        public Builder schema(QtiSchema newSchema) {
            this.schema = Objects.requireNonNull(newSchema, "schema");
            return this;
        }

        /** Sets what a document may cost. */
        public Builder limits(XmlLimits newLimits) {
            this.limits = Objects.requireNonNull(newLimits, "limits");
            return this;
        }

        /** Keeps the place of every element that is read, for {@link QtiDocument#location}. Off by default: it takes memory. */
        public Builder keepLocations(boolean keep) {
            this.keepLocations = keep;
            return this;
        }

        /** Writes without blanks between elements. */
        public Builder compact() {
            this.indent = null;
            return this;
        }

        /** Writes this {@code xsi:schemaLocation} on the root: pairs of namespace and address. Off by default. */
        public Builder schemaLocation(String pairs) {
            this.schemaLocation = Objects.requireNonNull(pairs, "pairs");
            return this;
        }

        /** Returns the front door. */
        public QtiXml build() {
            return new QtiXml(this);
        }
    }

    /** Does the work that the first document would otherwise wait for. */
    public void warmUp() {
        // One that is valid, and one that needs the schema.
        validate("<p xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'/>");
        validate("<p/>");
    }

    // Validate

    /** Returns everything that is wrong with the document by the schema. Never throws for a bad document. */
    public Diagnostics validate(String xml) {
        try {
            return validate(XmlInput.of(stax, xml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns everything that is wrong with the document in a file by the schema.
     *
     * @throws IOException when the file cannot be read
     */
    public Diagnostics validate(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return validate(bytes).withSource(file.toString());
        }
    }

    /**
     * Returns everything that is wrong with the document by the schema. The encoding is found as XML says.
     *
     * @throws IOException when the bytes cannot be had
     */
    public Diagnostics validate(InputStream xml) throws IOException {
        return validate(XmlInput.of(stax, xml));
    }

    /**
     * Returns everything that is wrong with the document by the schema.
     *
     * @throws IOException when the characters cannot be had
     */
    public Diagnostics validate(Reader xml) throws IOException {
        return validate(XmlInput.of(stax, xml));
    }

    /**
     * Returns everything that is wrong with the document by the schema.
     *
     * @param xml a {@code StreamSource} with a stream, a reader or the address of a file, or a {@code StAXSource} with a reader that stands
     *     at the start
     * @throws IOException when the source cannot be read
     */
    public Diagnostics validate(Source xml) throws IOException {
        if (xml instanceof StAXSource events && events.getXMLStreamReader() != null) {
            return validate(XmlInput.of(events.getXMLStreamReader()));
        }
        StreamSource source = streamSource(xml);
        if (source.getInputStream() != null) {
            return validate(source.getInputStream());
        }
        if (source.getReader() != null) {
            return validate(source.getReader());
        }
        return validate(file(source));
    }

    /** Returns everything that is wrong with the objects by the schema. Lines and columns are those of the text that {@link #writeToString} gives. */
    public Diagnostics validate(QtiElement element) {
        return validate(writeToString(element));
    }

    private Diagnostics validate(XmlInput input) throws IOException {
        try {
            SchemaJudge.Judged judged = judge.judge(input, List.of(), null);
            return diagnostics(judged.findings(), judged.unreadable());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Diagnostics diagnostics(List<Diagnostic> findings, @Nullable Diagnostic unreadable) {
        List<Diagnostic> all = new ArrayList<>(findings);
        if (unreadable != null) {
            all.add(unreadable);
        }
        all.sort(Diagnostic.BY_PLACE);
        return new Diagnostics(all);
    }

    // Read

    /**
     * Reads a valid document.
     *
     * @param type what the root must be: a model class such as {@code AssessmentItem}, or {@code QtiElement} for any. With the class of an
     *     element that is no root by the schema, such as {@code SimpleChoice}, a text with that element alone is read and judged too
     * @throws QtiFormatException with all findings when the document is not well-formed, not valid, or has another root
     */
    public <T extends QtiElement> T read(String xml, Class<T> type) {
        return readDocument(xml, type).root();
    }

    /**
     * Reads a valid document from a file.
     *
     * @throws IOException when the file cannot be read
     * @throws QtiFormatException as {@link #read(String, Class)}
     */
    public <T extends QtiElement> T read(Path file, Class<T> type) throws IOException {
        return readDocument(file, type).root();
    }

    /**
     * Reads a valid document from bytes.
     *
     * @throws IOException when the bytes cannot be had
     * @throws QtiFormatException as {@link #read(String, Class)}
     */
    public <T extends QtiElement> T read(InputStream xml, Class<T> type) throws IOException {
        return readDocument(xml, type).root();
    }

    /**
     * Reads a valid document from characters.
     *
     * @throws IOException when the characters cannot be had
     * @throws QtiFormatException as {@link #read(String, Class)}
     */
    public <T extends QtiElement> T read(Reader xml, Class<T> type) throws IOException {
        return read(XmlInput.of(stax, xml), type, true, "").root();
    }

    /**
     * Reads a valid document.
     *
     * @param xml a {@code StreamSource} with a stream, a reader or the address of a file, or a {@code StAXSource} with a reader that stands
     *     at the start
     * @throws IOException when the source cannot be read
     * @throws QtiFormatException as {@link #read(String, Class)}
     */
    public <T extends QtiElement> T read(Source xml, Class<T> type) throws IOException {
        if (xml instanceof StAXSource events && events.getXMLStreamReader() != null) {
            return read(XmlInput.of(events.getXMLStreamReader()), type, true, "")
                    .root();
        }
        StreamSource source = streamSource(xml);
        if (source.getInputStream() != null) {
            return read(source.getInputStream(), type);
        }
        if (source.getReader() != null) {
            return read(source.getReader(), type);
        }
        return read(file(source), type);
    }

    /** Reads a valid document as {@link #read(String, Class)}, with what the model does not keep and, when asked for, places. */
    public <T extends QtiElement> QtiDocument<T> readDocument(String xml, Class<T> type) {
        try {
            return read(XmlInput.of(stax, xml), type, true, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a valid document as {@link #read(Path, Class)}, with what the model does not keep and, when asked for, places. */
    public <T extends QtiElement> QtiDocument<T> readDocument(Path file, Class<T> type) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return read(XmlInput.of(stax, bytes), type, true, file.toString());
        }
    }

    /** Reads a valid document as {@link #read(InputStream, Class)}, with what the model does not keep and, when asked for, places. */
    public <T extends QtiElement> QtiDocument<T> readDocument(InputStream xml, Class<T> type) throws IOException {
        return read(XmlInput.of(stax, xml), type, true, "");
    }

    /**
     * Reads a document without asking the schema.
     *
     * @throws QtiFormatException when it is not well-formed, has another root, or has something that the model has no place for
     */
    public <T extends QtiElement> QtiDocument<T> readUnchecked(String xml, Class<T> type) {
        try {
            return read(XmlInput.of(stax, xml), type, false, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a document from a file without asking the schema.
     *
     * @throws IOException when the file cannot be read
     * @throws QtiFormatException as {@link #readUnchecked(String, Class)}
     */
    public <T extends QtiElement> QtiDocument<T> readUnchecked(Path file, Class<T> type) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return read(XmlInput.once(stax, bytes), type, false, file.toString());
        }
    }

    /**
     * Reads a document without asking the schema.
     *
     * @param xml a {@code StreamSource} with a stream, a reader or the address of a file, or a {@code StAXSource} with a reader that stands
     *     at the start
     * @throws IOException when the source cannot be read
     * @throws QtiFormatException as {@link #readUnchecked(String, Class)}
     */
    public <T extends QtiElement> QtiDocument<T> readUnchecked(Source xml, Class<T> type) throws IOException {
        if (xml instanceof StAXSource events && events.getXMLStreamReader() != null) {
            return read(XmlInput.of(events.getXMLStreamReader()), type, false, "");
        }
        StreamSource source = streamSource(xml);
        if (source.getInputStream() != null) {
            return read(XmlInput.once(stax, source.getInputStream()), type, false, "");
        }
        if (source.getReader() != null) {
            return read(XmlInput.once(stax, source.getReader()), type, false, "");
        }
        return readUnchecked(file(source), type);
    }

    private <T extends QtiElement> QtiDocument<T> read(XmlInput input, Class<T> type, boolean checked, String name)
            throws IOException {
        Objects.requireNonNull(type, "type");
        RootType rootType = RootType.of(type);
        ModelBuilder builder = new ModelBuilder(keepLocations, limits.findings(), rootType);
        List<Diagnostic> found = new ArrayList<>();
        Diagnostic unreadable;
        try {
            if (checked) {
                SchemaJudge.Judged judged = judge.judge(input, List.of(builder), rootType);
                found.addAll(judged.findings());
                unreadable = judged.unreadable();
            } else {
                unreadable = input.run(List.of(builder));
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        if (found.isEmpty() && unreadable == null) {
            // When nothing is read, what the model would not have kept is no news.
            found.addAll(builder.diagnostics());
        }
        Diagnostics all = diagnostics(found, unreadable).withSource(name);
        all.throwIfErrors();
        QtiElement root = builder.root();
        if (!type.isInstance(root)) {
            String wanted = type.getSimpleName();
            throw new QtiFormatException(Diagnostic.error(
                    "schema-other-root",
                    "the document is a "
                            + (root == null ? "nothing" : root.elementName().getLocalPart())
                            + ", not what was asked for (" + wanted + ")",
                    Location.of(1, 1).withSource(name)));
        }
        return new QtiDocument<>(type.cast(root), all, builder.locations());
    }

    // Write

    /** Returns the document as text, with an XML declaration. */
    public String writeToString(QtiElement root) {
        StringWriter text = new StringWriter();
        try {
            write(root, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes the document to a file in UTF-8: the whole of it, or nothing when something goes wrong.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(QtiElement root, Path file) throws IOException {
        WholeFile.write(file, bytes -> write(root, bytes));
    }

    /**
     * Writes the document in UTF-8. The stream is flushed, not closed.
     *
     * @throws IOException when the bytes cannot be written
     */
    public void write(QtiElement root, OutputStream xml) throws IOException {
        try {
            write(root, SecureStax.writer(xml));
        } catch (XMLStreamException e) {
            throw io(e);
        }
    }

    /**
     * Writes the document. The writer is flushed, not closed; the declaration says UTF-8.
     *
     * @throws IOException when the characters cannot be written
     */
    public void write(QtiElement root, Writer xml) throws IOException {
        try {
            write(root, SecureStax.writer(xml));
        } catch (XMLStreamException e) {
            throw io(e);
        }
    }

    private void write(QtiElement root, XMLStreamWriter out) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        if (indent != null) {
            out.writeCharacters("\n");
        }
        new ModelWriter(out, indent, schemaLocation).write(Objects.requireNonNull(root, "root"));
        if (indent != null) {
            out.writeCharacters("\n");
        }
        out.writeEndDocument();
        // The stream stays open, by the factory's settings; only the writer's buffers go back to be used again.
        out.close();
    }

    private static IOException io(XMLStreamException e) {
        return e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }

    private static StreamSource streamSource(Source source) {
        if (source instanceof StreamSource stream) {
            return stream;
        }
        throw new IllegalArgumentException(
                "only a StreamSource, or a StAXSource with a stream reader, can be read, not a "
                        + source.getClass().getSimpleName());
    }

    private static Path file(StreamSource source) {
        String address = source.getSystemId();
        if (address == null || !address.startsWith("file:")) {
            throw new IllegalArgumentException(
                    "the source has neither a stream nor a reader nor the address of a file");
        }
        return Path.of(java.net.URI.create(address));
    }
}
