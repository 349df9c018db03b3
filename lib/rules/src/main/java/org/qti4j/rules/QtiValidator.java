// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.Source;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.internal.JsonJudgement;
import org.qti4j.rules.internal.Judgement;
import org.qti4j.rules.internal.RuleRun;
import org.qti4j.rules.internal.bank.BankFile;
import org.qti4j.rules.internal.bank.Banks;
import org.qti4j.rules.internal.files.FileRun;
import org.qti4j.rules.source.SourceBuilder;
import org.qti4j.rules.source.SourceDocument.Form;
import org.qti4j.xml.QtiSchema;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.shared.FileFormat;

/**
 * Validates QTI documents: that they are well-formed, by the schema, and by rules that the schema cannot say. Immutable and thread-safe:
 * make one and share it.
 *
 * <pre>{@code
 * Diagnostics found = QtiValidator.create().validate(xml);
 * found.forEach(System.out::println);
 * }</pre>
 *
 * <p>All findings come back, ordered by place, with line and column, XPath and, in JSON, JSON Pointer; a finding about an attribute has
 * the attribute's own place where the text is at hand. A document that is not well-formed is not shown to rules; one that is not valid by
 * the schema is, and what the schema has said about an element or attribute is not said again. Nothing outside the given text is read.
 * Streams and readers are never closed here. A document is kept in memory while it is judged; one that is too large for the rules is
 * judged by the schema alone, which is a finding ({@code xml-limit}).
 */
public final class QtiValidator {
    private final Judgement judgement;
    private final JsonJudgement json;
    private final Profile profile;

    private QtiValidator(Builder builder) {
        this.profile = builder.profile;
        this.judgement = new Judgement(
                new RuleRun(profile.rules(), builder.limits.findings()),
                builder.schema == null ? QtiSchema.bundled() : builder.schema,
                builder.limits);
        // Form API is always judged by the bundled schema, in the shape that the service takes.
        this.json = new JsonJudgement(
                judgement,
                QtiJson.builder()
                        .limits(builder.limits)
                        .jsonLimit(builder.jsonLimit)
                        .build(),
                builder.jsonLimit);
    }

    /** Returns a validator with the rules of the standard ({@link Profile#spec}) and the bundled schema. */
    public static QtiValidator create() {
        return builder().build();
    }

    /** Returns a validator with the rules of a profile and the bundled schema. */
    public static QtiValidator of(Profile profile) {
        return builder().profile(profile).build();
    }

    /** Returns a builder for other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings of a {@link QtiValidator}. Not thread-safe. */
    public static final class Builder {
        private Profile profile = Profile.spec();
        private @Nullable QtiSchema schema;
        private XmlLimits limits = XmlLimits.defaults();
        private long jsonLimit = JsonLimits.CHARACTERS;

        private Builder() {}

        /** Judges by the rules of this profile; by those of {@link Profile#spec} when none is set. */
        public Builder profile(Profile newProfile) {
            this.profile = Objects.requireNonNull(newProfile, "profile");
            return this;
        }

        /** Judges by this schema instead of the bundled one. */
        public Builder schema(QtiSchema newSchema) {
            this.schema = Objects.requireNonNull(newSchema, "schema");
            return this;
        }

        /** Sets what a document may cost; the limit of findings holds for those of the schema and those of the rules each. */
        public Builder limits(XmlLimits newLimits) {
            this.limits = Objects.requireNonNull(newLimits, "limits");
            return this;
        }

        /** Sets how many characters of names and values a JSON document may have; 200 million by default. */
        public Builder jsonLimit(long characters) {
            this.jsonLimit = JsonLimits.characters(characters);
            return this;
        }

        /** Judges by these rules as well, with the severities that they have themselves. */
        public Builder rules(Rule... rules) {
            for (Rule rule : rules) {
                this.profile = profile.withRule(rule);
            }
            return this;
        }

        /** Returns the validator. */
        public QtiValidator build() {
            return new QtiValidator(this);
        }
    }

    /** Returns the profile. */
    public Profile profile() {
        return profile;
    }

    /** Does the work that the first document would otherwise wait for. */
    public void warmUp() {
        // One that is valid, and one that needs the schema.
        validate("<p xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'/>");
        validate("<p/>");
    }

    // XML

    /** Returns everything that is wrong with an XML document. Never throws for a bad document. */
    public Diagnostics validate(String xml) {
        try {
            return judgement.text(xml, Form.XML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns everything that is wrong with the document in a file: JSON when its name ends with {@code .json}, or with neither that nor
     * {@code .xml} and its first character is that of a JSON object or array, otherwise XML. Findings name the file. Other files are not looked at.
     *
     * @throws IOException when the file cannot be read
     */
    public Diagnostics validate(Path file) throws IOException {
        return validate(file, null);
    }

    private Diagnostics validate(Path file, @Nullable BankFile inFolder) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            Diagnostics found = FileFormat.of(file.toString(), bytes) == FileFormat.JSON
                    ? validateJson(bytes, null)
                    : judgement.in(inFolder).bytes(bytes);
            return found.withSource(file.toString());
        }
    }

    /**
     * Returns everything that is wrong with an XML document. The encoding is found as XML says.
     *
     * @throws IOException when the bytes cannot be had
     */
    public Diagnostics validate(InputStream xml) throws IOException {
        return judgement.bytes(xml);
    }

    /**
     * Returns everything that is wrong with an XML document.
     *
     * @throws IOException when the characters cannot be had
     */
    public Diagnostics validate(Reader xml) throws IOException {
        return judgement.characters(xml);
    }

    /**
     * Returns everything that is wrong with an XML document.
     *
     * @param xml a {@code StreamSource} with a stream, a reader or the address of a file, or a {@code StAXSource} with a reader that stands
     *     at the start
     * @throws IOException when the source cannot be read
     */
    public Diagnostics validate(Source xml) throws IOException {
        if (xml instanceof StAXSource events && events.getXMLStreamReader() != null) {
            return judgement.events(events.getXMLStreamReader(), new SourceBuilder());
        }
        if (!(xml instanceof StreamSource source)) {
            throw new IllegalArgumentException(
                    "only a StreamSource, or a StAXSource with a stream reader, can be read, not a "
                            + xml.getClass().getSimpleName());
        }
        if (source.getInputStream() != null) {
            return validate(source.getInputStream());
        }
        if (source.getReader() != null) {
            return validate(source.getReader());
        }
        String address = source.getSystemId();
        if (address == null || !address.startsWith("file:")) {
            throw new IllegalArgumentException(
                    "the source has neither a stream nor a reader nor the address of a file");
        }
        try (InputStream bytes = Files.newInputStream(Path.of(URI.create(address)))) {
            return judgement.bytes(bytes);
        }
    }

    /** Returns everything that is wrong with the objects. Lines and columns are those of the text that {@code QtiXml} writes of them. */
    public Diagnostics validate(QtiElement element) {
        try {
            return judgement.text(QtiXml.create().writeToString(element), Form.MODEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // JSON

    /**
     * Returns everything that is wrong with a JSON document, with places in the JSON. A document in form {@link JsonForm#CONTENT} is not
     * shown to rules, because it does not hold a whole document.
     *
     * @param form the form of the document; null to tell it by its members
     */
    public Diagnostics validateJson(String text, @Nullable JsonForm form) {
        try {
            return validateJson(text.getBytes(StandardCharsets.UTF_8), form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns everything that is wrong with a JSON document, as {@link #validateJson(String, JsonForm)}.
     *
     * @throws IOException when the bytes cannot be had
     */
    public Diagnostics validateJson(InputStream bytes, @Nullable JsonForm form) throws IOException {
        try {
            return validateJson(json.bytes(bytes), form);
        } catch (QtiFormatException e) {
            return e.diagnostics();
        }
    }

    /**
     * Returns everything that is wrong with an object that the update endpoints take. Findings have JSON Pointers and no lines.
     *
     * @param kind what the object is
     */
    public Diagnostics validateJson(Map<String, Object> object, ApiKind kind) {
        return json.api(object, kind);
    }

    private Diagnostics validateJson(byte[] bytes, @Nullable JsonForm form) throws IOException {
        try {
            return json.judge(bytes, form == null ? json.formOf(bytes) : form);
        } catch (QtiFormatException e) {
            return e.diagnostics();
        }
    }

    // Files

    /**
     * Judges the documents of a folder and the folders below, as {@link #validateAll(List, int)} with one job for each processor.
     *
     * @param folder a folder, or a file
     */
    public Stream<FileReport> validateAll(Path folder) {
        return validateAll(List.of(folder), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Judges many documents, several at once. The reports come one after another in the order of the paths, the files of a folder by their
     * names, whatever the number of jobs. A few documents beyond the one that is asked for are judged ahead and no more, so that memory does
     * not grow with the number of files. Close the stream: that ends the jobs. When the thread that takes reports is interrupted, the
     * stream ends after those that it has got, and the thread stays interrupted.
     *
     * <p>The documents of a folder are also judged together, by the rules of group {@link RuleGroup#BANK}: references between them, and
     * identifiers that two of them have, which the report of the later one says. No file outside of the folder is opened for that.
     *
     * @param paths files, each of which is judged whatever it holds, and folders, of which the files {@code *.xml} and {@code *.json} are
     *     judged; those of them that are not QTI are reported as {@link FileReport.Kind#OTHER}, files that cannot be read as
     *     {@link FileReport.Kind#UNREADABLE}
     * @param jobs how many documents are judged at once, from 1
     */
    public Stream<FileReport> validateAll(List<Path> paths, int jobs) {
        if (jobs < 1) {
            throw new IllegalArgumentException("there must be at least 1 job");
        }
        return FileRun.stream(List.copyOf(paths), jobs, new Banks(profile.rules()), this::validate);
    }

    // Fixes

    /**
     * Returns the XML document with all its certain remedies applied, again and again until there is none left. What no remedy names stays
     * as it is, character by character; a document without remedies comes back unchanged.
     */
    public Fixed fix(String xml) {
        return Fixed.of(xml, this::validate);
    }
}
