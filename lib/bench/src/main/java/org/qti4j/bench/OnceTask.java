// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.xml.QtiXml;

/** What a child JVM does: one thing, of which the time is printed, or one document, which must fit into the heap. */
enum OnceTask {
    SCHEMA("first invalid document (schema, grammar)", true) {
        @Override
        void run(Path file) {
            check(QtiXml.create().validate("<p/>").hasErrors());
        }
    },
    GRAMMAR("load the grammar tables (QtiGrammar.get)", true) {
        @Override
        void run(Path file) {
            QtiGrammar.get();
        }
    },
    VALIDATE_FIRST("first valid document (grammar)", true) {
        @Override
        void run(Path file) {
            check(!QtiXml.create().validate(SMALL).hasErrors());
        }
    },
    READ_FIRST("first read without schema (grammar, a small document)", true) {
        @Override
        void run(Path file) {
            QtiXml.create().readUnchecked(SMALL, QtiElement.class);
        }
    },
    CONVERT_FIRST("first XML to JSON (grammar, a small document)", true) {
        @Override
        void run(Path file) {
            QtiJson.create().xmlToJson(SMALL, JsonForm.QTI);
        }
    },
    JAXB("baseline: JAXBContext of all model classes, with the grammar", true) {
        @Override
        void run(Path file) throws Exception {
            Jaxb.context();
        }
    },
    VALIDATE("validate: QtiXml", false) {
        @Override
        void run(Path file) throws Exception {
            check(!QtiXml.create().validate(file).hasErrors());
        }
    },
    XML_TO_JSON("XML to JSON: QtiJson", false) {
        @Override
        void run(Path file) throws Exception {
            Path json = file.resolveSibling(file.getFileName() + ".out");
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(json))) {
                QtiJson.create().xmlToJson(in, out, JsonForm.QTI, Map.of());
            } finally {
                Files.delete(json);
            }
        }
    },
    JSON_TO_XML("JSON to XML: QtiJson", false) {
        @Override
        void run(Path file) throws Exception {
            Path xml = file.resolveSibling(file.getFileName() + ".out");
            try (InputStream in = new BufferedInputStream(Files.newInputStream(json(file)));
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(xml))) {
                QtiJson.create().jsonToXml(in, out, JsonForm.QTI, null);
                out.flush();
                check(Files.size(xml) > Files.size(file) / 2);
            } finally {
                Files.delete(xml);
            }
        }
    },
    VALIDATE_JSON("validate JSON: QtiJson", false) {
        @Override
        void run(Path file) throws Exception {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(json(file)))) {
                check(!QtiJson.create().validate(in, JsonForm.QTI).hasErrors());
            }
        }
    },
    READ("read without schema: QtiXml (holds all objects)", false) {
        @Override
        void run(Path file) throws Exception {
            QtiXml.create().readUnchecked(file, QtiElement.class);
        }
    };

    private static final String SMALL = "<p xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'>a <b>b</b></p>";

    private final String title;
    private final boolean timed;

    OnceTask(String title, boolean timed) {
        this.title = title;
        this.timed = timed;
    }

    abstract void run(Path file) throws Exception;

    String title() {
        return title;
    }

    boolean isTimed() {
        return timed;
    }

    private static void check(boolean done) {
        if (!done) {
            throw new IllegalStateException("the document should be valid");
        }
    }

    /** Returns the file of the same document in form QTI, which lies beside it. */
    static Path json(Path xml) {
        return xml.resolveSibling(xml.getFileName() + ".json");
    }

    /** Does the task that is named, with the file that is named, and prints how many milliseconds it took. */
    public static void main(String[] arguments) throws Exception {
        OnceTask task = valueOf(arguments[0]);
        Path file = Path.of(arguments.length > 1 ? arguments[1] : "");
        long start = System.nanoTime();
        task.run(file);
        System.out.println((System.nanoTime() - start) / 1_000_000);
    }
}
