// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Conversion;
import org.qti4j.json.FetchedDocument;
import org.qti4j.json.FetchedSource;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.Loss;
import org.qti4j.json.LossReport;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.xml.QtiDocument;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.internal.shared.FileFormat;

/**
 * Converts between the formats, either to the same or to the other one.
 *
 * @param to the format of the output
 * @param form the form of the JSON, whichever side it is on
 * @param kind what an object of form API is; null to tell it by its members
 * @param prefer what is read of an answer of the service
 */
record Converter(
        QtiXml xml,
        QtiJson json,
        FileFormat to,
        JsonForm form,
        @Nullable ApiKind kind,
        FetchedSource prefer) {
    private static final Pattern ENCODING =
            Pattern.compile("\\A(\uFEFF?<\\?xml[^>]*?encoding\\s*=\\s*)(\"[^\"]*\"|'[^']*')");

    /**
     * Converts one document.
     *
     * @param beside what lies beside an XML document; empty when there is nothing
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document cannot be converted
     */
    Conversion convert(InputStream in, FileFormat from, OutputStream out, Map<String, Object> beside)
            throws IOException {
        if (to == FileFormat.JSON) {
            LineEnd text = new LineEnd(out);
            Conversion conversion = from == FileFormat.XML ? json.xmlToJson(in, text, form, beside) : again(in, text);
            text.end();
            return conversion;
        }
        return from == FileFormat.XML ? throughModel(in, out, beside) : toXml(in, out);
    }

    private Conversion toXml(InputStream in, OutputStream out) throws IOException {
        if (form != JsonForm.API) {
            return json.jsonToXml(in, out, form, kind);
        }
        byte[] bytes = in.readAllBytes();
        if (Json.read(new ByteArrayInputStream(bytes)) instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // the keys of a JSON object are strings
            Map<String, Object> object = (Map<String, Object>) map;
            if (QtiJson.isFetched(object)) {
                FetchedDocument read = json.readFetched(new String(bytes, StandardCharsets.UTF_8), prefer);
                // The text may name the encoding that it once had.
                String xml = ENCODING.matcher(read.xml()).replaceFirst("$1\"UTF-8\"");
                out.write(xml.getBytes(StandardCharsets.UTF_8));
                return new Conversion(read.beside(), LossReport.nothing(), read.diagnostics());
            }
        }
        return json.jsonToXml(new ByteArrayInputStream(bytes), out, form, kind);
    }

    private Conversion again(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream between = new ByteArrayOutputStream();
        Conversion read = toXml(in, between);
        Conversion written = json.xmlToJson(new ByteArrayInputStream(between.toByteArray()), out, form, read.beside());
        return new Conversion(Map.of(), both(read.losses(), written.losses()), read.diagnostics());
    }

    private static LossReport both(LossReport first, LossReport second) {
        List<Loss> losses = new ArrayList<>(first.losses());
        losses.addAll(second.losses());
        return new LossReport(losses);
    }

    private Conversion throughModel(InputStream in, OutputStream out, Map<String, Object> beside) throws IOException {
        QtiDocument<QtiElement> document = xml.readDocument(in, QtiElement.class);
        xml.write(document.root(), out);
        return new Conversion(beside, LossReport.nothing(), document.diagnostics());
    }
}
