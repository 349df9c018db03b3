// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.SurvivalCheck;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;

/** What is wrong with a document before it is sent, and what of it the service refuses. Used once, by one thread. */
final class DocumentCheck {
    private static final List<String> CONDITIONS = List.of("qti-pre-condition", "qti-branch-rule");

    private final List<Diagnostic> all = new ArrayList<>();
    private final List<Diagnostic> stopping = new ArrayList<>();

    private DocumentCheck() {}

    static DocumentCheck of(Content content) {
        DocumentCheck check = new DocumentCheck();
        if (content.kind() != null) {
            String xml = content.xml();
            Map<String, Object> json = content.json();
            if (xml != null) {
                check.xml(xml);
                check.root(xml, content.kind(), content.identifier());
            } else if (json != null) {
                check.identifier(JsonFields.text(json, "identifier"), content.identifier(), "/identifier");
                check.json(json, content.kind(), true);
            }
        }
        check.metadata(content.metadata());
        return check;
    }

    static DocumentCheck ofXml(String xml) {
        DocumentCheck check = new DocumentCheck();
        check.xml(xml);
        return check;
    }

    /** Returns everything. */
    List<Diagnostic> all() {
        return all;
    }

    /** Returns what the service refuses. */
    List<Diagnostic> stopping() {
        return stopping;
    }

    private void add(Diagnostic finding) {
        all.add(finding);
        if (Documents.isRefused(finding)) {
            stopping.add(finding);
        }
    }

    private void xml(String xml) {
        Documents.VALIDATOR.validate(xml).forEach(this::add);
    }

    /** The service takes the identifier from the document, so that one that is not the path's creates confusion. */
    private void root(String xml, ApiKind kind, @Nullable String identifier) {
        RootTag root = RootTag.of(xml);
        if (root == null) {
            return;
        }
        String wanted = switch (kind) {
            case TEST -> "qti-assessment-test";
            case TEST_PART -> "qti-test-part";
            case SECTION -> "qti-assessment-section";
            case ITEM -> "qti-assessment-item";
            case STIMULUS -> "qti-assessment-stimulus";
        };
        if (!root.name().equals(wanted)) {
            add(Diagnostic.error(
                    "client-other-root",
                    "the endpoint is for " + wanted + ", the document is " + root.name(),
                    Location.of(1, 1)));
        } else {
            identifier(root.identifier(), identifier, "");
        }
    }

    private void identifier(@Nullable String own, @Nullable String wanted, String pointer) {
        // Blanks around an identifier are none of it.
        if (own != null && wanted != null && !own.strip().equals(wanted.strip())) {
            add(Diagnostic.error(
                    "client-other-identifier",
                    "the path names \"" + wanted + "\", the document says it is \"" + own + "\"",
                    Location.unknown().withPointer(pointer)));
        }
    }

    /** Judges an object by the document that it means. */
    private void json(Map<String, Object> json, ApiKind kind, boolean withConditions) {
        List<Diagnostic> found = new ArrayList<>();
        ApiXml document = null;
        try {
            document = Documents.JSON.apiToXml(json, kind);
            found.addAll(document.diagnostics().all());
        } catch (QtiFormatException e) {
            found.addAll(e.diagnostics().all());
        }
        if (withConditions && found.stream().anyMatch(DocumentCheck::isOfCondition)) {
            // How conditions are written in JSON is not documented: one in another form than ours says nothing against
            // it.
            add(Diagnostic.warning(
                    "client-condition-form",
                    "the form of qti-pre-condition and qti-branch-rule in JSON is not documented; these were not checked",
                    Location.unknown()));
            json(without(json), kind, false);
            return;
        }
        found.forEach(this::add);
        if (document != null
                && kind != ApiKind.TEST_PART
                && found.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            // A test part alone is no document; the form itself has checked it by the grammar.
            Documents.VALIDATOR
                    .validate(document.xml())
                    .forEach(finding ->
                            add(finding.at(Location.of(1, 1, finding.location().path()))));
            if (kind == ApiKind.ITEM) {
                // The service answers 200 all the same, so that this stops nothing.
                all.addAll(SurvivalCheck.create().check(json).findings().all());
            }
        }
    }

    private static boolean isOfCondition(Diagnostic finding) {
        return finding.severity() == Severity.ERROR
                && CONDITIONS.stream().anyMatch(finding.location().pointer()::contains);
    }

    private static Map<String, Object> without(Map<String, Object> json) {
        Map<String, Object> copy = new LinkedHashMap<>();
        json.forEach((key, value) -> {
            if (!CONDITIONS.contains(key)) {
                copy.put(key, withoutIn(value));
            }
        });
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Object withoutIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return without((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(member -> copy.add(withoutIn(member)));
            return copy;
        }
        return Objects.requireNonNullElse(value, "");
    }

    private void metadata(@Nullable Map<String, Object> metadata) {
        Object grade = metadata == null ? null : metadata.get("grade");
        if (grade instanceof Number) {
            add(Diagnostic.warning(
                    "client-metadata-grade",
                    "\"grade\" is the number " + grade + "; the service wants a string",
                    Location.unknown().withPointer("/metadata/grade")));
        }
    }
}
