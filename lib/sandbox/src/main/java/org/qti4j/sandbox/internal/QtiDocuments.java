// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.Locale;
import java.util.Map;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.QtiJson;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;

/** The conversions and the schema of the library itself. */
public final class QtiDocuments implements Documents {
    private final QtiJson json = QtiJson.create();
    private final QtiXml xml = QtiXml.create();

    @Override
    public Map<String, Object> api(Written document, ApiKind kind) {
        ApiJson api = json.xmlToApi(document.xml(), document.beside());
        if (api.kind() != kind) {
            String message = "this is " + name(api.kind()) + "; expected " + name(kind);
            throw new QtiFormatException(Diagnostic.error("xml-wrong-kind", message, Location.unknown()));
        }
        return api.value();
    }

    @Override
    public Written document(Map<String, Object> api, ApiKind kind) {
        ApiXml document = json.apiToXml(api, kind);
        document.diagnostics().throwIfErrors();
        return new Written(document.xml(), document.beside());
    }

    @Override
    public Map<String, Object> content(String text) {
        return json.xmlToContent(text).value();
    }

    @Override
    public boolean isValid(String text) {
        return !xml.validate(text).hasErrors();
    }

    private static String name(ApiKind kind) {
        return "an object of kind " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
