// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.QtiJson.Converted;
import org.qti4j.json.UnknownKeys;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;

/** The conversions and the schema of the library, as the sandbox needs them. Thread-safe. */
final class Documents {
    private final QtiJson json = QtiJson.create();
    private final QtiJson lenientJson =
            QtiJson.builder().unknownKeys(UnknownKeys.REPORT).build();
    private final QtiXml xml = QtiXml.create();

    /** A document and what XML cannot hold of the JSON it came from. */
    record Written(String xml, Map<String, Object> beside) {
        static Written of(String xml) {
            return new Written(xml, Map.of());
        }
    }

    /**
     * Returns the JSON of the endpoints for a document.
     *
     * @throws QtiFormatException when the text is no well-formed document of this kind
     */
    Map<String, Object> api(Written document, ApiKind kind) {
        ApiJson api = json.xmlToApi(document.xml(), document.beside());
        if (api.kind() != kind) {
            String message = "this is " + name(api.kind()) + "; expected " + name(kind);
            throw new QtiFormatException(Diagnostic.error("xml-wrong-kind", message, Location.unknown()));
        }
        return Shapes.withPlainIdentifiers(api.value());
    }

    /**
     * Returns what a document is.
     *
     * @throws QtiFormatException when the text is no well-formed document of a kind that the API has
     */
    ApiKind kind(String text) {
        return json.xmlToApi(text).kind();
    }

    /**
     * Returns the document for JSON of the endpoints.
     *
     * @param lenient whether errors are passed over as far as it goes
     * @throws QtiFormatException when something is missing or wrong
     */
    Written document(Map<String, Object> api, ApiKind kind, boolean lenient) {
        ApiXml document = (lenient ? lenientJson : json).apiToXml(api, kind);
        if (!lenient) {
            document.diagnostics().throwIfErrors();
        }
        return new Written(document.xml(), document.beside());
    }

    /**
     * Returns the document for JSON that a user keeps in a file, in form QTI or API.
     *
     * @throws QtiFormatException when it is neither, or something is missing or wrong
     */
    Written document(String text) {
        Map<String, Object> object = Json.readObject(text);
        boolean qti = object.size() == 1 && object.keySet().iterator().next().startsWith("qti-");
        Converted converted = json.jsonToXml(text, qti ? JsonForm.QTI : JsonForm.API);
        converted.conversion().diagnostics().throwIfErrors();
        return new Written(converted.text(), converted.conversion().beside());
    }

    /** Returns the parsed {@code content} tree, of which every object can be changed. */
    Map<String, Object> content(String text) {
        return new LinkedHashMap<>(json.xmlToContent(text).value());
    }

    /** Returns what is wrong with a document by the schema. */
    Diagnostics findings(String text) {
        return xml.validate(text);
    }

    boolean isValid(String text) {
        return !findings(text).hasErrors();
    }

    /** Returns findings as an answer lists them. */
    static List<String> words(Diagnostics findings) {
        return findings.stream().map(Documents::words).toList();
    }

    private static String words(Diagnostic finding) {
        String pointer = finding.location().pointer();
        return finding + (pointer.isEmpty() ? "" : " (at " + pointer + ")");
    }

    private static String name(ApiKind kind) {
        return "an object of kind " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
