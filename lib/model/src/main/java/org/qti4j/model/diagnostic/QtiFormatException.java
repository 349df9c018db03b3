// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import java.util.Objects;

/**
 * The text that was given is not the QTI document that was asked for: it is not well-formed, not valid, or of another kind.
 *
 * <p>{@link #diagnostics()} has every finding; the message repeats the first error among them. That the bytes could not be had at all is
 * an {@link java.io.IOException} instead.
 */
public final class QtiFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostics diagnostics;

    /** Makes the exception of these findings. */
    public QtiFormatException(Diagnostics diagnostics) {
        super(message(diagnostics));
        this.diagnostics = diagnostics;
    }

    /** Makes the exception of one finding. */
    public QtiFormatException(Diagnostic diagnostic) {
        this(Diagnostics.of(diagnostic));
    }

    /** Makes the exception of one finding that another exception led to. */
    public QtiFormatException(Diagnostic diagnostic, Throwable cause) {
        this(diagnostic);
        initCause(cause);
    }

    /** Returns everything that was found; only the message after the exception was serialized. */
    public Diagnostics diagnostics() {
        return Objects.requireNonNullElseGet(diagnostics, Diagnostics::none);
    }

    private static String message(Diagnostics diagnostics) {
        if (diagnostics.isEmpty()) {
            return "the document was refused";
        }
        // Hints may come before the error in the document, but they are not why it was refused.
        Diagnostic first = diagnostics.stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .findFirst()
                .orElseGet(() -> diagnostics.all().get(0));
        return diagnostics.size() == 1 ? first.toString() : first + " (and " + (diagnostics.size() - 1) + " more)";
    }
}
