// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Words;

/** Reads an HTML fragment as XML would, and says what XML stumbles over first. For one fragment. */
final class Fragment {
    private static final Set<String> ENTITIES = Set.of("amp", "lt", "gt", "quot", "apos");

    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;

    private Fragment(String text) {
        this.text = text;
    }

    /** Returns what is wrong with a fragment, or null when it is well-formed. */
    static @Nullable String problem(String text) {
        return text.indexOf('<') < 0 && text.indexOf('&') < 0 ? null : new Fragment(text).read();
    }

    private @Nullable String read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            String problem = c == '&' ? reference() : c == '<' ? markup() : null;
            if (problem != null) {
                return problem;
            }
            if (c != '&' && c != '<') {
                at++;
            }
        }
        return open.isEmpty() ? null : tag(open.peek()) + " is not closed";
    }

    private static String tag(String name) {
        return "the tag " + Words.quoted("<" + name + ">");
    }

    private @Nullable String reference() {
        int end = at + 1;
        while (end < text.length()
                && end < at + 40
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '#')) {
            end++;
        }
        if (end == at + 1 || end >= text.length() || text.charAt(end) != ';') {
            return "& stands by itself; it is written &amp;";
        }
        String name = text.substring(at + 1, end);
        at = end + 1;
        if (name.matches("#[0-9]+|#x[0-9A-Fa-f]+") || ENTITIES.contains(name)) {
            return null;
        }
        return "XML has no entity &" + name + ";; write the character itself";
    }

    private @Nullable String markup() {
        if (text.startsWith("<!--", at)) {
            return skip("-->", "a comment");
        } else if (text.startsWith("<![CDATA[", at)) {
            return skip("]]>", "a CDATA section");
        } else if (text.startsWith("<?", at)) {
            return skip("?>", "a processing instruction");
        } else if (text.startsWith("</", at)) {
            return endTag();
        }
        at++;
        String name = name();
        if (name.isEmpty()) {
            return "< stands by itself; it is written &lt;";
        }
        return attributes(name);
    }

    private @Nullable String skip(String end, String what) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
        return found < 0 ? what + " is not closed" : null;
    }

    private @Nullable String endTag() {
        at += 2;
        String name = name();
        blanks();
        if (name.isEmpty() || at >= text.length() || text.charAt(at) != '>') {
            return "an end tag is not complete";
        }
        at++;
        String top = open.poll();
        if (top == null) {
            return "the end tag " + Words.quoted("</" + name + ">") + " has no start tag";
        }
        return top.equals(name) ? null : tag(top) + " is not closed before " + Words.quoted("</" + name + ">");
    }

    private @Nullable String attributes(String element) {
        Set<String> seen = new HashSet<>();
        while (true) {
            boolean apart = blanks();
            if (at >= text.length()) {
                return tag(element) + " is not complete";
            } else if (text.startsWith("/>", at)) {
                at += 2;
                return null;
            } else if (text.charAt(at) == '>') {
                at++;
                open.push(element);
                return null;
            }
            String name = name();
            if (name.isEmpty() || !apart) {
                return tag(element) + " is malformed";
            } else if (!seen.add(name)) {
                return tag(element) + " has the attribute " + Words.quoted(name) + " twice";
            }
            String problem = value(name);
            if (problem != null) {
                return problem;
            }
        }
    }

    private @Nullable String value(String name) {
        blanks();
        if (at >= text.length() || text.charAt(at) != '=') {
            return "the attribute " + Words.quoted(name) + " has no value";
        }
        at++;
        blanks();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') {
            return "the value of the attribute " + Words.quoted(name) + " has no quotation marks";
        }
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '<') {
                return "the value of the attribute " + Words.quoted(name) + " has a <";
            }
            String problem = c == '&' ? reference() : null;
            if (problem != null) {
                return problem;
            }
            at += c == '&' ? 0 : 1;
        }
        if (at >= text.length()) {
            return "the value of the attribute " + Words.quoted(name) + " does not end";
        }
        at++;
        return null;
    }

    private String name() {
        int from = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean first = Character.isLetter(c) || c == '_' || c == ':';
            if (!first && (at == from || !Character.isLetterOrDigit(c) && c != '-' && c != '.')) {
                break;
            }
            at++;
        }
        return text.substring(from, at);
    }

    private boolean blanks() {
        int from = at;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > from;
    }
}
