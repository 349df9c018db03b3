// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of XML Schema, or one of the dialect of programming languages that many authors write instead. Where it is not clear
 * whether a text matches, because the pattern is too long, too slow or of a kind that is not known here, it does.
 */
public final class SchemaPattern {
    private static final int LONGEST = 1_000;
    private static final int STEPS = 100_000;
    private static final String NAME = "\\p{L}\\p{N}\\p{M}._:\\-";

    private final List<Pattern> readings = new ArrayList<>(2);
    private final @Nullable String fault;

    /** Reads a pattern. */
    public SchemaPattern(String pattern) {
        String problem = null;
        // Blocks have other names in the two dialects.
        if (pattern.length() <= LONGEST && !pattern.contains("\\p{Is") && !pattern.contains("\\P{Is")) {
            for (String reading : List.of(translated(pattern), pattern)) {
                try {
                    readings.add(Pattern.compile(reading));
                } catch (PatternSyntaxException e) {
                    problem = e.getDescription();
                } catch (StackOverflowError e) {
                    readings.clear();
                    problem = null;
                    break;
                }
            }
        }
        this.fault = readings.isEmpty() ? problem : null;
    }

    /** Returns why it is no pattern in any reading, or null when it is one or nothing is known. */
    public @Nullable String fault() {
        return fault;
    }

    /** Tells whether a text matches in one of the readings. */
    public boolean matches(String text) {
        if (readings.isEmpty() || text.length() > LONGEST) {
            return true;
        }
        try {
            Bounded bounded = new Bounded(text, new int[] {STEPS}, 0, text.length());
            return readings.stream()
                    .anyMatch(reading -> reading.matcher(bounded).matches());
        } catch (TooManySteps | StackOverflowError e) {
            return true;
        }
    }

    /** Writes the pattern as one of this platform: whole names and subtracted classes are written otherwise there. */
    private static String translated(String pattern) {
        StringBuilder result = new StringBuilder(pattern.length() + 16);
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                char next = pattern.charAt(++i);
                String name = next == 'i' ? "\\p{L}_:" : next == 'c' ? NAME : null;
                if (name != null) {
                    result.append(depth > 0 ? name : "[" + name + "]");
                } else {
                    result.append(c).append(next);
                }
            } else if (depth > 0 && c == '-' && pattern.startsWith("-[^", i)) {
                result.append("&&[");
                depth++;
                i += 2;
            } else if (depth > 0 && c == '-' && pattern.startsWith("-[", i)) {
                result.append("&&[^");
                depth++;
                i++;
            } else if (depth > 0 && (c == '&' || c == '[')) {
                result.append('\\').append(c);
            } else if (depth == 0 && (c == '^' || c == '$')) {
                result.append('\\').append(c);
            } else {
                depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
                result.append(c);
                if (c == '[' && i + 1 < pattern.length() && pattern.charAt(i + 1) == '^') {
                    result.append('^');
                    i++;
                }
            }
        }
        return result.toString();
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("", null, false, false);
        }
    }

    /** A text that may be looked at only so often: some patterns need more time than there is. */
    private record Bounded(String text, int[] left, int from, int to) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooManySteps();
            }
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bounded(text, left, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
