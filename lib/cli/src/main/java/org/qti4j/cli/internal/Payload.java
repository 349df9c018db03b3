// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;

/**
 * A file that is to be sent, XML or JSON by its content.
 *
 * @param name how messages call it
 * @param session where warnings go
 */
record Payload(String name, Format format, byte[] bytes, Session session) {
    /** Reads a file, or standard input for {@code -}. */
    static Payload read(String name, Session session) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(open(name, session))) {
            Format format = Format.ofContent(in);
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
     * @throws QtiFormatException when it is not valid or has another root
     */
    String xml(String root) throws IOException {
        check(QtiXml.create().validate(new ByteArrayInputStream(bytes)));
        try {
            XMLStreamReader2 reader = Stax.reader(new ByteArrayInputStream(bytes));
            try {
                reader.nextTag();
                if (!reader.getLocalName().equals(root)) {
                    throw wrong(
                            "schema-other-root", "the document is a " + reader.getLocalName() + "; expected " + root);
                }
                Charset charset = Charset.forName(Objects.requireNonNullElse(reader.getEncoding(), "UTF-8"));
                String text = charset.newDecoder()
                        .decode(java.nio.ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a valid document cannot be read again: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the JSON object.
     *
     * @throws QtiFormatException when it is not one
     */
    Map<String, Object> json() throws IOException {
        if (format == Format.XML) {
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

    /** Refuses errors; the rest is only said. */
    private void check(Diagnostics diagnostics) {
        Diagnostics found = located(diagnostics);
        found.throwIfErrors();
        found.forEach(finding -> session.note(Words.finding(finding)));
    }

    private Diagnostics located(Diagnostics diagnostics) {
        return diagnostics.withSource(name);
    }

    private QtiFormatException wrong(String code, String message) {
        return new QtiFormatException(
                Diagnostic.error(code, message, Location.of(1, 1).withSource(name)));
    }
}
