// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.JsonForm;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.xml.internal.ModelWriter;
import org.qti4j.xml.internal.RootType;
import org.qti4j.xml.internal.XmlEvents;
import org.qti4j.xml.internal.XmlInput;

/** The two directions of form QTI on streams. */
public final class JsonStax {
    private static final JsonFactory OUTPUT = new JsonFactoryBuilder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(20_000).build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonStax() {}

    /**
     * Reads an XML document once.
     *
     * @throws QtiFormatException when it is not well-formed
     */
    public static void pass(XmlInput xml, List<? extends XmlEvents> parts) throws IOException {
        Diagnostic unreadable;
        try {
            unreadable = xml.run(parts);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e);
        }
        if (unreadable != null) {
            throw new QtiFormatException(unreadable);
        }
    }

    static JsonGenerator generator(OutputStream json, @Nullable String indent) throws IOException {
        JsonGenerator generator = OUTPUT.createGenerator(json, JsonEncoding.UTF8);
        if (indent != null) {
            generator.setPrettyPrinter(new JsonLayout(indent));
        }
        return generator;
    }

    /** Writes XML as form QTI. */
    public static void xmlToJson(XmlInput xml, OutputStream json, @Nullable String indent) throws IOException {
        JsonBuffers buffers = JsonBuffers.take();
        try {
            JsonBytes out = new JsonBytes(json, buffers.bytes(), indent, OUTPUT.streamWriteConstraints());
            pass(xml, List.of(new XmlToJson(out)));
            if (indent != null) {
                out.raw('\n');
            }
            out.flush();
        } finally {
            buffers.giveBack(0);
        }
    }

    private static void finish(JsonGenerator out, OutputStream json, @Nullable String indent) throws IOException {
        // The stream stays open, by the factory's settings; only the generator's buffers go back to be used again.
        out.close();
        if (indent != null) {
            json.write('\n');
        }
        json.flush();
    }

    /** Writes a model object as form QTI. */
    public static void write(QtiElement root, OutputStream json, @Nullable String indent) throws IOException {
        JsonGenerator out = generator(json, indent);
        write(root, out);
        finish(out, json, indent);
    }

    /** Writes a model object as one value of form QTI; the generator is not flushed. */
    public static void write(QtiElement root, JsonGenerator out) throws IOException {
        JsonXmlWriter writer = new JsonXmlWriter(out, QtiGrammar.get().typeOf(root.getClass()), false);
        try {
            new ModelWriter(writer, null, null).write(root);
            writer.writeEndDocument();
        } catch (XMLStreamException e) {
            throw io(e);
        }
    }

    /** Returns a writer of form QTI. */
    public static XMLStreamWriter writer(OutputStream json, @Nullable String indent) throws IOException {
        return new JsonXmlWriter(generator(json, indent));
    }

    /**
     * Returns a reader of form QTI.
     *
     * @param rootClass the model class of the root, or null to tell its type by its name
     */
    public static JsonXmlReader reader(
            InputStream json, JsonLimits limits, @Nullable Class<? extends QtiElement> rootClass) throws IOException {
        return new JsonXmlReader(events(JsonTapes.open(json, limits), limits, rootClass), null);
    }

    /** Returns a reader of form QTI; the bytes are known to be UTF-8. */
    public static JsonXmlReader reader(byte[] json, JsonLimits limits, @Nullable Class<? extends QtiElement> rootClass)
            throws IOException {
        return new JsonXmlReader(events(json, limits, rootClass), () -> reader(json, limits, rootClass));
    }

    private static JsonEvents events(byte[] json, JsonLimits limits, @Nullable Class<? extends QtiElement> rootClass)
            throws IOException {
        JsonLimits inMemory = limits.inMemory();
        return events(JsonTapes.open(json, inMemory), inMemory, rootClass);
    }

    private static JsonEvents events(
            JsonTape tape, JsonLimits limits, @Nullable Class<? extends QtiElement> rootClass) {
        return new JsonEvents(tape, limits.window(), Pointer.ROOT, rootClass == null ? null : RootType.of(rootClass));
    }

    /**
     * Returns a reader of one value of form QTI, on whose first token the parser stands; afterwards it stands on the last one.
     *
     * @param base the JSON Pointer of the value
     * @param rootClass the model class of the root, or null to tell its type by its name
     */
    public static JsonXmlReader reader(
            JsonParser json, long limit, String base, @Nullable Class<? extends QtiElement> rootClass)
            throws IOException {
        JsonEvents events = new JsonEvents(
                JsonTape.readValue(json, limit),
                Long.MAX_VALUE,
                Pointer.of(base),
                rootClass == null ? null : RootType.of(rootClass));
        return new JsonXmlReader(events, null);
    }

    /** Writes form QTI as XML. */
    public static void jsonToXml(InputStream json, JsonLimits limits, OutputStream xml, @Nullable String indent)
            throws IOException {
        jsonToXml(events(JsonTapes.open(json, limits), limits, null), xml, indent);
    }

    /** Writes form QTI as XML; the bytes are known to be UTF-8. */
    public static void jsonToXml(byte[] json, JsonLimits limits, OutputStream xml, @Nullable String indent)
            throws IOException {
        jsonToXml(events(json, limits, null), xml, indent);
    }

    /** Writes form QTI that is in memory as XML. */
    static void jsonToXml(byte[] json, long limit, OutputStream xml, @Nullable String indent) throws IOException {
        jsonToXml(json, JsonLimits.inMemory(limit), xml, indent);
    }

    private static void jsonToXml(JsonEvents events, OutputStream xml, @Nullable String indent) throws IOException {
        try {
            new JsonToXml(events, xml, indent).run();
        } finally {
            events.tape().close();
        }
    }

    private static IOException io(XMLStreamException e) {
        return e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }

    /**
     * Returns a text in UTF-8.
     *
     * @throws QtiFormatException when it has half a character, which has no such form
     */
    public static byte[] bytes(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        // As many bytes as characters: nearly always all of them are ASCII. A half would have become a question mark.
        boolean ascii = bytes.length == json.length() && json.equals(new String(bytes, StandardCharsets.ISO_8859_1));
        int half = ascii ? -1 : JsonText.loneSurrogate(json);
        if (half >= 0) {
            String before = json.substring(0, half);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            throw new QtiFormatException(Diagnostic.error(
                    "json-not-well-formed",
                    "the text has half a character (a lone surrogate)",
                    Location.of(line, half - before.lastIndexOf('\n'))));
        }
        return bytes;
    }

    /** Returns all bytes of a stream; those that are not UTF-8 are such that every reader of them stumbles. */
    public static byte[] bytes(InputStream in, long limit) throws IOException {
        byte[] bytes = new StrictUtf8(in).readNBytes((int) Math.min(Integer.MAX_VALUE - 16, 4 * limit));
        if (in.read() >= 0) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-too-large",
                    "the document has more than " + limit + " characters, the limit that is set",
                    Location.unknown()));
        }
        return bytes;
    }

    /** Tells the form of a document: form QTI is an object with one member that is named after an element. */
    public static JsonForm formOf(byte[] json, long limit) throws IOException {
        JsonTape tape = JsonTape.read(factory -> factory.createParser(json), limit);
        int first = tape.first(0);
        if (tape.kind(0) == JsonTape.OBJECT && tape.isOnly(0, first)) {
            String key = tape.name(first);
            QName name = JsonNames.element(key);
            if (name != null
                    && (key.startsWith("qti-")
                            || JsonNames.typeOfRoot(name.getNamespaceURI(), name.getLocalPart()) != null)) {
                return JsonForm.QTI;
            }
        }
        return JsonForm.API;
    }
}
