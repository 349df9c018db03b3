// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;

/** A valid item of any size: many paragraphs, tables and interactions that all answer to one declaration, without ids. */
final class LargeDocument {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="large" title="Large" time-dependent="false" adaptive="false">
              <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"/>
              <qti-item-body>
            """;
    private static final String PART = """
                <div class="part">
                  <p>Number %1$d: water boils at <em>100 °C</em> at sea level, and <strong>lower</strong> on a mountain.</p>
                  <table><tbody><tr><td>height</td><td>%1$d m</td></tr><tr><td>pressure</td><td>less</td></tr></tbody></table>
                  <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
                    <qti-prompt>Which one is lower?</qti-prompt>
                    <qti-simple-choice identifier="A" fixed="true">the boiling point on the mountain</qti-simple-choice>
                    <qti-simple-choice identifier="B">the boiling point at sea level</qti-simple-choice>
                  </qti-choice-interaction>
                </div>
            """;
    private static final String TAIL = """
              </qti-item-body>
            </qti-assessment-item>
            """;

    private LargeDocument() {}

    /** Writes a document of at least so many bytes; returns the file. */
    static Path write(Path file, long bytes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEAD);
            long written = HEAD.length();
            for (int i = 0; written < bytes; i++) {
                String part = PART.formatted(i);
                out.write(part);
                written += part.length() + 1;
            }
            out.write(TAIL);
        }
        return file;
    }

    /** Writes the document in form QTI beside its XML; returns the file. */
    static Path writeJson(Path xml) throws IOException {
        Path json = OnceTask.json(xml);
        try (InputStream in = Files.newInputStream(xml);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(json))) {
            QtiJson.create().xmlToJson(in, out, JsonForm.QTI, Map.of());
        }
        return json;
    }
}
