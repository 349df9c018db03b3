// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Objects;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;

/** The document would be refused by the service, or would lose something, and was not sent. */
public final class PreflightException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stops it. */
    private final transient Diagnostics reasons;

    /** Everything that was found. */
    private final transient Diagnostics findings;

    /**
     * Makes the exception.
     *
     * @param request method and path of the request that was not sent
     * @param reasons the findings that stop it, at least one
     * @param findings everything that was found, the reasons included
     */
    public PreflightException(String request, Diagnostics reasons, Diagnostics findings) {
        super(request + " was not sent: " + text(reasons.all()));
        this.reasons = Objects.requireNonNull(reasons, "reasons");
        this.findings = Objects.requireNonNull(findings, "findings");
    }

    /** Returns the findings that stopped the request; null after serialization. */
    public Diagnostics reasons() {
        return reasons;
    }

    /** Returns everything that was found; null after serialization. */
    public Diagnostics diagnostics() {
        return findings;
    }

    private static String text(List<Diagnostic> reasons) {
        String first = reasons.get(0).toString();
        return reasons.size() == 1 ? first : first + " (and " + (reasons.size() - 1) + " more)";
    }
}
