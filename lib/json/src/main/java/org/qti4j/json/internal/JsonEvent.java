// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** The event on which {@link JsonEvents} stands. */
final class JsonEvent {
    private final JsonTape tape;
    private final JsonComments comments;

    private int type = XMLStreamConstants.START_DOCUMENT;
    private @Nullable OpenElement element;
    private int line;
    private int column;
    private String target = "";
    private char[] chars = {};
    private int start;
    private int length;

    JsonEvent(JsonTape tape, JsonComments comments) {
        this.tape = tape;
        this.comments = comments;
    }

    private void at(int newType, int token) {
        type = newType;
        line = tape.line(token);
        column = tape.column(token);
    }

    /** Stands on a start or end tag. */
    void tag(int newType, OpenElement ofElement) {
        type = newType;
        line = ofElement.line;
        column = ofElement.column;
        element = ofElement;
    }

    void leaveTag() {
        element = null;
    }

    void endDocument() {
        type = XMLStreamConstants.END_DOCUMENT;
    }

    /** Stands on a text, number or boolean; tells whether it has any characters. */
    boolean characters(int value) {
        byte kind = tape.kind(value);
        if (kind == JsonTape.STRING || kind == JsonTape.NUMBER) {
            chars = tape.chars();
            start = tape.start(value);
            length = tape.length(value);
        } else {
            chars = tape.text(value).toCharArray();
            start = 0;
            length = chars.length;
        }
        at(XMLStreamConstants.CHARACTERS, value);
        return length > 0;
    }

    /** Stands on a piece of a text, number or boolean. */
    void characters(int value, int from, int to) {
        characters(value);
        start += from;
        length = to - from;
    }

    /** Stands on a comment or processing instruction; tells whether the value is one. What is none has been reported when its array was first seen. */
    boolean comment(int item) {
        // Where there is a place too, it has been checked.
        if (tape.kind(item) != JsonTape.OBJECT || !comments.is(item) && comments.offset(item) < 0) {
            return false;
        }
        String named = comments.target(item);
        int data = comments.data(item);
        target = named == null ? "" : named;
        chars = tape.chars();
        start = tape.start(data);
        length = tape.length(data);
        at(named == null ? XMLStreamConstants.COMMENT : XMLStreamConstants.PROCESSING_INSTRUCTION, item);
        return true;
    }

    /** Returns which event it is, as in {@code XMLStreamConstants}. */
    int type() {
        return type;
    }

    boolean hasElement() {
        return element != null;
    }

    /** Returns the element whose start or end tag it is. */
    OpenElement element() {
        if (element == null) {
            throw new IllegalStateException("not at a tag");
        }
        return element;
    }

    /** Returns the target of a processing instruction. */
    String target() {
        return target;
    }

    /** Returns the array that has the text. */
    char[] chars() {
        return chars;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Returns the text. */
    String text() {
        return new String(chars, start, length);
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
