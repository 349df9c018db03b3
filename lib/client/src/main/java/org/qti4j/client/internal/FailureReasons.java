// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qti4j.client.ServerException.Reason;

/** Recognises the permanent causes for which the service answers 5xx, by its words as people who use it report them. */
final class FailureReasons {
    private static final int NOT_IMPLEMENTED = 501;
    private static final int LONGEST = 64 * 1024;

    /** Particular enough to be looked for everywhere, also in the stack trace that comes along. */
    private static final Map<Reason, Pattern> ANYWHERE = new LinkedHashMap<>();

    /** Looked for in the service's sentences only: a stack trace has such words as names of functions. */
    private static final Map<Reason, Pattern> SENTENCES = new LinkedHashMap<>();

    static {
        ANYWHERE.put(Reason.GRADER_HOST_NOT_ALLOWED, pattern("grader allowlist"));
        ANYWHERE.put(Reason.UNSUPPORTED_INTERACTION_TYPE, pattern("unsupported interaction type"));
        ANYWHERE.put(Reason.UNDECLARED_OUTCOME, pattern("is not a declared outcome"));
        ANYWHERE.put(Reason.DOCUMENT_NOT_FOUND, pattern("DocumentNotFoundError"));
        ANYWHERE.put(Reason.INVALID_VALUE, pattern("path `[^`]*` is required|is not a valid enum value"));
        SENTENCES.put(
                Reason.INVALID_XML,
                pattern(
                        "invalid (qti )?xml|xml is (invalid|not valid)|not well-?formed|xml (validation|parsing|parse|syntax)"
                                + "|(fail\\w*|could not|unable|error) \\w* ?(parse|parsing|validat\\w+) (the )?xml|schemas? validity|xsd"
                                + "|pcdata invalid|parser error|tag mismatch|entity '[^']*' not defined|start tag expected"
                                + "|premature end of data|extra content at the end|attributes construct error|namespace prefix"));
        SENTENCES.put(Reason.INVALID_VALUE, pattern("validation failed|validationerror"));
    }

    private FailureReasons() {}

    /** Returns why an answer of 5xx came. */
    static Reason of(Answer answer) {
        if (answer.status() == NOT_IMPLEMENTED) {
            return Reason.NOT_SUPPORTED;
        }
        int length = Math.min(answer.body().length, LONGEST);
        String body = new String(answer.body(), 0, length, StandardCharsets.UTF_8);
        return find(ANYWHERE, body)
                .or(() -> find(SENTENCES, ServiceWords.sentences(answer)))
                .orElse(Reason.UNKNOWN);
    }

    /** Tells whether the same request may have more luck. */
    static boolean isUnknown(Answer answer) {
        return of(answer) == Reason.UNKNOWN;
    }

    private static Optional<Reason> find(Map<Reason, Pattern> patterns, String text) {
        return patterns.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
