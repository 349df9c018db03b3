// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.Distance;
import org.qti4j.xml.internal.XmlText;

/** What is not of form QTI in a document, in words and with its places. */
final class JsonFindings {
    /** Further ones are only counted. */
    private static final int MAX = 1_000;

    private static final int SHOWN = 60;

    private final JsonTape tape;
    private final List<Diagnostic> findings = new ArrayList<>(0);
    private int notListed;

    JsonFindings(JsonTape tape) {
        this.tape = tape;
    }

    /** Notes a finding about a value, which is then left out. */
    void report(String code, String message, int value, Pointer pointer) {
        if (!countOnly()) {
            findings.add(finding(code, message, value, pointer));
        }
    }

    /** Counts a finding without listing it when there are many already; then nobody needs to find words for it. */
    boolean countOnly() {
        if (findings.size() < MAX) {
            return false;
        }
        notListed++;
        return true;
    }

    private Diagnostic finding(String code, String message, int value, Pointer pointer) {
        return Diagnostic.error(
                code, message, Location.of(tape.line(value), tape.column(value)).withPointer(pointer.toString()));
    }

    /** Returns the exception that stops reading at a value. */
    QtiFormatException refused(String code, String message, int value, Pointer pointer) {
        return new QtiFormatException(finding(code, message, value, pointer));
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Returns the exception that has all that was noted. */
    QtiFormatException all() {
        List<Diagnostic> all = new ArrayList<>(findings);
        addNotListed(all);
        findings.clear();
        return new QtiFormatException(new Diagnostics(all));
    }

    /** Returns the exception that stops reading, with what was noted before it. */
    QtiFormatException with(QtiFormatException last) {
        if (findings.isEmpty()) {
            return last;
        }
        List<Diagnostic> all = new ArrayList<>(findings);
        all.addAll(last.diagnostics().all());
        addNotListed(all);
        return new QtiFormatException(new Diagnostics(all));
    }

    private void addNotListed(List<Diagnostic> all) {
        if (notListed > 0) {
            all.add(Diagnostic.info(
                    "json-more-findings",
                    notListed + " further findings are not listed; mend these first",
                    Location.unknown()));
        }
    }

    // Values

    /** Notes what is wrong with a text, number or boolean; tells whether its text can be used. */
    boolean check(JsonMember member, int value, OpenElement element) {
        byte kind = tape.kind(value);
        Pointer pointer = element.pointer(member.key());
        boolean fits = switch (kind) {
            case JsonTape.STRING -> true;
            case JsonTape.NUMBER -> member.isNumber();
            case JsonTape.TRUE, JsonTape.FALSE -> member.isBoolean();
            default -> false;
        };
        if (!fits) {
            String expected = member.isNumber() ? "a number" : member.isBoolean() ? "true or false" : "a string";
            report(
                    "json-wrong-type",
                    quote(member.key()) + " must be " + expected + ", not " + words(kind),
                    value,
                    pointer);
        } else if (tape.isForbidden(value)) {
            forbidden(value, pointer);
        }
        return kind != JsonTape.OBJECT && kind != JsonTape.ARRAY && !tape.isForbidden(value);
    }

    /** Notes that XML cannot hold a text. */
    void forbidden(int value, Pointer pointer) {
        if (countOnly()) {
            return;
        }
        String text = tape.text(value);
        report(
                "json-character",
                String.format(
                        "XML cannot hold the character U+%04X of this text",
                        (int) text.charAt(XmlText.firstForbidden(text))),
                value,
                pointer);
    }

    private static String words(byte kind) {
        return switch (kind) {
            case JsonTape.OBJECT -> "an object";
            case JsonTape.ARRAY -> "an array";
            case JsonTape.STRING -> "a string";
            case JsonTape.NUMBER -> "a number";
            case JsonTape.NULL -> "null";
            default -> "true or false";
        };
    }

    // Members

    /** Returns the words about a member that the element does not have. */
    static String unknown(OpenElement element, String key) {
        String local = element.name.local();
        if (key.equals("content") && element.shape.slots() > 0) {
            return local + " has no member \"content\": each of its children is a member under its own name";
        }
        String meant = meant(element.shape, key);
        return local + " has no member " + quote(key) + (meant == null ? "" : "; did you mean " + quote(meant) + "?");
    }

    private static @Nullable String meant(JsonShape shape, String key) {
        // Long names are nobody's slip, and comparing them is slow.
        if (key.length() > SHOWN) {
            return null;
        }
        String plain = plain(key);
        String meant = null;
        int least = Math.min(3, plain.length() / 3 + 1);
        for (String each : shape.keys()) {
            int distance = each.startsWith("_") ? Integer.MAX_VALUE : Distance.between(plain, plain(each));
            if (distance < least || distance == least && meant != null && each.compareTo(meant) < 0) {
                meant = each;
                least = distance;
            }
        }
        return meant;
    }

    private static String plain(String key) {
        String name = key.startsWith("qti-") ? key.substring(4) : key;
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    static String quote(String text) {
        return '"' + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + '"';
    }
}
