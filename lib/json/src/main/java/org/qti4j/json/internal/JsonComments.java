// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Objects;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Comments and processing instructions in form QTI: the objects with {@code _comment} or {@code _pi}. */
final class JsonComments {
    static final String EXPECTED =
            "expected {\"_comment\": text} or {\"_pi\": {\"target\": …, \"data\": …}}, with a text that XML allows there";
    private static final String EXPECTED_INSIDE =
            "expected {\"at\": offset in the text, in ascending order, between two characters, \"_comment\": text}";
    private static final int LONGEST_OFFSET = 9;

    private final JsonTape tape;
    private final JsonFindings findings;

    JsonComments(JsonTape tape, JsonFindings findings) {
        this.tape = tape;
        this.findings = findings;
    }

    /** Notes what is none in an array of comments. */
    void check(int array, Pointer pointer) {
        int index = 0;
        for (int item = tape.first(array); item < tape.end(array); item = tape.behind(item), index++) {
            if (!is(item)) {
                findings.report("json-wrong-type", EXPECTED, item, pointer.item(index));
            }
        }
    }

    /** Notes what does not fit between the characters of a text; tells whether all does. */
    boolean checkInside(int text, int array, Pointer pointer) {
        String characters = tape.text(text);
        int last = 0;
        int index = 0;
        for (int item = tape.first(array); item < tape.end(array); item = tape.behind(item), index++) {
            int place = offset(item);
            boolean fits = place >= last && place <= characters.length() && is(item, true);
            boolean halves = fits
                    && place > 0
                    && place < characters.length()
                    && Character.isSurrogatePair(characters.charAt(place - 1), characters.charAt(place));
            if (!fits || halves) {
                findings.report("json-wrong-type", EXPECTED_INSIDE, item, pointer.item(index));
                return false;
            }
            last = place;
        }
        return true;
    }

    /** Returns the offset of a comment in the text around it, or -1. */
    int offset(int item) {
        if (tape.kind(item) == JsonTape.OBJECT) {
            for (int value = tape.first(item); value < tape.end(item); value = tape.behind(value)) {
                if (tape.name(value).equals("at")
                        && tape.kind(value) == JsonTape.NUMBER
                        && tape.length(value) <= LONGEST_OFFSET
                        && tape.text(value).chars().allMatch(c -> c >= '0' && c <= '9')) {
                    return Integer.parseInt(tape.text(value));
                }
            }
        }
        return -1;
    }

    /** Tells whether the value is a comment or a processing instruction as XML can have it. */
    boolean is(int item) {
        return is(item, false);
    }

    private boolean is(int item, boolean withPlace) {
        if (tape.kind(item) != JsonTape.OBJECT) {
            return false;
        }
        int members = 0;
        boolean known = false;
        for (int value = tape.first(item); value < tape.end(item); value = tape.behind(value)) {
            members++;
            String name = tape.name(value);
            known |= name.equals(JsonShape.COMMENT)
                    && tape.kind(value) == JsonTape.STRING
                    && !tape.isForbidden(value)
                    && isComment(tape.text(value));
            known |= name.equals(JsonShape.PI) && tape.kind(value) == JsonTape.OBJECT && isInstruction(value);
        }
        return known && members == (withPlace ? 2 : 1);
    }

    private static boolean isComment(String data) {
        // A carriage return would come back as a line feed: XML cannot escape it there.
        return !data.contains("--") && !data.endsWith("-") && !data.contains("\r");
    }

    private boolean isInstruction(int object) {
        int target = member(object, "target");
        int data = member(object, "data");
        if (target < 0 || data < 0 || tape.isForbidden(data) || !hasTwoMembers(object)) {
            return false;
        }
        QName name = JsonNames.attribute(tape.text(target));
        String text = tape.text(data);
        return name != null
                && name.getNamespaceURI().isEmpty()
                && !name.getLocalPart().equalsIgnoreCase("xml")
                && !text.contains("?>")
                && !text.contains("\r")
                && text.equals(text.stripLeading());
    }

    private boolean hasTwoMembers(int object) {
        int second = tape.behind(tape.first(object));
        return tape.isOnly(object, second);
    }

    private int member(int object, String name) {
        for (int value = tape.first(object); value < tape.end(object); value = tape.behind(value)) {
            if (tape.name(value).equals(name) && tape.kind(value) == JsonTape.STRING) {
                return value;
            }
        }
        return -1;
    }

    private int value(int item) {
        for (int value = tape.first(item); value < tape.end(item); value = tape.behind(value)) {
            if (tape.name(value).startsWith("_")) {
                return value;
            }
        }
        throw new IllegalStateException("not a comment");
    }

    /** Returns the target of a processing instruction, or null for a comment. */
    @Nullable
    String target(int item) {
        int value = value(item);
        return tape.name(value).equals(JsonShape.COMMENT)
                ? null
                : Objects.requireNonNull(tape.text(member(value, "target")));
    }

    /** Returns the token of the text of a comment or processing instruction. */
    int data(int item) {
        int value = value(item);
        return tape.name(value).equals(JsonShape.COMMENT) ? value : member(value, "data");
    }
}
