// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qti4j.json.ApiKind;
import org.qti4j.json.SurvivalReport;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.ApiConversion;
import org.qti4j.json.internal.JsonDocument;
import org.qti4j.json.internal.Places;
import org.qti4j.json.internal.TreeJson;
import org.qti4j.json.internal.api.ApiForm;
import org.qti4j.json.internal.api.ApiKinds;
import org.qti4j.json.internal.api.Completeness;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.Origins;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;

/** The survival of items given in one way or another. */
public final class Survival {
    private static final String ITEM = "qti-assessment-item";
    private static final ApiForm FORM = ApiForm.create().withUnknownKeys(UnknownKeys.KEEP);

    private Survival() {}

    /** Looks at an item given as XML. */
    public static SurvivalReport ofXml(String xml) throws IOException {
        Places places = new Places();
        Map<String, Object> document = TreeJson.ofXml(XmlInput.of(new SecureStax(XmlLimits.defaults()), xml), places);
        return ofTree(document, paths -> paths.stream().map(places::of).toList(), List.of());
    }

    /** Looks at an item given as a JSON text; findings have lines and columns. */
    public static SurvivalReport ofJson(JsonDocument json) throws IOException {
        try {
            SurvivalReport report = ofJson(json.object());
            return new SurvivalReport(json.places().placed(report.findings()), report.isGraded());
        } catch (QtiFormatException e) {
            throw new QtiFormatException(json.places().placed(e.diagnostics()));
        }
    }

    /** Looks at an item given as an object of form API. */
    public static SurvivalReport ofJson(Map<String, Object> object) throws IOException {
        for (String xml : List.of("xml", "rawXml")) {
            if (object.get(xml) instanceof String text && (xml.equals("rawXml") || ApiKinds.isEnvelope(object))) {
                return inside(text, "/" + xml);
            }
        }
        if (!ApiKinds.recognise(object).filter(ApiKind.ITEM::equals).isPresent()) {
            throw noItem("the JSON object is no item", "");
        }
        ApiForm.Qti qti = FORM.toQti(object, ApiKind.ITEM);
        List<Diagnostic> own = new ArrayList<>(qti.diagnostics().all());
        own.replaceAll(Survival::ofUnknown);
        if (SurvivalRules.hasGrader(object)) {
            own.add(Diagnostic.error(
                    "survival-custom-operator",
                    "the custom operator stays a field that nothing reads; the item could be answered but never be graded",
                    Location.unknown().withPointer("/responseProcessing")));
        }
        if (object.containsKey("stimulusRef") && !object.containsKey("stimulus")) {
            own.add(Diagnostic.error(
                    "survival-stimulus",
                    "updates link stimuli by \"stimulus\"; with \"stimulusRef\" alone the item loses its own",
                    Location.unknown().withPointer("/stimulusRef")));
        }
        Map<String, Object> document = qti.document();
        SurvivalReport report = ofTree(
                document,
                paths -> Origins.ofXPaths(document, paths).stream()
                        .map(pointer -> Location.unknown().withPointer(pointer))
                        .toList(),
                own);
        return new SurvivalReport(report.findings(), report.isGraded() || SurvivalRules.hasGrader(object));
    }

    /** What the form does not know the service will not keep either. */
    private static Diagnostic ofUnknown(Diagnostic finding) {
        return finding.code().equals("json-unknown-key")
                ? Diagnostic.error(
                        "survival-unknown-key",
                        "the API documents no such member; the service drops it",
                        finding.location())
                : finding;
    }

    private static SurvivalReport inside(String xml, String pointer) throws IOException {
        try {
            SurvivalReport report = ofXml(xml);
            return new SurvivalReport(ApiConversion.inside(report.findings(), pointer), report.isGraded());
        } catch (QtiFormatException e) {
            throw new QtiFormatException(ApiConversion.inside(e.diagnostics(), pointer));
        }
    }

    private static SurvivalReport ofTree(Map<String, Object> document, PathPlaces places, List<Diagnostic> own) {
        ElementView root = ElementView.document(document);
        if (root == null || !root.name().equals(ITEM)) {
            throw noItem("the document is no " + ITEM, "");
        }
        SurvivalRules.Result known = SurvivalRules.of(root);
        List<SurvivalRules.Found> found = new ArrayList<>(known.found());
        Completeness.toApi(FORM, document, (path, message) -> {
            if (!SurvivalRules.covers(known.found(), path)) {
                boolean note = message.contains("comment") || message.contains("processing instruction");
                found.add(new SurvivalRules.Found(
                        note ? Severity.WARNING : Severity.ERROR,
                        "survival-no-place",
                        "JSON has no place for " + message,
                        path));
            }
        });
        List<Location> at =
                places.of(found.stream().map(SurvivalRules.Found::path).toList());
        List<Diagnostic> all = new ArrayList<>(own);
        for (int i = 0; i < at.size(); i++) {
            SurvivalRules.Found one = found.get(i);
            all.add(Diagnostic.of(one.severity(), one.code(), one.message(), at.get(i)));
        }
        return new SurvivalReport(new Diagnostics(all).and(Diagnostics.none()), known.grader());
    }

    /** Finds the places of XPaths. */
    private interface PathPlaces {
        List<Location> of(List<String> paths);
    }

    private static QtiFormatException noItem(String message, String pointer) {
        return new QtiFormatException(
                Diagnostic.error("survival-no-item", message, Location.unknown().withPointer(pointer)));
    }
}
