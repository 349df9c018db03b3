// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Conversion;
import org.qti4j.json.JsonForm;
import org.qti4j.json.LossReport;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.xml.QtiDocument;
import org.qti4j.xml.QtiXml;

/**
 * Converts between the formats, either to the same or to the other one.
 *
 * @param to the format of the output
 * @param form the form of the JSON, whichever side it is on
 * @param kind what an object of form API is; null to tell it by its members
 */
record Converter(
        QtiXml xml,
        QtiJson json,
        Format to,
        JsonForm form,
        @Nullable ApiKind kind) {
    /**
     * Converts one document.
     *
     * @param beside what lies beside an XML document; empty when there is nothing
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document cannot be converted
     */
    Conversion convert(InputStream in, Format from, OutputStream out, Map<String, Object> beside) throws IOException {
        if (to == Format.JSON) {
            LineEnd text = new LineEnd(out);
            Conversion conversion = from == Format.XML ? json.xmlToJson(in, text, form, beside) : again(in, text);
            text.end();
            return conversion;
        }
        return from == Format.XML ? throughModel(in, out, beside) : json.jsonToXml(in, out, form, kind);
    }

    private Conversion again(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream between = new ByteArrayOutputStream();
        Conversion read = json.jsonToXml(in, between, form, kind);
        Conversion written = json.xmlToJson(new ByteArrayInputStream(between.toByteArray()), out, form, read.beside());
        return new Conversion(Map.of(), written.losses(), read.diagnostics());
    }

    private Conversion throughModel(InputStream in, OutputStream out, Map<String, Object> beside) throws IOException {
        QtiDocument<QtiElement> document = xml.readDocument(in, QtiElement.class);
        xml.write(document.root(), out);
        return new Conversion(beside, LossReport.nothing(), document.diagnostics());
    }
}
