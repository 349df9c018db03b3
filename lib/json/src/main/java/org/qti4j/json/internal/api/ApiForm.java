// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.qti4j.json.ApiKind;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;
import org.qti4j.json.internal.tree.Origins;
import org.qti4j.json.internal.tree.TreeCheck;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** Form API from and to form QTI, as trees of maps and lists. Immutable and thread-safe; the trees that are given are not changed. */
public final class ApiForm {
    /**
     * A document in form API.
     *
     * @param kind what it is
     * @param value the object
     */
    public record Api(ApiKind kind, Map<String, Object> value) {}

    /**
     * The document in form QTI that an object of form API means.
     *
     * @param document the document, an object with one member
     * @param beside what QTI cannot hold; {@link Beside#apply} to the object that the document gives restores the original
     * @param diagnostics what is missing or wrong, by JSON Pointer into the original
     * @param unknown the JSON Pointers of the members that the form does not have
     */
    public record Qti(
            Map<String, Object> document, Map<String, Object> beside, Diagnostics diagnostics, List<String> unknown) {}

    private final UnaryOperator<String> stimulusHref;
    private final UnknownKeys unknownKeys;

    private ApiForm(UnaryOperator<String> stimulusHref, UnknownKeys unknownKeys) {
        this.stimulusHref = stimulusHref;
        this.unknownKeys = unknownKeys;
    }

    /** Returns the form with {@code stimuli/{id}} as the address of a stimulus, which refuses unknown keys. */
    public static ApiForm create() {
        return new ApiForm(identifier -> "stimuli/" + identifier, UnknownKeys.REFUSE);
    }

    /** Returns this form with another way of dealing with unknown keys. */
    public ApiForm withUnknownKeys(UnknownKeys keys) {
        return new ApiForm(stimulusHref, Objects.requireNonNull(keys, "keys"));
    }

    /** Returns this form with other addresses of stimuli, made from their identifiers. */
    public ApiForm withStimulusHref(UnaryOperator<String> href) {
        return new ApiForm(Objects.requireNonNull(href, "href"), unknownKeys);
    }

    /**
     * Returns the object of form API for a document in form QTI.
     *
     * @param losses takes every part of the document that the form cannot hold
     * @throws QtiFormatException when the API has no object for such a document
     */
    public Api toApi(Map<String, Object> document, LossSink losses) {
        ElementView root = ElementView.document(document);
        ApiKind kind = root == null ? null : ApiKinds.ofRoot(root.name()).orElse(null);
        if (root == null || kind == null) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-no-api-form",
                    "the API has no object for " + String.join(", ", document.keySet()),
                    Location.unknown()));
        }
        Map<String, Object> value = new LinkedHashMap<>();
        switch (kind) {
            case TEST -> TestForm.test(root, value, losses);
            case TEST_PART -> TestForm.part(root, value, losses);
            case SECTION -> TestForm.section(root, value, losses);
            case ITEM -> new ItemForm(stimulusHref).toApi(root, value, losses);
            case STIMULUS -> StimulusForm.toApi(root, value, losses);
        }
        root.reportRest(losses);
        return new Api(kind, value);
    }

    /** Returns the document in form QTI that an object of form API means; an object that has nothing of its kind gives an almost empty one. */
    public Qti toQti(Map<String, Object> api, ApiKind kind) {
        Findings findings = new Findings();
        ApiObject from = new ApiObject(api, "", findings);
        ElementTree root = ElementTree.root(ApiKinds.rootOf(kind));
        setAside(from);
        switch (kind) {
            case TEST -> TestForm.test(from, root);
            case TEST_PART -> TestForm.part(from, root);
            case SECTION -> TestForm.section(from, root);
            case ITEM -> new ItemForm(stimulusHref).toQti(from, root);
            case STIMULUS -> StimulusForm.toQti(from, root);
        }
        List<String> unknown = from.unknown();
        unknown.forEach(pointer -> UnknownMembers.report(unknownKeys, pointer, "a key of the API here", findings));
        Map<String, Object> document = root.asMember();
        if (!findings.hasErrors()) {
            // What is wrong by itself has been told in terms of the JSON; this is for what is wrong together.
            TreeCheck.check(
                    root.declaration(),
                    Objects.requireNonNull(JsonValues.object(document.get(ApiKinds.rootOf(kind)))),
                    "/" + ApiKinds.rootOf(kind),
                    (at, message) -> findings.error(
                            Findings.WRONG_VALUE,
                            "the document would not be valid: " + message,
                            Origins.ofPointer(document, at)));
        }
        Map<String, Object> known = unknownKeys == UnknownKeys.REPORT ? UnknownMembers.without(api, unknown) : api;
        Map<String, Object> beside =
                Beside.of(toApi(document, (path, message) -> {}).value(), known);
        return new Qti(document, beside, findings.diagnostics(), unknown);
    }

    private static void setAside(ApiObject from) {
        from.know("format", "qtiVersion", "metadata");
        from.know(ApiKinds.RESPONSE_ONLY.toArray(String[]::new));
        if (!(from.value().get("content") instanceof String)) {
            from.know("content");
        }
    }
}
