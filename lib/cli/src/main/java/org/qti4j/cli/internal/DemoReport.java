// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.List;
import org.qti4j.client.CompletedRequest;

/** What the demo prints, and whether everything was as it should be. Not thread-safe. */
final class DemoReport {
    private final Session session;
    private int requests;
    private int checks;
    private int failures;

    DemoReport(Session session) {
        this.session = session;
    }

    void title(String title) {
        session.result((checks == 0 ? "" : "\n") + title);
    }

    void line(String line) {
        session.result("  " + Words.line(line));
        session.out().flush();
    }

    void detail(String line) {
        line("    " + line);
    }

    void request(CompletedRequest request) {
        requests++;
        line(request.method() + " " + request.path() + " … " + request.status());
    }

    /** Prints what was checked, or, when it does not hold, that it does not and why. */
    void check(boolean holds, String statement, List<String> reasons) {
        checks++;
        if (holds) {
            line(statement);
        } else {
            failures++;
            line("NOT AS EXPECTED: " + statement);
            reasons.stream().limit(5).forEach(this::detail);
        }
    }

    int end() {
        session.result("\n" + (failures == 0 ? "All well: " : "Not all well, " + failures + " failed: ")
                + Words.count(checks, "check") + ", " + Words.count(requests, "request")
                + ", nothing left this machine.");
        return failures == 0 ? ExitStatus.OK : ExitStatus.FINDINGS;
    }
}
