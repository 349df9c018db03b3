// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * What came of the work on one document. Filled by the thread that works on it, then printed by the main one.
 */
final class Outcome {
    private final Input input;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Throwable unexpected;
    private int status;

    private Outcome(Input input) {
        this.input = input;
    }

    /** The work on one document. */
    @FunctionalInterface
    interface Work {
        /** Works and notes down what comes of it. */
        void on(Input input, Outcome outcome) throws IOException;
    }

    /** Works on a document; whatever goes wrong stays with this document. */
    static Outcome of(Input input, Work work) {
        Outcome outcome = new Outcome(input);
        try {
            work.on(input, outcome);
        } catch (QtiFormatException e) {
            outcome.add(e.diagnostics());
        } catch (IOException e) {
            outcome.complain(Words.of(e));
        } catch (CommandFailure e) {
            outcome.complain(e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Nothing that one document does may stop the others.
            outcome.unexpected = e;
            outcome.raise(ExitStatus.UNUSABLE);
        }
        return outcome;
    }

    /** Returns the findings, which name the document. */
    List<Diagnostic> findings() {
        return findings;
    }

    /** Returns lines of results. */
    List<String> lines() {
        return lines;
    }

    /** Says what kept the document from being worked on. */
    void complain(Session session) {
        complaints.forEach(session::complain);
        if (unexpected != null) {
            session.complain(input.name() + ": ", unexpected);
        }
    }

    int status() {
        return status;
    }

    /** Tells whether the document was there and could be worked on. */
    boolean isJudged() {
        return complaints.isEmpty() && unexpected == null;
    }

    boolean hasErrors() {
        return new Diagnostics(findings).hasErrors();
    }

    void raise(int newStatus) {
        status = Math.max(status, newStatus);
    }

    /** Takes in findings; errors among them raise the status. */
    void add(Diagnostics diagnostics) {
        for (Diagnostic finding : diagnostics) {
            boolean named = !finding.location().source().isEmpty();
            findings.add(named ? finding : finding.at(finding.location().withSource(input.name())));
        }
        if (diagnostics.hasErrors()) {
            raise(ExitStatus.FINDINGS);
        }
    }

    /** Takes in differences that a way there and back made. */
    void add(String way, List<String> differences) {
        differences.forEach(difference -> line(way + ": " + difference));
        if (!differences.isEmpty()) {
            raise(ExitStatus.FINDINGS);
        }
    }

    void line(String line) {
        line("", line);
    }

    /** Notes down a line about a place, {@code LINE:COL} or nothing. */
    void line(String place, String line) {
        lines.add(Words.line(input.name() + (place.isEmpty() ? "" : ":" + place) + ": " + line));
    }

    void complain(String reason) {
        complaints.add(input.name() + ": " + reason);
        raise(ExitStatus.UNUSABLE);
    }
}
