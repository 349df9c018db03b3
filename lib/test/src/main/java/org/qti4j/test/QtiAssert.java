// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson.Converted;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiDifferences;

/**
 * Assertions about a QTI document, XML or JSON. JSON is of form {@link JsonForm#QTI} when it is an object with one member that is an object,
 * otherwise of form {@link JsonForm#API}. Not thread-safe.
 */
public final class QtiAssert extends AbstractAssert<QtiAssert, String> {
    private static final int MOST_LINES = 20;

    private QtiDiff diff = QtiDiff.create();

    QtiAssert(@Nullable String document) {
        super(document, QtiAssert.class);
    }

    /** Compares by these settings from here on, such as {@code QtiDiff.builder().ignoreComments().typedValues().build()}. */
    public QtiAssert comparedBy(QtiDiff newDiff) {
        diff = Objects.requireNonNull(newDiff, "diff");
        return this;
    }

    /** Fails unless the document is valid by the schema; warnings and hints do not count. */
    public QtiAssert isValid() {
        List<String> errors = errors().stream().map(Diagnostic::toString).toList();
        if (!errors.isEmpty()) {
            throw failure("%s", "Expected a valid QTI document, but found:" + lines(errors) + shown());
        }
        return this;
    }

    /** Fails when the document is valid by the schema. */
    public QtiAssert isNotValid() {
        if (errors().isEmpty()) {
            throw failure("%s", "Expected a QTI document that is not valid, but it is" + shown());
        }
        return this;
    }

    /** Fails unless one of the findings about the document by the schema has this code, such as {@code cvc-complex-type.2.4.a}. */
    public QtiAssert hasFinding(String code) {
        Diagnostics findings = Documents.findings(text());
        if (findings.stream().noneMatch(finding -> finding.code().equals(code))) {
            List<String> found = findings.stream().map(Diagnostic::toString).toList();
            throw failure("%s", "Expected a finding " + code + ", but found:" + lines(found) + shown());
        }
        return this;
    }

    /**
     * Fails unless both documents say the same. One may be XML and the other JSON. Prefixes, the order of attributes and of JSON members, and
     * blanks between elements make no difference. Of JSON in form API, what XML cannot hold must be the same as well, unless the other
     * document is XML.
     */
    public QtiAssert hasSameContentAs(String other) {
        Objects.requireNonNull(other, "other");
        Converted mine = converted(text(), "actual");
        Converted others = converted(other, "expected");
        List<String> differences = new ArrayList<>(differences(others.text(), mine.text()));
        if (Documents.isJson(text()) && Documents.isJson(other)) {
            // What QTI calls a default may be written in one and left out in the other; then the part beside says so.
            Map<String, Object> mineBeside = mine.conversion().beside();
            Map<String, Object> othersBeside = others.conversion().beside();
            if (!mineBeside.equals(othersBeside)) {
                differences.add(
                        "beside the XML: " + Json.write(mineBeside) + " instead of " + Json.write(othersBeside));
            }
        }
        if (!differences.isEmpty()) {
            throw failure(
                    "%s",
                    "Expected the same content, but there are differences (A expected, B actual):"
                            + lines(differences));
        }
        return this;
    }

    /**
     * Fails unless both documents say the same, as {@link #hasSameContentAs(String)}.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public QtiAssert hasSameContentAs(Path other) {
        return hasSameContentAs(Documents.text(other));
    }

    /** Fails when both documents say the same. */
    public QtiAssert hasOtherContentThan(String other) {
        if (differences(
                        converted(text(), "actual").text(),
                        converted(other, "expected").text())
                .isEmpty()) {
            throw failure("%s", "Expected other content, but both say the same" + shown());
        }
        return this;
    }

    /**
     * Fails unless the document is the same after it went through the model and through JSON in form QTI; JSON, after it went through
     * XML. Through the model, comments and processing instructions do not count, since it does not hold them. The document need not be
     * valid, only such that the model can hold it.
     */
    public QtiAssert survivesRoundTrip() {
        String text = text();
        try {
            return Documents.isJson(text) ? survivesAsJson(text) : survivesAsXml(text);
        } catch (QtiFormatException e) {
            throw failure("%s", "Expected a document that survives a round trip, but: " + e.getMessage() + shown());
        }
    }

    private QtiAssert survivesAsXml(String xml) {
        QtiDiff noComments = QtiDiff.builder().ignoreComments().build();
        QtiDifferences model = noComments.compare(xml, Documents.throughTheModel(xml));
        String json = Documents.json(xml, JsonForm.QTI, Map.of()).text();
        QtiDifferences back = diff.compare(xml, Documents.xml(json).text());
        List<String> differences = new ArrayList<>();
        model.forEach(difference -> differences.add("through the model: " + difference));
        back.forEach(difference -> differences.add("through JSON: " + difference));
        if (!differences.isEmpty()) {
            throw failure("%s", "Expected a document that survives a round trip, but:" + lines(differences));
        }
        return this;
    }

    private QtiAssert survivesAsJson(String json) {
        JsonForm form = Documents.form(json);
        Converted xml = Documents.xml(json);
        String back =
                Documents.json(xml.text(), form, xml.conversion().beside()).text();
        if (!Json.readObject(json).equals(Json.readObject(back))) {
            throw failure("%s", "Expected JSON that survives a round trip, but it comes back as:\n" + back + shown());
        }
        return this;
    }

    private String text() {
        isNotNull();
        return actual;
    }

    private List<Diagnostic> errors() {
        return Documents.findings(text()).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private List<String> differences(String a, String b) {
        try {
            return diff.compare(a, b).stream().map(Object::toString).toList();
        } catch (QtiFormatException e) {
            throw failure(
                    "%s", "Expected two documents that can be compared (A expected, B actual), but: " + e.getMessage());
        }
    }

    private Converted converted(String text, String name) {
        try {
            return Documents.xml(text);
        } catch (QtiFormatException e) {
            throw failure("%s", "The " + name + " document cannot be compared: " + e.getMessage());
        }
    }

    private String shown() {
        return "\nin:\n" + (actual.length() > 4000 ? actual.substring(0, 4000) + "…" : actual);
    }

    private static String lines(List<String> all) {
        return all.stream().limit(MOST_LINES).map(line -> "\n  " + line).collect(Collectors.joining())
                + (all.size() > MOST_LINES ? "\n  and " + (all.size() - MOST_LINES) + " more" : "");
    }
}
