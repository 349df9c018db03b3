// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression of XML Schema once from left to right, without recursion and without compiling it: patterns come from
 * documents that nobody vouches for. What is wrong everywhere is a fault; what only programming languages have is a dialect.
 */
final class PatternSyntax {
    private static final int LONGEST = 10_000;
    private static final String CLASSES = "sSiIcCdDwW";
    private static final String CONTROLS = "nrt";

    private final String pattern;
    private int at;
    private @Nullable String fault;
    private @Nullable String dialect;

    private PatternSyntax(String pattern) {
        this.pattern = pattern;
    }

    static PatternSyntax of(String pattern) {
        PatternSyntax syntax = new PatternSyntax(pattern);
        if (pattern.length() <= LONGEST) {
            syntax.read();
        }
        return syntax;
    }

    /** Returns what makes it no regular expression at all, or null. */
    @Nullable
    String fault() {
        return fault;
    }

    /** Returns what regular expressions of XML Schema do not have, or null. */
    @Nullable
    String dialect() {
        return dialect;
    }

    private void read() {
        int open = 0;
        boolean repeatable = false;
        while (at < pattern.length() && fault == null) {
            int start = at;
            char c = pattern.charAt(at++);
            switch (c) {
                case '(' -> {
                    open++;
                    repeatable = false;
                    if (at < pattern.length() && pattern.charAt(at) == '?') {
                        group();
                    }
                }
                case ')' -> {
                    if (--open < 0) {
                        fault = "the ) at character " + at + " has no (";
                    }
                    repeatable = true;
                }
                case '|' -> repeatable = false;
                case '[' -> {
                    characters(start);
                    repeatable = true;
                }
                case '\\' -> {
                    escape();
                    repeatable = true;
                }
                case '*', '+', '?', '{' -> {
                    if (c == '{' && !quantity()) {
                        foreign("{ without a number, at character " + (start + 1));
                        repeatable = true;
                    } else if (!repeatable) {
                        fault = c + " at character " + (start + 1) + " has nothing to repeat";
                    } else {
                        repeatable = false;
                        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
                            foreign("the second sign of the repetition, at character " + (at + 1));
                            at++;
                        }
                    }
                }
                case '^' -> {
                    if (start == 0 || "(|".indexOf(pattern.charAt(start - 1)) >= 0) {
                        foreign("^ stands for itself, not for the beginning");
                    }
                    repeatable = true;
                }
                case '$' -> {
                    if (at == pattern.length() || ")|".indexOf(pattern.charAt(at)) >= 0) {
                        foreign("$ stands for itself, not for the end");
                    }
                    repeatable = true;
                }
                default -> repeatable = true;
            }
        }
        if (fault == null && open > 0) {
            fault = open == 1 ? "a ( is not closed" : open + " ( are not closed";
        }
    }

    private void foreign(String what) {
        if (dialect == null) {
            dialect = what;
        }
    }

    /** Passes over what makes a group special in programming languages. */
    private void group() {
        int start = at;
        foreign("(? at character " + at);
        at++;
        while (at < pattern.length() && at < start + 20 && "<>=!:imsxu-".indexOf(pattern.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Reads the rest of a quantity such as 2,5}; false when it is none, then nothing has been read. */
    private boolean quantity() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 || end - at > 40 ? "" : pattern.substring(at, end);
        if (!inside.matches("[0-9]+(,[0-9]*)?")) {
            return false;
        }
        int comma = inside.indexOf(',');
        if (comma >= 0 && comma < inside.length() - 1) {
            BigInteger least = new BigInteger(inside.substring(0, comma));
            BigInteger most = new BigInteger(inside.substring(comma + 1));
            if (least.compareTo(most) > 0) {
                fault = "{" + inside + "} repeats more often at least than at most";
            }
        }
        at = end + 1;
        return true;
    }

    /** Reads what follows a backslash; returns the character it stands for, or -1 for more than one. */
    private int escape() {
        if (at >= pattern.length()) {
            fault = "it ends with a single backslash";
            return -1;
        }
        char c = pattern.charAt(at++);
        if (c == 'p' || c == 'P') {
            int end = at < pattern.length() && pattern.charAt(at) == '{' ? pattern.indexOf('}', at) : -1;
            if (end < 0 || end - at > 60 || !pattern.substring(at + 1, end).matches("[A-Za-z0-9-]+")) {
                fault = "\\" + c + " is not followed by a category in braces";
            } else {
                at = end + 1;
            }
            return -1;
        }
        if (CLASSES.indexOf(c) >= 0) {
            return -1;
        }
        if (CONTROLS.indexOf(c) >= 0) {
            return c == 'n' ? '\n' : c == 'r' ? '\r' : '\t';
        }
        if (Character.isLetterOrDigit(c)) {
            foreign("\\" + c);
            return -1;
        }
        // Strictly only some signs may be escaped, but every reader understands the others, too.
        return c;
    }

    /** Reads a class behind its opening bracket, with the classes that are subtracted from it. */
    private void characters(int start) {
        int depth = 1;
        boolean first = true;
        int last = -1;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        while (at < pattern.length() && fault == null) {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            if (c == ']' && !first) {
                if (--depth == 0) {
                    return;
                }
            } else if (c == ']') {
                fault = "the [] at character " + (start + 1) + " is empty";
            } else if (c == '[') {
                // A bracket inside is allowed behind a hyphen only; elsewhere other readers take it for itself.
                if (last == -2) {
                    depth++;
                    first = true;
                    last = -1;
                    if (at < pattern.length() && pattern.charAt(at) == '^') {
                        at++;
                    }
                    continue;
                }
                foreign("[ inside of [ ], at character " + at);
                last = c;
            } else if (c == '-' && at < pattern.length() && pattern.charAt(at) == '[') {
                last = -2;
            } else if (c == '-' && last >= 0 && at < pattern.length() && pattern.charAt(at) != ']') {
                int end = pattern.codePointAt(at);
                at += Character.charCount(end);
                if (end == '\\') {
                    end = escape();
                }
                if (end >= 0 && end < last) {
                    fault = "the range that ends at character " + at + " runs backwards";
                }
                last = -1;
            } else {
                last = c == '\\' ? escape() : c;
            }
            first = false;
        }
        if (fault == null) {
            fault = "the [ at character " + (start + 1) + " is not closed";
        }
    }
}
