// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import org.qti4j.model.grammar.ContentKind;

/** The items of ordered children: texts, objects with one member that is an element, comments. */
final class JsonContent {
    private final JsonEvents events;
    private final JsonTape tape;
    private final JsonFindings findings;
    private final JsonComments comments;
    private final JsonEvent current;

    JsonContent(JsonEvents events, JsonTape tape, JsonFindings findings, JsonComments comments, JsonEvent current) {
        this.events = events;
        this.tape = tape;
        this.findings = findings;
        this.comments = comments;
        this.current = current;
    }

    /** Takes an item that is complete; tells whether it gave an event. */
    boolean item(OpenElement e, int item, int number) throws IOException {
        if (tape.kind(item) == JsonTape.STRING) {
            if (e.shape.contentKind() == ContentKind.ELEMENTS && e.array.equals(e.shape.contentKey())) {
                findings.report(
                        "json-wrong-type",
                        e.name.local() + " takes elements only, no text",
                        item,
                        e.itemPointer(number));
                return false;
            }
            if (tape.isForbidden(item)) {
                findings.forbidden(item, e.itemPointer(number));
                return false;
            }
            return current.characters(item);
        }
        if (tape.kind(item) != JsonTape.OBJECT || !tape.isOnly(item, tape.first(item))) {
            wrongItem(e, item, number);
            return false;
        }
        int value = tape.first(item);
        String key = tape.name(value);
        if (key.startsWith("_")) {
            if (comments.is(item)) {
                return current.comment(item);
            }
            if (key.equals(JsonShape.COMMENT) || key.equals(JsonShape.PI)) {
                findings.report(
                        "json-wrong-type",
                        JsonComments.EXPECTED,
                        value,
                        e.itemPointer(number).member(key));
                return false;
            }
        }
        JsonChild child = e.shape.child(key);
        if (child == null) {
            notAnElement(e, value, number);
        } else {
            events.child(e, child, value, e.array, number, key);
        }
        return false;
    }

    /** Notes that an item is none. */
    void wrongItem(OpenElement e, int item, int number) {
        findings.report(
                "json-wrong-type",
                "expected a text, or an object with one member that is named after an element",
                item,
                e.itemPointer(number));
    }

    /** Notes that the one member of an item is not named after an element. */
    void notAnElement(OpenElement e, int value, int number) {
        String key = tape.name(value);
        findings.report(
                "json-unknown-key",
                JsonFindings.quote(key) + " is not the name of an element",
                value,
                e.itemPointer(number).member(key));
    }
}
