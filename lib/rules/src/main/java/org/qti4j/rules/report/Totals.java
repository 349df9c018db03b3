// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.FileReport;

/** How many files of a run are what. Not thread-safe. */
public final class Totals {
    private long valid;
    private long invalid;
    private long other;
    private long unreadable;
    private final long[] findings = new long[3];

    /** Makes totals of no file. */
    public Totals() {}

    /** Counts a file. */
    public void add(FileReport report) {
        switch (report.kind()) {
            case OTHER -> other++;
            case UNREADABLE -> unreadable++;
            default -> {
                if (report.valid()) {
                    valid++;
                } else {
                    invalid++;
                }
                for (Diagnostic finding : report.diagnostics()) {
                    findings[finding.severity().ordinal()]++;
                }
            }
        }
    }

    /** Returns the number of files that were judged. */
    public long judged() {
        return valid + invalid;
    }

    /** Returns the number of files without an error. */
    public long valid() {
        return valid;
    }

    /** Returns the number of files with an error. */
    public long invalid() {
        return invalid;
    }

    /** Returns the number of files in folders that are not QTI. */
    public long other() {
        return other;
    }

    /** Returns the number of files that could not be read. */
    public long unreadable() {
        return unreadable;
    }

    long findings(Severity severity) {
        return findings[severity.ordinal()];
    }

    /** Returns the line with which text ends. */
    @Override
    public String toString() {
        return judged() + " file" + (judged() == 1 ? "" : "s") + ", " + valid + " valid, " + invalid + " invalid"
                + (other == 0 ? "" : ", " + other + " skipped (not QTI)")
                + (unreadable == 0 ? "" : ", " + unreadable + " not readable");
    }
}
