// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;

/**
 * What became of one document. Immutable.
 *
 * @param file the path below the folder, with {@code /} between its parts
 * @param kind what it is; null when that could not be told
 * @param identifier the identifier of the document; empty when it has none
 * @param state what became of it
 * @param message one sentence for people; empty when there is nothing to say
 * @param differences in what the service holds something else than the document and its metadata say, a line for each
 * @param diagnostics what was found in the document before it was sent
 */
public record BulkResult(
        String file,
        @Nullable BulkKind kind,
        String identifier,
        State state,
        String message,
        List<String> differences,
        Diagnostics diagnostics) {

    /** What became of a document. */
    public enum State {
        /** It was sent, read back and found equal. */
        VERIFIED,
        /** An earlier run with the same journal verified it, and the file has not changed since; nothing was sent. */
        VERIFIED_BEFORE,
        /** It was sent and taken, but the service holds something else. */
        DIFFERENT,
        /** It has errors for which the service would refuse it, or cannot be read; nothing was sent. */
        NOT_SENT,
        /** The service refused it or failed, and does not hold it. */
        FAILED,
        /** It was to be created, no answer came, and the service does not show it: it is never sent a second time. */
        OUTCOME_UNKNOWN,
        /** The run ended before its turn. */
        NOT_ATTEMPTED;

        /** Returns the name as reports print it, such as {@code outcome-unknown}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the differences. */
    public BulkResult {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(diagnostics, "diagnostics");
        differences = List.copyOf(differences);
    }

    /** Tells whether the service holds what the document says. */
    public boolean isGood() {
        return state == State.VERIFIED || state == State.VERIFIED_BEFORE;
    }

    /** Returns the result as a JSON object: {@code file}, {@code kind}, {@code identifier}, {@code state} and what else there is to say. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        if (kind != null) {
            json.put("kind", kind.label());
        }
        if (!identifier.isEmpty()) {
            json.put("identifier", identifier);
        }
        json.put("state", state.label());
        if (!message.isEmpty()) {
            json.put("message", message);
        }
        if (!differences.isEmpty()) {
            json.put("differences", differences);
        }
        if (!diagnostics.isEmpty()) {
            json.put(
                    "diagnostics",
                    diagnostics.stream().map(Diagnostic::toString).toList());
        }
        return json;
    }
}
