// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.Loss;
import org.qti4j.json.LossReport;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.api.ApiForm;
import org.qti4j.json.internal.api.ApiKinds;
import org.qti4j.json.internal.api.Beside;
import org.qti4j.json.internal.api.Completeness;
import org.qti4j.json.internal.api.UnknownMembers;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.Origins;
import org.qti4j.json.internal.tree.TreeCheck;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;

/** Form API on texts: between it and XML lies the tree of form QTI. */
public final class ApiConversion {
    /** The members of an envelope; some clients name the document, too. */
    private static final Set<String> ENVELOPE = Set.of("format", "xml", "metadata", "identifier");

    private final long jsonLimit;
    private final UnknownKeys unknownKeys;
    private final ApiForm form;

    /**
     * Makes the conversion.
     *
     * @param jsonLimit that of {@code QtiJson}
     * @param unknownKeys what becomes of unknown members
     * @param form how the values are mapped
     */
    public ApiConversion(long jsonLimit, UnknownKeys unknownKeys, ApiForm form) {
        this.jsonLimit = jsonLimit;
        this.unknownKeys = unknownKeys;
        this.form = form.withUnknownKeys(unknownKeys);
    }

    /** Returns this conversion, except that unknown members are at most left out: whoever reads an answer did not write it. */
    public ApiConversion ofAnswers() {
        UnknownKeys keys = unknownKeys == UnknownKeys.REFUSE ? UnknownKeys.REPORT : unknownKeys;
        return new ApiConversion(jsonLimit, keys, form);
    }

    ApiForm form() {
        return form;
    }

    /** Returns the object of form API for a document. */
    public ApiJson toApi(XmlInput source, Map<String, Object> beside) throws IOException {
        Places places = new Places();
        List<Loss> losses = new ArrayList<>();
        Map<String, Object> tree = TreeJson.ofXml(source, places);
        ApiForm.Api api =
                Completeness.toApi(form, tree, (path, message) -> losses.add(new Loss(message, places.of(path))));
        if (beside.isEmpty()) {
            return new ApiJson(api.kind(), api.value(), new LossReport(losses));
        }
        List<Loss> stale = new ArrayList<>();
        Map<String, Object> value = Beside.apply(
                api.value(),
                beside,
                pointer -> stale.add(new Loss(
                        "what lay beside the XML for this member does not fit the document any more",
                        Location.unknown().withPointer(pointer))));
        // With what lay beside, the object may say all that the document says.
        boolean whole = !losses.isEmpty()
                && JsonValues.same(form.toQti(value, api.kind()).document(), tree);
        if (!whole) {
            stale.addAll(losses);
        }
        return new ApiJson(api.kind(), value, new LossReport(stale));
    }

    /** Returns the document that a JSON text of form API means; findings and origins have lines and columns. */
    public ApiXml toXml(JsonDocument json, @Nullable ApiKind kind, @Nullable String indent) throws IOException {
        try {
            Map<String, Object> object = json.object();
            ApiXml result = toXml(object, kind == null ? kindOf(object) : kind, indent);
            TracedOrigins origins = (TracedOrigins) result.origins();
            return new ApiXml(
                    result.kind(),
                    result.xml(),
                    result.beside(),
                    json.places().placed(result.diagnostics()),
                    origins.in(json.places()));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(json.places().placed(e.diagnostics()));
        }
    }

    /** Returns what an object of form API is, an envelope by the document in it. */
    public ApiKind kindOf(Map<String, Object> object) throws IOException {
        if (ApiKinds.isEnvelope(object) && object.get("xml") instanceof String xml) {
            return kindOfDocument(xml, "/xml");
        }
        return ApiKinds.recognise(object)
                .orElseThrow(() -> new QtiFormatException(Diagnostic.error(
                        "json-unknown-kind",
                        "the members do not tell whether this is a test, a test part, a section, an item or a stimulus",
                        Location.unknown())));
    }

    private static ApiKind kindOfDocument(String xml, String pointer) throws IOException {
        RootName root = new RootName();
        try {
            JsonStax.pass(XmlInput.of(new SecureStax(XmlLimits.defaults()), xml), List.of(root));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(inside(e.diagnostics(), pointer));
        }
        return ApiKinds.ofRoot(root.name())
                .orElseThrow(() -> new QtiFormatException(Diagnostic.error(
                        "json-unknown-kind",
                        "the API has no documents of the kind " + root.name(),
                        Location.unknown().withPointer(pointer))));
    }

    /** Returns findings about an XML document that is a member of a JSON document as findings about that member. */
    public static Diagnostics inside(Diagnostics findings, String pointer) {
        return new Diagnostics(findings.stream()
                .map(finding -> {
                    Location at = finding.location();
                    String place = at.line() == Location.UNKNOWN
                            ? ""
                            : " (line " + at.line() + ", column " + at.column() + " of the XML)";
                    return Diagnostic.of(
                            finding.severity(),
                            finding.code(),
                            finding.message() + place,
                            Location.unknown().withPath(at.path()).withPointer(pointer));
                })
                .toList());
    }

    /** Returns the document that an object of form API means. */
    public ApiXml toXml(Map<String, Object> object, ApiKind kind, @Nullable String indent) throws IOException {
        if (ApiKinds.isEnvelope(object)) {
            return ofEnvelope(object, kind);
        }
        ApiForm.Qti qti = form.toQti(object, kind);
        if (unknownKeys == UnknownKeys.REFUSE && !qti.unknown().isEmpty()) {
            // All that was found, since whoever repairs the object wants to do it once.
            throw new QtiFormatException(qti.diagnostics());
        }
        Map<String, Object> document = qti.document();
        return new ApiXml(
                kind,
                TreeJson.toXml(document, jsonLimit, indent),
                qti.beside(),
                qti.diagnostics(),
                new TracedOrigins(paths -> Origins.ofXPaths(document, paths), null));
    }

    private ApiXml ofEnvelope(Map<String, Object> envelope, ApiKind kind) {
        TracedOrigins origins = TracedOrigins.always("/xml");
        if (!(envelope.get("xml") instanceof String xml)) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-missing-key",
                    "\"format\" is \"xml\", so \"xml\" must be the text of the document",
                    Location.unknown().withPointer(envelope.containsKey("xml") ? "/xml" : "")));
        }
        List<Diagnostic> findings = new ArrayList<>();
        Map<String, Object> beside = new LinkedHashMap<>();
        envelope.forEach((key, value) -> {
            boolean unknown = !ENVELOPE.contains(key);
            if (unknown) {
                String pointer = "/" + TreeCheck.escape(key);
                findings.add(Diagnostic.of(
                        UnknownMembers.severity(unknownKeys),
                        "json-unknown-key",
                        UnknownMembers.message(unknownKeys, pointer, "a key of an envelope with XML"),
                        Location.unknown().withPointer(pointer)));
            }
            if (key.equals("metadata") || (unknown && unknownKeys == UnknownKeys.KEEP)) {
                beside.put(key, value);
            }
        });
        if (unknownKeys == UnknownKeys.REFUSE) {
            new Diagnostics(findings).throwIfErrors();
        }
        return new ApiXml(kind, xml, beside, new Diagnostics(findings), origins);
    }

    /** Returns what is wrong with a JSON text of form API: in its own terms, and with the document that it means. */
    public Diagnostics validate(JsonDocument json, QtiXml xml) throws IOException {
        ApiXml document = toXml(json, null, null);
        if (document.diagnostics().hasErrors() || document.kind() == ApiKind.TEST_PART) {
            // A test part by itself is no document of the schema; the form has checked it by the grammar.
            return document.diagnostics();
        }
        Diagnostics bySchema = xml.validate(document.xml());
        boolean envelope = ApiKinds.isEnvelope(json.object());
        return document.diagnostics()
                .and(
                        envelope
                                ? json.places().placed(inside(bySchema, "/xml"))
                                : document.origins().locate(bySchema));
    }
}
