// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import org.qti4j.model.grammar.ContentKind;

/** Sorts the members of an element's object, in whatever order they are, into the order of XML. */
final class JsonMembers {
    private final JsonTape tape;
    private final JsonFindings findings;
    private final JsonComments comments;
    private final JsonStartTag tag;
    private final JsonBuffers buffers;

    JsonMembers(JsonTape tape, JsonFindings findings, JsonComments comments, JsonStartTag tag) {
        this.tape = tape;
        this.findings = findings;
        this.comments = comments;
        this.tag = tag;
        this.buffers = tape.buffers();
    }

    /**
     * Sorts the members of an object that is complete.
     *
     * @return the array of {@code _after}, or -1
     */
    int sort(OpenElement element, int object, boolean root) {
        JsonShape shape = element.shape;
        if (buffers.seen.length < shape.size()) {
            buffers.seen = new int[2 * shape.size()];
        }
        int[] seen = buffers.seen;
        int number = ++buffers.objects;
        int after = -1;
        int end = tape.end(object);
        JsonMember last = null;
        for (int value = tape.first(object); value < end; value = tape.behind(value)) {
            String key = tape.name(value);
            JsonMember member = shape.member(key, last);
            last = member;
            if (member == null || member.kind() == JsonMember.Kind.AFTER && !root) {
                unknown(element, key, value);
            } else if (seen[member.number()] == number) {
                twice(element, key, value);
            } else {
                seen[member.number()] = number;
                if (fits(element, member, value)) {
                    if (member.kind() == JsonMember.Kind.AFTER) {
                        comments.check(value, element.pointer(key));
                        after = value;
                    } else {
                        take(element, member, value);
                    }
                }
            }
        }
        if (shape.contentKind() == ContentKind.TEXT) {
            checkText(element);
        }
        if (element.end >= 0) {
            comments.check(element.end, element.pointer(JsonShape.END));
        }
        return after;
    }

    void unknown(OpenElement element, String key, int value) {
        if (!findings.countOnly()) {
            findings.report("json-unknown-key", JsonFindings.unknown(element, key), value, element.pointer(key));
        }
    }

    void twice(OpenElement element, String key, int value) {
        findings.report(
                "json-duplicate-key",
                "the member " + JsonFindings.quote(key) + " is there twice",
                value,
                element.pointer(key));
    }

    /** Notes when the value is no object or array where the member must be one; tells whether it is. */
    boolean fits(OpenElement element, JsonMember member, int value) {
        byte kind = tape.kind(value);
        boolean object = member.kind() == JsonMember.Kind.SLOT || member.kind() == JsonMember.Kind.ATTRIBUTES;
        if (member.array() ? kind == JsonTape.ARRAY : !object || kind == JsonTape.OBJECT) {
            return true;
        }
        String why = member.kind() == JsonMember.Kind.SLOT && member.array() ? ", because the element may repeat" : "";
        findings.report(
                "json-wrong-type",
                JsonFindings.quote(member.key()) + " must be " + (member.array() ? "an array" : "an object") + why,
                value,
                element.pointer(member.key()));
        return false;
    }

    /** Takes a member to the element: where it stands among the tokens, or to the start tag. */
    void take(OpenElement element, JsonMember member, int value) {
        switch (member.kind()) {
            case SLOT, CONTENT -> element.slots[member.slot()] = value;
            case TEXT -> element.text = value;
            case INSIDE -> element.inside = value;
            case MORE -> element.more = value;
            case END -> element.end = value;
            case BEFORE -> {
                comments.check(value, element.pointer(member.key()));
                element.before = value;
            }
            case ATTRIBUTES -> element.undeclared = value;
            case ATTRIBUTE -> {
                if (isUsual(member, value) || findings.check(member, value, element)) {
                    tag.add(member.attributeName(), value, element);
                }
            }
            default -> throw new IllegalStateException(member.kind().toString());
        }
    }

    /** Tells whether a value can be used as it is; nearly all can. */
    private boolean isUsual(JsonMember member, int value) {
        return switch (tape.kind(value)) {
            case JsonTape.STRING -> !tape.isForbidden(value);
            case JsonTape.NUMBER -> member.isNumber();
            case JsonTape.TRUE, JsonTape.FALSE -> member.isBoolean();
            default -> false;
        };
    }

    private void checkText(OpenElement element) {
        String key = element.shape.text().key();
        if (element.text < 0) {
            if (element.inside >= 0) {
                findings.report(
                        "json-wrong-type",
                        JsonFindings.quote(JsonShape.INSIDE) + " belongs to a text, but " + JsonFindings.quote(key)
                                + " is not there",
                        element.inside,
                        element.pointer(JsonShape.INSIDE));
            }
            return;
        }
        boolean usable = isUsual(element.shape.text(), element.text)
                || findings.check(element.shape.text(), element.text, element);
        if (!usable) {
            element.text = -1;
            element.inside = -1;
        } else if (element.inside >= 0
                && !comments.checkInside(element.text, element.inside, element.pointer(JsonShape.INSIDE))) {
            element.inside = -1;
        }
    }
}
