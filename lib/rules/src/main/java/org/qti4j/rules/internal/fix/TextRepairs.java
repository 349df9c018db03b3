// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.HtmlEntities;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Fix.Edit;
import org.qti4j.rules.internal.text.SourceText;
import org.qti4j.rules.internal.text.StartTag;
import org.qti4j.rules.source.SourceElement;

/** The certain remedies for what is no rule's: characters that XML wants escaped, and the namespace of the root. */
public final class TextRepairs {
    private static final Set<String> XML_NAMES = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final int LONGEST_NAME = 32;
    /** More of them are left for the next time. */
    private static final int MOST = 10_000;

    private TextRepairs() {}

    /** Returns the remedy for a document that is not well-formed, or null. */
    public static @Nullable Fix notWellFormed(Diagnostic finding, SourceText source) {
        if (!finding.code().equals("xml-not-well-formed")) {
            return null;
        }
        List<Edit> edits = escapes(source.text());
        if (edits.isEmpty()) {
            return null;
        }
        // The parser stops at the first; the others of the kind would each take one more run.
        int line = finding.location().line();
        boolean here = edits.stream().anyMatch(edit -> Math.abs(source.line(edit.start()) - line) <= 1);
        return here ? new Fix("write " + words(edits, source.text()), edits) : null;
    }

    private static String words(List<Edit> edits, String text) {
        Edit first = edits.get(0);
        String what = first.replacement() + " for " + text.substring(first.start(), first.end());
        return edits.size() == 1 ? what : what + " (" + edits.size() + " places of this kind)";
    }

    private static List<Edit> escapes(String text) {
        List<Edit> edits = new ArrayList<>();
        int i = 0;
        while (i < text.length() && edits.size() < MOST) {
            char c = text.charAt(i);
            if (c == '<') {
                if (isMarkup(text, i)) {
                    i = behindMarkup(text, i, edits);
                    continue;
                }
                edits.add(new Edit(i, i + 1, "&lt;"));
            } else if (c == '&') {
                ampersand(text, i, edits);
            }
            i++;
        }
        return edits;
    }

    private static boolean isMarkup(String text, int at) {
        if (at + 1 >= text.length()) {
            return true;
        }
        char next = text.charAt(at + 1);
        // What cannot begin a tag: "a < b", "x <= 3", "3 <4".
        return !(next <= ' ' || next >= '0' && next <= '9' || next == '=' || next == '<');
    }

    /** Goes over a tag, a comment, a section; ampersands in attributes are noted. */
    private static int behindMarkup(String text, int at, List<Edit> edits) {
        if (text.startsWith("<!--", at)) {
            return behind(text, "-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return behind(text, "]]>", at + 9);
        }
        if (text.startsWith("<?", at)) {
            return behind(text, "?>", at + 2);
        }
        char quote = 0;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c == '&') {
                    ampersand(text, i, edits);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int behind(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private static void ampersand(String text, int at, List<Edit> edits) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_NAME && isNameCharacter(text.charAt(end))) {
            end++;
        }
        boolean reference = end > at + 1 && end < text.length() && text.charAt(end) == ';';
        String name = text.substring(at + 1, end);
        if (!reference) {
            edits.add(new Edit(at, at + 1, "&amp;"));
        } else if (!name.startsWith("#") && !XML_NAMES.contains(name)) {
            String meant = HtmlEntities.text(name);
            if (!meant.isEmpty()) {
                StringBuilder numbers = new StringBuilder();
                meant.codePoints().forEach(c -> numbers.append("&#").append(c).append(';'));
                edits.add(new Edit(at, end + 1, numbers.toString()));
            }
        }
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#';
    }

    /** Returns the remedy for a root that has the name of a QTI element and not the namespace, or null. */
    public static @Nullable Fix namespace(Diagnostic finding, @Nullable SourceElement root, FixMaker fixes) {
        if (root == null
                || root.isQti()
                || !finding.code().equals("cvc-elt.1.a")
                || !root.name().startsWith("qti-")) {
            return null;
        }
        StartTag tag = fixes.tag(root);
        if (tag == null) {
            return null;
        }
        String declaration = tag.prefix().isEmpty()
                ? "xmlns"
                : "xmlns:" + tag.prefix().substring(0, tag.prefix().length() - 1);
        StartTag.Written there = tag.attributes().stream()
                .filter(each -> each.name().equals(declaration))
                .findFirst()
                .orElse(null);
        int at = tag.start() + 1 + tag.name().length();
        return new Fix(
                "declare the namespace of QTI 3.0",
                List.of(
                        there == null
                                ? new Edit(at, at, " " + declaration + "=\"" + SourceElement.QTI + "\"")
                                : new Edit(there.valueStart(), there.valueEnd(), SourceElement.QTI)));
    }
}
