// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.FetchedDocument;
import org.qti4j.json.FetchedSource;
import org.qti4j.json.Json;
import org.qti4j.json.Loss;
import org.qti4j.json.internal.api.ApiForm;
import org.qti4j.json.internal.api.ApiKinds;
import org.qti4j.json.internal.api.Beside;
import org.qti4j.json.internal.api.Completeness;
import org.qti4j.json.internal.api.JsonDifferences;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.Plain;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;

/** Answers of the service, which have a document twice. */
public final class FetchedConversion {
    private static final String RAW = "rawXml";
    private static final String RAW_POINTER = "/rawXml";
    private static final int LONGEST_SHOWN = 120;

    /** What answers need not repeat of a declaration. */
    private static final Pattern MAY_BE_LEFT_OUT =
            Pattern.compile("/qti-outcome-declaration/[0-9]+/(defaultValue|normalMaximum|normalMinimum)");

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");

    private final ApiConversion api;
    private final ApiForm form;
    private final SecureStax stax;
    private final Map<String, Object> answer;
    private final Map<String, Object> typed = new LinkedHashMap<>();
    private final Map<String, Object> responseOnly = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    /**
     * What rawXml holds.
     *
     * @param value as the object of the API that says as much
     * @param losses what such an object has no place for
     */
    private record Raw(ApiKind kind, Map<String, Object> value, List<Loss> losses) {}

    private FetchedConversion(ApiConversion api, SecureStax stax, Map<String, Object> answer) {
        this.api = api.ofAnswers();
        this.form = this.api.form();
        this.stax = stax;
        this.answer = answer;
        answer.forEach((key, value) -> (ApiKinds.isResponseOnly(key, value) ? responseOnly : typed).put(key, value));
    }

    /** Reads an answer. */
    public static FetchedDocument read(
            ApiConversion api,
            SecureStax stax,
            Map<String, Object> answer,
            FetchedSource preferred,
            @Nullable String indent)
            throws IOException {
        return new FetchedConversion(api, stax, answer).read(preferred, indent);
    }

    /** Reads an answer given as text; findings and origins have lines and columns. */
    public static FetchedDocument read(
            ApiConversion api, SecureStax stax, JsonDocument json, FetchedSource preferred, @Nullable String indent)
            throws IOException {
        try {
            FetchedDocument read = read(api, stax, json.object(), preferred, indent);
            return new FetchedDocument(
                    read.kind(),
                    read.source(),
                    read.xml(),
                    read.beside(),
                    read.responseOnly(),
                    json.places().placed(read.diagnostics()),
                    ((TracedOrigins) read.origins()).in(json.places()));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(json.places().placed(e.diagnostics()));
        }
    }

    private FetchedDocument read(FetchedSource preferred, @Nullable String indent) throws IOException {
        Raw raw = raw();
        ApiKind kind = raw == null ? api.kindOf(answer) : raw.kind();
        FetchedSource source = source(preferred, raw != null, hasFields(kind));
        if (raw != null && !typed.isEmpty()) {
            compare(raw, kind, source);
        }
        if (source == FetchedSource.TYPED_FIELDS) {
            ApiXml document = api.toXml(typed, kind, indent);
            found.addAll(document.diagnostics().all());
            return new FetchedDocument(
                    kind,
                    source,
                    document.xml(),
                    withoutReferences(document.beside()),
                    responseOnly,
                    new Diagnostics(found),
                    document.origins());
        }
        ApiForm.Qti fields = form.toQti(typed, kind);
        fields.diagnostics().stream()
                .filter(finding -> finding.code().equals("json-unknown-key"))
                // Without its interaction, the type of an item is nothing that could be sent, but it is no surprise.
                .filter(finding ->
                        kind != ApiKind.ITEM || !finding.location().pointer().equals("/type"))
                .forEach(found::add);
        return new FetchedDocument(
                kind,
                source,
                (String) Objects.requireNonNull(answer.get(RAW)),
                withoutReferences(additions(fields.beside())),
                responseOnly,
                new Diagnostics(found),
                TracedOrigins.always(RAW_POINTER));
    }

    /** Returns rawXml as an object of the API, or null, and said so, when it cannot be read. */
    private @Nullable Raw raw() throws IOException {
        if (Boolean.FALSE.equals(answer.get("isValidXml"))) {
            warn("json-raw-xml-invalid", "the service itself says that rawXml is not valid", "/isValidXml");
        }
        if (!(answer.get(RAW) instanceof String xml) || xml.isBlank()) {
            String what = answer.containsKey(RAW) ? "rawXml holds no text" : "there is no rawXml";
            warn(
                    "json-raw-xml-missing",
                    what + "; only the other fields can be read",
                    answer.containsKey(RAW) ? RAW_POINTER : "");
            return null;
        }
        try {
            Places places = new Places();
            Map<String, Object> tree = TreeJson.ofXml(XmlInput.of(stax, xml), places);
            List<Loss> losses = new ArrayList<>();
            ApiForm.Api api =
                    Completeness.toApi(form, tree, (path, message) -> losses.add(new Loss(message, places.of(path))));
            return new Raw(api.kind(), api.value(), losses);
        } catch (QtiFormatException e) {
            for (Diagnostic finding : ApiConversion.inside(e.diagnostics(), RAW_POINTER)) {
                found.add(Diagnostic.warning(
                        "json-raw-xml-unreadable",
                        "rawXml cannot be read: " + finding.code() + ": " + finding.message(),
                        finding.location()));
            }
            return null;
        }
    }

    /** Tells whether the fields have what a document of the kind consists of. */
    private boolean hasFields(ApiKind kind) {
        return switch (kind) {
            case TEST -> typed.containsKey("qti-test-part");
            case TEST_PART -> typed.containsKey("qti-assessment-section");
            case SECTION -> typed.containsKey("title");
            case ITEM -> typed.containsKey("interaction");
            // The parsed tree has taken the place of the HTML.
            case STIMULUS -> typed.containsKey("content");
        };
    }

    private FetchedSource source(FetchedSource preferred, boolean hasRaw, boolean hasFields) {
        if (!hasRaw && !hasFields) {
            found.add(Diagnostic.error(
                    "json-raw-xml-missing",
                    "the answer has neither a rawXml that can be read nor the fields of a whole document",
                    Location.unknown()));
            throw new QtiFormatException(new Diagnostics(found));
        }
        if (hasRaw && !hasFields && preferred == FetchedSource.TYPED_FIELDS) {
            warn("json-typed-fields-missing", "the fields beside rawXml are no whole document; rawXml was read", "");
        }
        boolean isRaw = hasRaw && (preferred == FetchedSource.RAW_XML || !hasFields);
        return isRaw ? FetchedSource.RAW_XML : FetchedSource.TYPED_FIELDS;
    }

    /**
     * Compares both in the same spelling, so that only what they mean counts. A field that is wrong in itself has no meaning that could
     * be compared: it is compared as it is written.
     */
    private void compare(Raw raw, ApiKind kind, FetchedSource source) {
        ApiForm.Qti fields = form.toQti(typed, kind);
        ApiForm.Qti rawFields = form.toQti(raw.value(), kind);
        boolean isTypedRead = source == FetchedSource.TYPED_FIELDS;
        Set<String> told = new HashSet<>();
        JsonDifferences.between(plain(rawFields), plain(fields), (pointer, inRaw, inFields) -> {
            told.add(pointer);
            Object one = inRaw == JsonDifferences.ABSENT ? given(raw.value(), pointer) : inRaw;
            Object other = inFields == JsonDifferences.ABSENT ? given(typed, pointer) : inFields;
            // The type of an item says the same with an interaction and without one, which no document has room for.
            if (one == JsonDifferences.ABSENT || !JsonValues.same(one, other)) {
                differ(pointer, one, other, isTypedRead);
            }
        });
        for (ApiForm.Qti each : List.of(fields, rawFields)) {
            for (Diagnostic finding : each.diagnostics()) {
                String pointer = finding.location().pointer();
                if (finding.severity() == Severity.ERROR && pointer.length() > 1 && told.add(pointer)) {
                    asWritten(raw, pointer, isTypedRead);
                }
            }
        }
        if (isTypedRead) {
            for (Loss loss : raw.losses()) {
                warn(
                        "json-fetched-difference",
                        "rawXml has what the fields have no place for: " + loss.message() + " ("
                                + loss.location().path() + ")",
                        RAW_POINTER);
            }
        }
    }

    private Map<String, Object> plain(ApiForm.Qti fields) {
        return form.toApi(Plain.document(fields.document()), (path, message) -> {})
                .value();
    }

    private void asWritten(Raw raw, String pointer, boolean isTypedRead) {
        Object inRaw = given(raw.value(), pointer);
        Object inFields = given(typed, pointer);
        // Fragments that were refused in part differ by more than blanks, or have been compared by what is left of
        // them.
        boolean sameText = inRaw instanceof String text
                && inFields instanceof String other
                && BLANKS.matcher(text)
                        .replaceAll("")
                        .equals(BLANKS.matcher(other).replaceAll(""));
        if (!sameText && isPlainScalar(inRaw) && isPlainScalar(inFields)) {
            JsonDifferences.between(inRaw, inFields, (at, one, other) -> differ(pointer, one, other, isTypedRead));
        }
    }

    private static boolean isPlainScalar(@Nullable Object value) {
        return value == JsonDifferences.ABSENT || JsonValues.isScalar(value);
    }

    private void differ(String pointer, @Nullable Object inRaw, @Nullable Object inFields, boolean isTypedRead) {
        boolean silent = !typed.containsKey(pointer.substring(1).split("/", 2)[0])
                || inFields == JsonDifferences.ABSENT
                        && MAY_BE_LEFT_OUT.matcher(pointer).matches();
        found.add(Diagnostic.of(
                silent && !isTypedRead ? Severity.INFO : Severity.WARNING,
                "json-fetched-difference",
                "rawXml says " + shown(inRaw) + ", the fields say " + (silent ? "nothing" : shown(inFields)),
                Location.unknown().withPointer(pointer)));
    }

    /** A value that is the default counts as nothing; it is shown all the same. */
    private static @Nullable Object given(Map<String, Object> root, String pointer) {
        Object value = root;
        for (String step : pointer.substring(1).split("/", -1)) {
            String key = step.replace("~1", "/").replace("~0", "~");
            Map<String, Object> object = JsonValues.object(value);
            List<Object> list = JsonValues.array(value);
            boolean item = list != null && key.matches("[0-9]{1,9}") && Integer.parseInt(key) < list.size();
            if (object != null && object.containsKey(key)) {
                value = object.get(key);
            } else if (item && list != null) {
                value = list.get(Integer.parseInt(key));
            } else {
                return JsonDifferences.ABSENT;
            }
        }
        return value instanceof List<?> list && list.isEmpty() ? JsonDifferences.ABSENT : value;
    }

    private static String shown(@Nullable Object value) {
        if (value == JsonDifferences.ABSENT) {
            return "nothing";
        }
        String text = Json.write(value);
        int end = text.length() <= LONGEST_SHOWN ? text.length() : text.offsetByCodePoints(0, LONGEST_SHOWN / 2);
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    /** Leaves out what replaces something of the fields: rawXml says that itself. */
    private static Map<String, Object> additions(Map<String, Object> beside) {
        Map<String, Object> result = new LinkedHashMap<>();
        beside.forEach((key, value) -> {
            Object addition = Beside.addition(value);
            if (addition != null) {
                result.put(key, addition);
            }
        });
        return result;
    }

    /** Answers name a stimulus otherwise than updates, which lose it when they do not name it in their way. */
    private static Map<String, Object> withoutReferences(Map<String, Object> beside) {
        Map<String, Object> result = new LinkedHashMap<>(beside);
        if (result.remove("stimulusRef") != null && Beside.addition(result.get("stimulus")) == null) {
            result.remove("stimulus");
        }
        return result;
    }

    private void warn(String code, String message, String pointer) {
        found.add(Diagnostic.warning(code, message, Location.unknown().withPointer(pointer)));
    }
}
