// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.OpenElement.Phase;

/**
 * The elements that are too large to be held in memory: their members are taken as they come, in canonical order, and cut off the tape when
 * they have been dealt with. A fault in one of these stops reading.
 */
final class JsonStream {
    /** What is read as a whole wherever it stands: attributes, comments. The limits of the text bound it. */
    private static final long ANY = Long.MAX_VALUE;

    private final JsonEvents events;
    private final JsonTape tape;
    private final JsonFindings findings;
    private final JsonComments comments;
    private final JsonMembers members;
    private final JsonContent content;
    /** Whether any element is taken so; everything else is about the token that comes next then. */
    private boolean active;

    private int at;
    /** Whether tokens that have been passed are still needed. */
    private boolean keep;

    JsonStream(
            JsonEvents events,
            JsonTape tape,
            JsonFindings findings,
            JsonComments comments,
            JsonMembers members,
            JsonContent content) {
        this.events = events;
        this.tape = tape;
        this.findings = findings;
        this.comments = comments;
        this.members = members;
        this.content = content;
    }

    /** Begins with the value of the document's one member. */
    void begin(int value) {
        active = true;
        at = value;
    }

    /** Goes on behind a value; one that is too large to be kept, which is a fault that has been noted, stops reading. */
    void skip(int value) throws IOException {
        if (active && value >= at) {
            if (!tape.complete(value, events.window())) {
                throw findings.all();
            }
            at = tape.behind(value);
        }
    }

    /** Makes sure that nothing follows behind the root, when that is not known yet. */
    void expectEnd() throws IOException {
        if (active) {
            active = false;
            tape.require(at);
            if (tape.kind(at) != JsonTape.END) {
                throw events.notAlone(at);
            }
            tape.expectEnd();
        }
    }

    /** Takes those members of an element that belong to its start tag, up to the first of its content. */
    void sortStartTag(OpenElement e, int object, boolean root) throws IOException {
        e.seen = new BitSet();
        at = tape.first(object);
        while (true) {
            tape.require(at);
            if (tape.kind(at) == JsonTape.END) {
                return;
            }
            JsonMember member = member(e, root);
            if (member.rank() > 0) {
                return;
            }
            tape.complete(at, ANY);
            take(e, member);
            at = tape.behind(at);
        }
    }

    /** Returns the member whose value comes next. */
    private JsonMember member(OpenElement e, boolean root) {
        String key = tape.name(at);
        JsonMember member = e.shape.member(key);
        if (member == null || member.kind() == JsonMember.Kind.AFTER && !root) {
            throw findings.refused("json-unknown-key", JsonFindings.unknown(e, key), at, e.pointer(key));
        }
        return member;
    }

    /** Notes a member; one that is there twice, of the wrong kind or late is not read on behind. */
    private void take(OpenElement e, JsonMember member) {
        BitSet seen = seen(e);
        if (seen.get(member.number())) {
            members.twice(e, member.key(), at);
            throw findings.all();
        }
        if (member.rank() < e.rank) {
            throw findings.refused(
                    "json-order",
                    JsonFindings.quote(member.key())
                            + " comes too late: " + e.name.local()
                            + " is so large that its members have to be in canonical order, attributes first",
                    at,
                    e.pointer(member.key()));
        }
        seen.set(member.number());
        e.rank = member.rank();
        if (!members.fits(e, member, at)) {
            throw findings.all();
        }
        if (member.rank() == 0) {
            members.take(e, member, at);
        }
    }

    private static BitSet seen(OpenElement e) {
        if (e.seen == null) {
            throw new IllegalStateException("the element is in memory");
        }
        return e.seen;
    }

    /** Takes a step in an element; tells whether it gave an event. */
    boolean step(OpenElement e) throws IOException {
        if (!keep) {
            at -= tape.cut(at);
        }
        tape.require(at);
        return switch (e.phase) {
            case MEMBERS -> member(e);
            case ITEMS_AS_THEY_COME -> item(e);
            default -> wrapperEnd(e);
        };
    }

    private boolean member(OpenElement e) throws IOException {
        if (tape.kind(at) == JsonTape.END) {
            at++;
            return events.endTag(e);
        }
        JsonMember member = member(e, events.isRoot(e));
        take(e, member);
        int value = at;
        switch (member.kind()) {
            case SLOT, CONTENT, MORE -> {
                @Nullable
                JsonChild child = member.kind() == JsonMember.Kind.MORE ? null : e.shape.childOf(member.slot());
                if (child != null && !member.array()) {
                    events.child(e, child, value, member.key(), -1, null);
                } else {
                    e.child = child;
                    e.enter(Phase.ITEMS_AS_THEY_COME, 0, 0, member.key());
                    at++;
                }
            }
            case END -> {
                tape.complete(value, ANY);
                comments.check(value, e.pointer(member.key()));
                e.enter(Phase.COMMENTS, tape.first(value), tape.end(value), member.key());
                at = tape.behind(value);
            }
            default -> {
                tape.complete(value, ANY);
                comments.check(value, e.pointer(member.key()));
                events.behindRoot(value);
                keep = true;
                at = tape.behind(value);
            }
        }
        return false;
    }

    private boolean item(OpenElement e) throws IOException {
        int item = at;
        if (tape.kind(item) == JsonTape.END) {
            at++;
            e.phase = Phase.MEMBERS;
            return false;
        }
        int number = e.itemIndex++;
        JsonChild child = e.child;
        if (child != null) {
            events.child(e, child, item, e.array, number, null);
            return false;
        }
        if (tape.complete(item, events.window())) {
            at = tape.behind(item);
            return content.item(e, item, number);
        }
        if (tape.kind(item) != JsonTape.OBJECT) {
            content.wrongItem(e, item, number);
            throw findings.all();
        }
        return largeItem(e, item, number);
    }

    /** An object that is around an element which is too large, or no item at all. */
    private boolean largeItem(OpenElement e, int item, int number) throws IOException {
        int value = tape.first(item);
        tape.require(value);
        if (tape.kind(value) == JsonTape.END) {
            at = value + 1;
            content.wrongItem(e, item, number);
            return false;
        }
        String key = tape.name(value);
        if (key.equals(JsonShape.COMMENT) || key.equals(JsonShape.PI)) {
            tape.complete(item, ANY);
            at = tape.behind(item);
            return content.item(e, item, number);
        }
        JsonChild child = e.shape.child(key);
        if (child == null) {
            content.notAnElement(e, value, number);
            throw findings.all();
        }
        at = value;
        e.phase = Phase.WRAPPER_END;
        events.child(e, child, value, e.array, number, key);
        return false;
    }

    private boolean wrapperEnd(OpenElement e) {
        if (tape.kind(at) != JsonTape.END) {
            content.wrongItem(e, at, e.itemIndex - 1);
            throw findings.all();
        }
        at++;
        e.phase = Phase.ITEMS_AS_THEY_COME;
        return false;
    }
}
