// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.internal.ApiConversion;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.json.internal.TextPlaces;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.source.SourceBuilder;
import org.qti4j.rules.source.SourceDocument.Form;

/** Judges one JSON document at a time; findings point into the JSON. Immutable. */
public final class JsonJudgement {
    private final Judgement judgement;
    private final QtiJson json;
    private final JsonLimits limits;

    /** Makes a judge of JSON with the rules of a judge of XML. */
    public JsonJudgement(Judgement judgement, QtiJson json, long jsonLimit) {
        this.judgement = judgement;
        this.json = json;
        this.limits = new JsonLimits(jsonLimit, jsonLimit);
    }

    /** Tells the form of a document by its members. */
    public JsonForm formOf(byte[] bytes) throws IOException {
        return JsonStax.formOf(bytes, limits.characters());
    }

    /** Judges a document of this form. */
    public Diagnostics judge(byte[] bytes, JsonForm form) throws IOException {
        try {
            return switch (form) {
                case QTI -> qti(bytes);
                case API -> api(new String(bytes, StandardCharsets.UTF_8));
                case CONTENT -> json.validate(new String(bytes, StandardCharsets.UTF_8), form);
            };
        } catch (QtiFormatException e) {
            return e.diagnostics();
        }
    }

    private Diagnostics qti(byte[] bytes) throws IOException {
        Diagnostics found =
                judgement.events(JsonStax.reader(bytes, limits, null), new SourceBuilder(Form.JSON_QTI, null));
        Set<String> wanted = new HashSet<>();
        for (Diagnostic finding : found) {
            String path = finding.location().path();
            if (isOfRule(finding) && path.contains("/@")) {
                wanted.add(path);
            }
        }
        if (wanted.isEmpty()) {
            return found;
        }
        // The places of attributes are not kept for all, because nearly no document has such findings.
        Map<String, Location> places = AttributePlaces.find(() -> JsonStax.reader(bytes, limits, null), wanted);
        return sorted(found.stream()
                .map(finding -> {
                    Location place = places.get(finding.location().path());
                    return place == null || !isOfRule(finding)
                            ? finding
                            : finding.at(place.withPath(finding.location().path()));
                })
                .toList());
    }

    /** Judges what the update endpoints take. */
    private Diagnostics api(String text) throws IOException {
        Map<String, Object> object = Json.readObject(text);
        ApiXml document = json.apiToXml(text, null);
        TextPlaces places = new TextPlaces(text);
        return places.placed(api(object, document));
    }

    /** Judges an object that the update endpoints take; findings have no lines. */
    public Diagnostics api(Map<String, Object> object, ApiKind kind) {
        try {
            return api(object, json.apiToXml(object, kind));
        } catch (QtiFormatException e) {
            return e.diagnostics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Diagnostics api(Map<String, Object> object, ApiXml document) throws IOException {
        boolean bySchema = !document.diagnostics().hasErrors() && document.kind() != ApiKind.TEST_PART;
        SourceBuilder builder = new SourceBuilder(Form.JSON_API, object);
        Diagnostics found = judgement.text(document.xml(), builder, bySchema);
        List<Diagnostic> inXml = new ArrayList<>();
        List<Diagnostic> inJson = new ArrayList<>();
        for (Diagnostic finding : found) {
            Location at = finding.location();
            boolean inObject = at.path().isEmpty() && (!at.pointer().isEmpty() || at.line() == Location.UNKNOWN);
            (inObject ? inJson : inXml).add(finding.withFix(null));
        }
        boolean envelope = object.get("xml") instanceof String xml && xml.equals(document.xml());
        Diagnostics ofXml = envelope
                ? ApiConversion.inside(new Diagnostics(inXml), "/xml")
                : document.origins().locate(new Diagnostics(inXml));
        Set<String> taken = new HashSet<>();
        document.diagnostics().forEach(finding -> taken.add(finding.location().pointer()));
        List<Diagnostic> all = new ArrayList<>(document.diagnostics().all());
        for (Diagnostic finding : ofXml) {
            // What the form has said already is not said twice.
            if (envelope
                    || !isOfRule(finding)
                    || !taken.contains(finding.location().pointer())) {
                all.add(finding);
            }
        }
        all.addAll(inJson);
        return sorted(all);
    }

    private static Diagnostics sorted(List<Diagnostic> findings) {
        return new Diagnostics(findings.stream().sorted(Diagnostic.BY_PLACE).toList());
    }

    /** Tells whether a finding is one of a rule, by its code. */
    static boolean isOfRule(Diagnostic finding) {
        String code = finding.code();
        return !code.startsWith("cvc")
                && !code.startsWith("schema")
                && !code.startsWith("xml")
                && !code.startsWith("json");
    }

    /** Returns all bytes of a stream, of at most as many as the limit allows. */
    public byte[] bytes(InputStream in) throws IOException {
        return JsonStax.bytes(in, limits.characters());
    }
}
