// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stax.StAXSource;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.ApiConversion;
import org.qti4j.json.internal.FetchedConversion;
import org.qti4j.json.internal.JsonDocument;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.json.internal.KnownMembers;
import org.qti4j.json.internal.TextPlaces;
import org.qti4j.json.internal.api.ApiForm;
import org.qti4j.json.internal.api.ApiKinds;
import org.qti4j.json.internal.content.ContentConversion;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiDocument;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;

/**
 * The JSON forms of QTI documents, both ways. Immutable and thread-safe: make one and share it.
 *
 * <pre>{@code
 * QtiJson json = QtiJson.create();
 * String text = json.xmlToJson(xml, JsonForm.QTI).text();
 * String same = json.jsonToXml(text, JsonForm.QTI).text();
 * }</pre>
 *
 * <p>Form {@link JsonForm#QTI} loses nothing. What form {@link JsonForm#API} cannot hold is named in a {@link LossReport}; what XML cannot
 * hold of it is handed out beside the XML. Streams are never closed here. JSON is read and written in UTF-8.
 */
public final class QtiJson {
    private static final Pattern ENCODING =
            Pattern.compile("\\A(\uFEFF?<\\?xml[^>]*?encoding\\s*=\\s*)(\"[^\"]*\"|'[^']*')");

    private final QtiXml xml;
    /** Kept, because a parser factory costs more than a small document. */
    private final SecureStax stax;

    private final JsonLimits limits;
    private final @Nullable String indent;
    private final UnknownKeys unknownKeys;
    private final ApiConversion api;
    private final ContentConversion content;

    private QtiJson(Builder builder) {
        this.stax = new SecureStax(builder.xmlLimits);
        this.xml = QtiXml.builder().limits(builder.xmlLimits).build();
        this.limits = new JsonLimits(builder.jsonLimit, builder.jsonWindow);
        this.indent = builder.indent;
        this.unknownKeys = builder.unknownKeys;
        this.content = new ContentConversion(builder.jsonLimit, unknownKeys);
        this.api = new ApiConversion(
                builder.jsonLimit, unknownKeys, ApiForm.create().withStimulusHref(builder.stimulusAddress));
    }

    /** Returns the front door with default settings. */
    public static QtiJson create() {
        return builder().build();
    }

    /** Returns a builder for other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings of a {@link QtiJson}. Not thread-safe. */
    public static final class Builder {
        private XmlLimits xmlLimits = XmlLimits.defaults();
        private long jsonLimit = JsonLimits.CHARACTERS;
        private long jsonWindow = 1_000_000L;
        private @Nullable String indent = "  ";
        private UnknownKeys unknownKeys = UnknownKeys.REFUSE;
        private UnaryOperator<String> stimulusAddress = identifier -> "stimuli/" + identifier;

        private Builder() {}

        /** Sets what an XML document may cost. */
        public Builder limits(XmlLimits limits) {
            this.xmlLimits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /** Sets how many characters of names and values a JSON document may have; 200 million by default. */
        public Builder jsonLimit(long characters) {
            this.jsonLimit = JsonLimits.characters(characters);
            return this;
        }

        /**
         * Sets how large an element in a JSON stream may be whose members come in any order: as many characters, of which each value, object
         * and array takes 14 beside its text; a million by default. So much is kept in memory. Members of larger elements must come in canonical
         * order, otherwise the document is refused as {@code json-order}. Of texts and bytes that are in memory anyhow, 50 million characters
         * are kept.
         */
        public Builder jsonWindow(long characters) {
            if (characters < 1) {
                throw new IllegalArgumentException("a window must be at least 1");
            }
            this.jsonWindow = characters;
            return this;
        }

        /** Writes without line breaks and blanks; otherwise both XML and JSON are indented by two blanks. */
        public Builder compact() {
            this.indent = null;
            return this;
        }

        /** Sets what becomes of members that a form does not have; by default they are refused. */
        public Builder unknownKeys(UnknownKeys keys) {
            this.unknownKeys = Objects.requireNonNull(keys, "keys");
            return this;
        }

        /**
         * Sets the address that an item refers to a stimulus by, from the stimulus's identifier; {@code stimuli/{identifier}} by default. An
         * address that the JSON itself gives stands.
         */
        public Builder stimulusAddress(UnaryOperator<String> address) {
            this.stimulusAddress = Objects.requireNonNull(address, "address");
            return this;
        }

        /** Returns the front door. */
        public QtiJson build() {
            return new QtiJson(this);
        }
    }

    /**
     * A converted document.
     *
     * @param text the document
     * @param conversion what there is to say beside it
     */
    public record Converted(String text, Conversion conversion) {}

    // XML and JSON

    /**
     * Returns an XML document as JSON.
     *
     * @throws QtiFormatException when the document is not well-formed, or the form has no place for documents of its kind
     */
    public Converted xmlToJson(String xmlText, JsonForm form) {
        return xmlToJson(xmlText, form, Map.of());
    }

    /**
     * Returns an XML document as JSON.
     *
     * @param beside for form {@link JsonForm#API}, what the conversion to XML gave beside it; otherwise an empty map
     * @throws QtiFormatException when the document is not well-formed, or the form has no place for documents of its kind
     */
    public Converted xmlToJson(String xmlText, JsonForm form, Map<String, Object> beside) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // As bytes of its own, because a declaration in the text may name another encoding.
            Conversion conversion = convert(XmlInput.of(stax, xmlText), out, form, beside);
            return new Converted(out.toString(StandardCharsets.UTF_8), conversion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes an XML document as JSON. Neither stream is closed. When it fails, what was written so far is of no use.
     *
     * @param beside for form {@link JsonForm#API}, what the conversion to XML gave beside it; otherwise an empty map
     * @throws IOException when bytes cannot be read or written
     * @throws QtiFormatException when the document is not well-formed, or the form has no place for documents of its kind
     */
    public Conversion xmlToJson(InputStream xmlBytes, OutputStream json, JsonForm form, Map<String, Object> beside)
            throws IOException {
        return convert(XmlInput.once(stax, xmlBytes), json, form, beside);
    }

    private Conversion convert(XmlInput source, OutputStream json, JsonForm form, Map<String, Object> beside)
            throws IOException {
        return switch (form) {
            case QTI -> {
                JsonStax.xmlToJson(source, json, indent);
                yield new Conversion(Map.of(), LossReport.nothing(), Diagnostics.none());
            }
            case API -> {
                ApiJson result = api.toApi(source, beside);
                write(json, result.value());
                yield new Conversion(Map.of(), result.losses(), Diagnostics.none());
            }
            case CONTENT -> {
                ContentJson result = content.toContent(source, beside);
                write(json, result.value());
                yield new Conversion(Map.of(), result.losses(), Diagnostics.none());
            }
        };
    }

    private void write(OutputStream json, Map<String, Object> value) throws IOException {
        json.write(
                (indent == null ? Json.write(value) : Json.writePretty(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a JSON document as XML.
     *
     * @throws QtiFormatException when the text is not JSON of this form
     */
    public Converted jsonToXml(String json, JsonForm form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            byte[] bytes = JsonStax.bytes(json);
            Conversion conversion;
            if (form == JsonForm.QTI && unknownKeys != UnknownKeys.REPORT) {
                JsonStax.jsonToXml(bytes, limits, out, indent);
                conversion = new Conversion(Map.of(), LossReport.nothing(), Diagnostics.none());
            } else {
                conversion = jsonToXml(new ByteArrayInputStream(bytes), out, form, null);
            }
            return new Converted(out.toString(StandardCharsets.UTF_8), conversion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a JSON document as XML. Neither stream is closed. When it fails, what was written so far is of no use.
     *
     * @param kind for form {@link JsonForm#API}, what the object is; null to tell it by its members
     * @throws IOException when bytes cannot be read or written
     * @throws QtiFormatException when the document is not JSON of this form
     */
    public Conversion jsonToXml(InputStream json, OutputStream xmlBytes, JsonForm form, @Nullable ApiKind kind)
            throws IOException {
        return switch (form) {
            case QTI -> {
                if (unknownKeys == UnknownKeys.REPORT) {
                    KnownMembers.Result known =
                            KnownMembers.of(JsonStax.bytes(json, limits.characters()), limits.characters());
                    JsonStax.jsonToXml(known.json(), limits, xmlBytes, indent);
                    yield new Conversion(Map.of(), LossReport.nothing(), known.left());
                }
                JsonStax.jsonToXml(json, limits, xmlBytes, indent);
                yield new Conversion(Map.of(), LossReport.nothing(), Diagnostics.none());
            }
            case API -> {
                ApiXml result = api.toXml(JsonDocument.read(json, limits.characters()), kind, indent);
                // The XML of an envelope may name the encoding that it once had.
                String declared = ENCODING.matcher(result.xml()).replaceFirst("$1\"UTF-8\"");
                xmlBytes.write(declared.getBytes(StandardCharsets.UTF_8));
                yield new Conversion(result.beside(), LossReport.nothing(), result.diagnostics());
            }
            case CONTENT -> {
                ContentXml result = content.toXml(JsonDocument.read(json, limits.characters()), indent);
                xmlBytes.write(result.xml().getBytes(StandardCharsets.UTF_8));
                yield new Conversion(result.beside(), result.losses(), result.diagnostics());
            }
        };
    }

    /**
     * Returns everything that is wrong with a JSON document: as JSON, as this form, and by the schema. Findings have a JSON Pointer, line and
     * column where the form lets them be known.
     *
     * @param form the form of the document; null to tell it by its members
     * @throws IOException when the bytes cannot be had
     */
    public Diagnostics validate(InputStream json, @Nullable JsonForm form) throws IOException {
        try {
            if (form == JsonForm.QTI && unknownKeys != UnknownKeys.REPORT) {
                return xml.validate(new StAXSource(JsonStax.reader(json, limits, null)));
            }
            byte[] bytes = JsonStax.bytes(json, limits.characters());
            JsonForm actual = form == null ? JsonStax.formOf(bytes, limits.characters()) : form;
            return switch (actual) {
                case QTI -> validateQti(bytes);
                case API -> api.validate(JsonDocument.of(bytes, limits.characters()), xml);
                case CONTENT -> content.validate(JsonDocument.of(bytes, limits.characters()), xml);
            };
        } catch (QtiFormatException e) {
            return e.diagnostics();
        }
    }

    private Diagnostics validateQti(byte[] bytes) throws IOException {
        try {
            if (unknownKeys != UnknownKeys.REPORT) {
                return xml.validate(new StAXSource(JsonStax.reader(bytes, limits, null)));
            }
            KnownMembers.Result known = KnownMembers.of(bytes, limits.characters());
            Diagnostics found = xml.validate(new StAXSource(JsonStax.reader(known.json(), limits, null)));
            if (known.left().isEmpty()) {
                return found;
            }
            // Places in what is left of the text are not those of the text; the pointers are the same.
            Diagnostics placed = new TextPlaces(new String(bytes, StandardCharsets.UTF_8))
                    .placed(new Diagnostics(found.stream()
                            .map(finding ->
                                    finding.at(finding.location().withPlace(Location.UNKNOWN, Location.UNKNOWN)))
                            .toList()));
            return known.left().and(placed);
        } catch (QtiFormatException e) {
            return e.diagnostics();
        }
    }

    /** Returns everything that is wrong with a JSON document, as {@link #validate(InputStream, JsonForm)}. */
    public Diagnostics validate(String json, @Nullable JsonForm form) {
        try {
            byte[] bytes = JsonStax.bytes(json);
            return form == JsonForm.QTI ? validateQti(bytes) : validate(new ByteArrayInputStream(bytes), form);
        } catch (QtiFormatException e) {
            return e.diagnostics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Model objects

    /** Returns a model object as a document in form {@link JsonForm#QTI}. */
    public String write(QtiElement root) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonStax.write(root, out, indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads a valid document in form {@link JsonForm#QTI} as a model object.
     *
     * @param type what the root must be: a model class, or {@code QtiElement} for any
     * @throws QtiFormatException with all findings when the text is not JSON of this form, not valid, or has another root
     */
    public <T extends QtiElement> T read(String json, Class<T> type) {
        try {
            byte[] bytes = JsonStax.bytes(json);
            return xml.read(new StAXSource(JsonStax.reader(bytes, limits, type)), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a document in form {@link JsonForm#QTI} as a model object without asking the schema.
     *
     * @param type what the root must be: a model class, or {@code QtiElement} for any
     * @throws QtiFormatException when the text is not JSON of this form, has another root, or has something that the model has no place for
     */
    public <T extends QtiElement> QtiDocument<T> readUnchecked(String json, Class<T> type) {
        try {
            byte[] bytes = JsonStax.bytes(json);
            return xml.readUnchecked(new StAXSource(JsonStax.reader(bytes, limits, type)), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // For whatever works on XML events

    /**
     * Returns a reader that gives a JSON document in form {@link JsonForm#QTI} as XML events, while it reads the stream. That the text is not
     * JSON, or not of this form, is a {@link QtiFormatException} of the reader's {@code next()}; that bytes cannot be had an
     * {@code XMLStreamException}.
     */
    public XMLStreamReader reader(InputStream json) throws IOException {
        return JsonStax.reader(json, limits, null);
    }

    /** Returns a writer that writes the XML events given to it as a JSON document in form {@link JsonForm#QTI}; ended by {@code writeEndDocument()}. */
    public XMLStreamWriter writer(OutputStream json) throws IOException {
        return JsonStax.writer(json, indent);
    }

    // Form API as values

    /**
     * Returns the JSON object that the update endpoints take for this document.
     *
     * @throws QtiFormatException when the text is not a well-formed QTI document of a kind that the API has
     */
    public ApiJson xmlToApi(String xmlText) {
        return xmlToApi(xmlText, Map.of());
    }

    /**
     * Returns the JSON object that the update endpoints take for this document.
     *
     * @param beside what {@link #apiToXml} gave beside the XML, or an empty map
     * @throws QtiFormatException when the text is not a well-formed QTI document of a kind that the API has
     */
    public ApiJson xmlToApi(String xmlText, Map<String, Object> beside) {
        try {
            return api.toApi(XmlInput.of(stax, xmlText), beside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the QTI document that a JSON object of the update endpoints means.
     *
     * @throws QtiFormatException when the object cannot be understood as one of this kind
     */
    public ApiXml apiToXml(Map<String, Object> object, ApiKind kind) {
        try {
            return api.toXml(object, kind, indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the QTI document that a JSON text of the update endpoints means; findings and origins have lines and columns.
     *
     * @param kind what the object is; null to tell it by its members
     * @throws QtiFormatException when the text cannot be understood as an object of this kind
     */
    public ApiXml apiToXml(String json, @Nullable ApiKind kind) {
        try {
            return api.toXml(JsonDocument.of(json, limits.characters()), kind, indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether a JSON object is an answer of the service rather than something to send: it has {@code rawXml}, say, or times. */
    public static boolean isFetched(Map<String, Object> object) {
        return ApiKinds.isFetched(object);
    }

    /**
     * Returns the document in an answer of the service. Differences between {@code rawXml} and the other fields are reported, by what they
     * mean and not by how they are written. Unknown members are left out and reported where the setting would refuse them.
     *
     * @param preferred what is read when the answer has both
     * @throws QtiFormatException when there is nothing that can be read
     */
    public FetchedDocument readFetched(Map<String, Object> answer, FetchedSource preferred) {
        try {
            return FetchedConversion.read(api, stax, answer, preferred, indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the document in an answer of the service as {@link #readFetched(Map, FetchedSource)}, with lines and columns in the text. */
    public FetchedDocument readFetched(String answer, FetchedSource preferred) {
        try {
            JsonDocument json = JsonDocument.of(answer, limits.characters());
            return FetchedConversion.read(api, stax, json, preferred, indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the document as the service's parsed {@code content} tree. */
    public ContentJson xmlToContent(String xmlText) {
        return xmlToContent(xmlText, Map.of());
    }

    /**
     * Returns the document as the service's parsed {@code content} tree.
     *
     * @param beside what {@link #contentToXml} gave beside the XML, or an empty map
     */
    public ContentJson xmlToContent(String xmlText, Map<String, Object> beside) {
        try {
            return content.toContent(XmlInput.of(stax, xmlText), beside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the QTI document that a parsed {@code content} tree means, as far as it tells. An object or an array, text under {@code _} or
     * {@code _text} or as a string, and attributes in either spelling are read. Where the schema fixes the order of children, they are put
     * into that order.
     *
     * @throws QtiFormatException when the object cannot be understood as such a tree
     */
    public ContentXml contentToXml(Map<String, Object> tree) {
        try {
            return content.toXml(tree, indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the QTI document that a parsed {@code content} tree means as {@link #contentToXml(Map)}, with lines and columns in the text. */
    public ContentXml contentToXml(String tree) {
        try {
            return content.toXml(JsonDocument.of(tree, limits.characters()), indent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
