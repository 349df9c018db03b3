// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.DocumentKind;
import org.qti4j.json.ApiJson;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.internal.shared.FileFormat;

/**
 * A file that is to be sent, XML or JSON by its content.
 *
 * @param name how messages call it
 * @param session where warnings go
 */
record Payload(String name, FileFormat format, byte[] bytes, Session session) {
    private static final String ITEM = "qti-assessment-item";
    private static final String TEST = "qti-assessment-test";

    /** Reads a file, or standard input for {@code -}. */
    static Payload read(String name, Session session) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(open(name, session))) {
            FileFormat format = FileFormat.ofContent(in);
            return new Payload(name, format, in.readAllBytes(), session);
        } catch (InvalidPathException e) {
            throw CommandFailure.unusable(name + ": not a file name");
        } catch (IOException e) {
            throw CommandFailure.unusable(name + ": " + Words.of(e));
        }
    }

    private static InputStream open(String name, Session session) throws IOException {
        if (name.equals(Input.STDIN)) {
            return new FilterInputStream(session.in()) {
                @Override
                public void close() {
                    // Standard input belongs to the process.
                }
            };
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new IOException("a directory; expected a file");
        }
        return Files.newInputStream(file);
    }

    /**
     * Returns the text of the XML document.
     *
     * @param check whether it must be valid
     * @throws QtiFormatException when it is not, or not well-formed
     */
    String xml(boolean check) throws IOException {
        if (check) {
            check(QtiXml.create().validate(new ByteArrayInputStream(bytes)));
        }
        try {
            XMLStreamReader2 reader = Stax.reader(new ByteArrayInputStream(bytes));
            Charset charset = Charset.forName(Objects.requireNonNullElse(reader.getEncoding(), "UTF-8"));
            reader.close();
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (XMLStreamException | CharacterCodingException | IllegalArgumentException e) {
            throw wrong("xml-not-well-formed", "this is not XML: " + Words.line(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Returns the text of the XML document.
     *
     * @param check whether it must be valid and have this root
     * @throws QtiFormatException when it has not, is not, or is not well-formed
     */
    private String xml(boolean check, String root) throws IOException {
        String own = root();
        if (check && own != null && !own.equals(root)) {
            throw wrong("client-other-root", "the endpoint is for " + root + ", the document is " + own);
        }
        return xml(check);
    }

    /**
     * Returns the text of a test.
     *
     * @throws QtiFormatException when it is none
     */
    String test(boolean check) throws IOException {
        return xml(check, TEST);
    }

    /**
     * Returns the item with what goes with it.
     *
     * @throws QtiFormatException when it is none
     */
    ItemEnvelope item(boolean check) throws IOException {
        if (format == FileFormat.XML) {
            return ItemEnvelope.xml(xml(check, ITEM));
        }
        Map<String, Object> json = json();
        return located(() -> json.containsKey("format") ? ItemEnvelope.fromJson(json) : ItemEnvelope.json(json));
    }

    /**
     * Returns the JSON object that the endpoints take; XML is converted to it, and what that loses is said.
     *
     * @param root what the document of the endpoint is
     * @throws QtiFormatException when there is none
     */
    Map<String, Object> apiObject(boolean check, String root) throws IOException {
        if (format == FileFormat.JSON) {
            return json();
        }
        String xml = xml(check, root);
        ApiJson api = located(() -> QtiJson.create().xmlToApi(xml, Map.of()));
        api.losses().losses().forEach(loss -> session.note(Words.line(name + ": loss: " + loss)));
        return api.value();
    }

    /** Returns what the root element of the XML says that it is, or null. */
    @Nullable
    DocumentKind kind() {
        String root = root();
        return root == null
                ? null
                : switch (root) {
                    case ITEM -> DocumentKind.ITEM;
                    case TEST -> DocumentKind.TEST;
                    case "qti-assessment-stimulus" -> DocumentKind.STIMULUS;
                    default -> null;
                };
    }

    private @Nullable String root() {
        try {
            XMLStreamReader2 reader = Stax.reader(new ByteArrayInputStream(bytes));
            try {
                reader.nextTag();
                return reader.getLocalName();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return null;
        }
    }

    /**
     * Returns the JSON object.
     *
     * @throws QtiFormatException when it is not one
     */
    Map<String, Object> json() throws IOException {
        if (format == FileFormat.XML) {
            throw wrong("json-not-well-formed", "this is not JSON; expected an object");
        }
        return located(() -> Json.readObject(new ByteArrayInputStream(bytes)));
    }

    /**
     * Returns the JSON object.
     *
     * @throws QtiFormatException when it is not one that the endpoints take
     */
    Map<String, Object> api() throws IOException {
        Map<String, Object> object = json();
        check(QtiJson.create().validate(new ByteArrayInputStream(bytes), JsonForm.API));
        return object;
    }

    /** Reads something. */
    @FunctionalInterface
    interface Reading<R> {
        /** Returns what was read. */
        R read() throws IOException;
    }

    /** Lets what is found in this file name it. */
    <R> R located(Reading<R> reading) throws IOException {
        try {
            return reading.read();
        } catch (QtiFormatException e) {
            throw new QtiFormatException(located(e.diagnostics()));
        }
    }

    /** Refuses errors here, where lines are known; the rest is said by the client. */
    private void check(Diagnostics diagnostics) {
        located(diagnostics).throwIfErrors();
    }

    private Diagnostics located(Diagnostics diagnostics) {
        return diagnostics.withSource(name);
    }

    private QtiFormatException wrong(String code, String message) {
        return new QtiFormatException(
                Diagnostic.error(code, message, Location.of(1, 1).withSource(name)));
    }
}
