// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One finding about a document. Immutable; made by the factories {@link #error}, {@link #warning}, {@link #info}.
 *
 * <p>The {@link #code} is stable and documented: the {@code cvc-…} code of XML Schema for a schema finding,
 * {@code xml-…} or {@code json-…} for a text that cannot be read, the rule's identifier otherwise.
 */
public final class Diagnostic {
    /** Orders findings by their place in the document, then by severity, code and message. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic d) -> d.location().source())
            .thenComparingInt(d -> d.location().line())
            .thenComparingInt(d -> d.location().column())
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private final Severity severity;
    private final String code;
    private final String message;
    private final Location location;
    private final @Nullable Fix fix;

    private Diagnostic(Severity severity, String code, String message, Location location, @Nullable Fix fix) {
        this.severity = Objects.requireNonNull(severity, "severity");
        this.code = Objects.requireNonNull(code, "code");
        this.message = Objects.requireNonNull(message, "message");
        this.location = Objects.requireNonNull(location, "location");
        this.fix = fix;
    }

    /** Returns a finding of the given severity. */
    public static Diagnostic of(Severity severity, String code, String message, Location location) {
        return new Diagnostic(severity, code, message, location, null);
    }

    /** Returns a finding that makes the document wrong. */
    public static Diagnostic error(String code, String message, Location location) {
        return new Diagnostic(Severity.ERROR, code, message, location, null);
    }

    /** Returns a finding that will make the document misbehave. */
    public static Diagnostic warning(String code, String message, Location location) {
        return new Diagnostic(Severity.WARNING, code, message, location, null);
    }

    /** Returns a finding that is only worth knowing. */
    public static Diagnostic info(String code, String message, Location location) {
        return new Diagnostic(Severity.INFO, code, message, location, null);
    }

    /** Returns how much it matters. */
    public Severity severity() {
        return severity;
    }

    /** Returns the stable code, such as {@code cvc-complex-type.4}. */
    public String code() {
        return code;
    }

    /** Returns what was found and what was expected, in words. */
    public String message() {
        return message;
    }

    /** Returns where. */
    public Location location() {
        return location;
    }

    /** Returns what puts it right without a decision of the author, or null when there is no such thing or the text was not at hand. */
    public @Nullable Fix fix() {
        return fix;
    }

    /** Returns the same finding at another place. */
    public Diagnostic at(Location newLocation) {
        return new Diagnostic(severity, code, message, newLocation, fix);
    }

    /** Returns the same finding with another remedy, or with none. */
    public Diagnostic withFix(@Nullable Fix newFix) {
        return new Diagnostic(severity, code, message, location, newFix);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Diagnostic d
                && severity == d.severity
                && code.equals(d.code)
                && message.equals(d.message)
                && location.equals(d.location)
                && Objects.equals(fix, d.fix);
    }

    @Override
    public int hashCode() {
        return Objects.hash(severity, code, message, location, fix);
    }

    /** Returns {@code source:line:column: severity code: message}, the line that reports print. */
    @Override
    public String toString() {
        String place = location.toString();
        return (place.isEmpty() ? "" : place + ": ") + severity.label() + " " + code + ": " + message;
    }
}
