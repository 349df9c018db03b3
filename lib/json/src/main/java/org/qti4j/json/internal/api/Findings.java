// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.List;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.Severity;

/** Collects what is missing or wrong in a JSON document, by JSON Pointer. */
final class Findings {
    /** A member that the shape does not have. */
    static final String UNKNOWN_KEY = "json-unknown-key";
    /** A member that is not there though the shape or QTI needs it. */
    static final String MISSING_KEY = "json-missing-key";
    /** A value that is not of the JSON kind that the shape wants. */
    static final String WRONG_KIND = "json-wrong-kind";
    /** A value of the right kind that QTI does not allow. */
    static final String WRONG_VALUE = "json-wrong-value";
    /** Two members that contradict each other, or a reference to nothing. */
    static final String INCONSISTENT = "json-inconsistent";
    /** A member whose name is written with hyphens where the API has none, or the other way. */
    static final String SPELLING = "json-key-spelling";
    /** A value that QTI has no place for; it travels beside. */
    static final String BESIDE = "json-beside";

    private final List<Diagnostic> all = new ArrayList<>();

    void error(String code, String message, String pointer) {
        add(Severity.ERROR, code, message, pointer);
    }

    void warning(String code, String message, String pointer) {
        add(Severity.WARNING, code, message, pointer);
    }

    void info(String code, String message, String pointer) {
        add(Severity.INFO, code, message, pointer);
    }

    void add(Severity severity, String code, String message, String pointer) {
        all.add(Diagnostic.of(severity, code, message, Location.unknown().withPointer(pointer)));
    }

    boolean hasErrors() {
        return all.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    Diagnostics diagnostics() {
        return new Diagnostics(all);
    }
}
