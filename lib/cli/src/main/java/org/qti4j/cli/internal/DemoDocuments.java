// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiXml;
import org.qti4j.json.Json;
import org.qti4j.json.Loss;
import org.qti4j.json.QtiJson;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiXml;

/** The part of the demo that needs no service. */
final class DemoDocuments {
    private final DemoReport report;
    private final QtiXml xml = QtiXml.create();
    private final QtiJson json = QtiJson.create();

    DemoDocuments(DemoReport report) {
        this.report = report;
    }

    void validate(String name, String document) {
        Diagnostics found = xml.validate(document);
        report.check(
                !found.hasErrors(),
                name + ": valid",
                found.stream().map(Diagnostic::toString).toList());
    }

    void showBroken(String name, String document, String right, String wrong) {
        Diagnostics found = xml.validate(document.replace(right, wrong)).withSource(name);
        report.check(found.hasErrors(), "with " + wrong + " in place of " + right + ":", List.of("nothing was found"));
        found.stream().limit(3).forEach(finding -> report.detail(finding.toString()));
    }

    /** Converts there and back; what is lost, if anything, is printed. */
    void convert(String name, String document) {
        ApiJson api = json.xmlToApi(document, Map.of());
        ApiXml back = json.apiToXml(api.value(), api.kind());
        List<String> differences = new ArrayList<>(
                api.losses().losses().stream().map(Loss::toString).toList());
        differences.addAll(differences(document, back.xml()));
        int size = Json.write(api.value()).getBytes(StandardCharsets.UTF_8).length;
        report.check(
                differences.isEmpty(),
                name + ": " + size + " bytes of JSON (" + Words.option(api.kind()) + "); back in XML nothing is lost",
                differences);
    }

    /** Returns the differences between what two documents say. */
    static List<String> differences(String before, String after) {
        try {
            return QtiDiff.create().compare(before, after).toString().lines().toList();
        } catch (QtiFormatException e) {
            return List.of("the document cannot be read again: " + e.getMessage());
        }
    }
}
