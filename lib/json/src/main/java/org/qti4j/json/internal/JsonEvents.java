// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.Arrays;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.OpenElement.Phase;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.xml.internal.RootType;

/**
 * A document in form QTI as the events of an XML document, one after the other. What is not of the form is left out, and an exception with
 * all of it comes in place of the end.
 *
 * <p>Elements that fit into the window are read as a whole, so that their members may come in any order. Of larger ones the members are
 * taken as they come ({@link JsonStream}), and memory does not grow with the document.
 */
final class JsonEvents {
    private static final String ONE_MEMBER =
            "a QTI document in this form is an object with exactly one member, named after the root element";

    private final JsonTape tape;
    private final long window;
    private final Pointer base;
    private final @Nullable RootType rootType;
    private final JsonFindings findings;
    private final JsonComments comments;
    private final JsonStartTag tag;
    private final JsonMembers members;
    private final JsonStream stream;
    private final JsonEvent current;
    private final JsonContent content;

    private OpenElement[] elements = new OpenElement[16];
    private int depth;
    private boolean started;
    /** The comments behind the root: the next one, and the end of their array. */
    private int epilog;

    private int epilogEnd;

    /**
     * Makes the events of one document.
     *
     * @param window how many characters of an element are kept until its end is seen
     * @param base the JSON Pointer of the document in the text around it
     * @param rootType the type of the root, where its name alone does not say it
     */
    JsonEvents(JsonTape tape, long window, Pointer base, @Nullable RootType rootType) {
        this.tape = tape;
        this.window = window;
        this.base = base;
        this.rootType = rootType;
        this.findings = new JsonFindings(tape);
        this.comments = new JsonComments(tape, findings);
        this.tag = new JsonStartTag(tape, findings);
        this.members = new JsonMembers(tape, findings, comments, tag);
        this.current = new JsonEvent(tape, comments);
        this.content = new JsonContent(this, tape, findings, comments, current);
        this.stream = new JsonStream(this, tape, findings, comments, members, content);
    }

    /** Returns the name of the root, or null when the value is none of this form. Before the first event only. */
    @Nullable
    QName rootName() throws IOException {
        tape.require(0);
        if (tape.kind(0) != JsonTape.OBJECT) {
            return null;
        }
        tape.require(1);
        return tape.kind(1) == JsonTape.END ? null : JsonNames.element(tape.name(1));
    }

    // Going on

    /** Goes to the next event. */
    int next() throws IOException {
        try {
            return advance();
        } catch (QtiFormatException e) {
            throw findings.with(e);
        }
    }

    private int advance() throws IOException {
        if (current.type() == XMLStreamConstants.END_ELEMENT) {
            OpenElement ended = elements[--depth];
            tag.end(ended);
        }
        current.leaveTag();
        if (!started) {
            started = true;
            root();
        }
        while (depth > 0) {
            if (step(elements[depth - 1])) {
                return current.type();
            }
        }
        stream.expectEnd();
        while (epilog < epilogEnd) {
            int item = epilog;
            epilog = tape.behind(item);
            if (current.comment(item)) {
                return current.type();
            }
        }
        if (!findings.isEmpty()) {
            throw findings.all();
        }
        current.endDocument();
        return current.type();
    }

    /** Takes a step in an element; tells whether it gave an event. */
    private boolean step(OpenElement e) throws IOException {
        return switch (e.phase) {
            case BEFORE -> before(e);
            case START -> startTag(e);
            case TEXT -> text(e);
            case PIECES -> piece(e);
            case SLOTS -> slot(e);
            case ITEMS -> item(e);
            case COMMENTS -> commentItem(e);
            case MEMBERS, ITEMS_AS_THEY_COME, WRAPPER_END -> stream.step(e);
        };
    }

    private void root() throws IOException {
        boolean whole = tape.complete(0, window);
        if (tape.kind(0) != JsonTape.OBJECT) {
            throw findings.refused(
                    "json-not-an-object", "a QTI document is a JSON object with one member, the root element", 0, base);
        }
        tape.require(1);
        if (whole ? !tape.isOnly(0, 1) : tape.kind(1) == JsonTape.END) {
            throw findings.refused("json-not-a-document", ONE_MEMBER, 0, base);
        }
        if (whole) {
            tape.expectEnd();
        } else {
            stream.begin(1);
        }
        String key = tape.name(1);
        QName name = JsonNames.element(key);
        if (name == null) {
            throw findings.refused(
                    "json-not-a-document",
                    JsonFindings.quote(key) + " is not the name of an element",
                    1,
                    base.member(key));
        }
        JsonChild root = rootType != null && rootType.name().equals(name)
                ? JsonChild.root(name.getNamespaceURI(), name.getLocalPart(), rootType.type())
                : JsonChild.root(name.getNamespaceURI(), name.getLocalPart());
        OpenElement open = top();
        open.beginRoot(base, key);
        begin(open, root, 1, true);
    }

    /** Notes that the document has more than its root. */
    QtiFormatException notAlone(int second) {
        return findings.refused("json-not-a-document", ONE_MEMBER, second, base);
    }

    /** Returns the place for the next element. */
    private OpenElement top() {
        if (depth == elements.length) {
            elements = Arrays.copyOf(elements, depth * 2);
        }
        OpenElement open = elements[depth];
        if (open == null) {
            open = new OpenElement();
            elements[depth] = open;
        }
        return open;
    }

    /** Begins a child of the element; see {@link OpenElement#begin}. */
    void child(OpenElement parent, JsonChild child, int value, String key, int number, @Nullable String inner)
            throws IOException {
        OpenElement open = top();
        open.begin(parent, key, number, inner);
        begin(open, child, value, false);
    }

    private void begin(OpenElement open, JsonChild self, int value, boolean root) throws IOException {
        if (tape.kind(value) != JsonTape.OBJECT) {
            findings.report(
                    "json-wrong-type",
                    "the element " + self.name().local() + " must be an object",
                    value,
                    open.pointer());
            stream.skip(value);
            return;
        }
        if (depth >= JsonTape.MAX_DEPTH) {
            throw findings.refused("json-too-deep", "the elements are nested too deeply", value, open.pointer());
        }
        open.clear(self, tape.line(value), tape.column(value));
        tag.clear();
        // A text with comments inside can be told when all is there only.
        boolean text = self.shape().contentKind() == ContentKind.TEXT;
        if (tape.complete(value, text ? Long.MAX_VALUE : window)) {
            int after = members.sort(open, value, root);
            stream.skip(value);
            if (after >= 0) {
                behindRoot(after);
            }
        } else {
            stream.sortStartTag(open, value, root);
        }
        if (open.before >= 0) {
            open.enter(Phase.BEFORE, tape.first(open.before), tape.end(open.before), JsonShape.BEFORE);
        } else {
            open.phase = Phase.START;
        }
        depth++;
    }

    /** Notes the comments that follow the root. */
    void behindRoot(int array) {
        epilog = tape.first(array);
        epilogEnd = tape.end(array);
    }

    boolean isRoot(OpenElement e) {
        return e == elements[0];
    }

    // The parts of an element

    private boolean before(OpenElement e) {
        while (e.item < e.items) {
            int item = e.item;
            e.item = tape.behind(item);
            if (current.comment(item)) {
                return true;
            }
        }
        e.phase = Phase.START;
        return false;
    }

    private boolean startTag(OpenElement e) {
        tag.finish(e);
        current.tag(XMLStreamConstants.START_ELEMENT, e);
        e.phase = e.seen != null ? Phase.MEMBERS : e.text >= 0 ? Phase.TEXT : Phase.SLOTS;
        return true;
    }

    private boolean text(OpenElement e) {
        if (e.inside >= 0) {
            e.enter(Phase.PIECES, tape.first(e.inside), tape.end(e.inside), JsonShape.INSIDE);
            return false;
        }
        e.phase = Phase.SLOTS;
        return current.characters(e.text);
    }

    /** A piece of a text that comments interrupt, or one of these. */
    private boolean piece(OpenElement e) {
        int item = e.item;
        int to = item < e.items ? comments.offset(item) : tape.text(e.text).length();
        if (e.from < to) {
            current.characters(e.text, e.from, to);
            e.from = to;
            return true;
        }
        if (item < e.items) {
            e.item = tape.behind(item);
            return current.comment(item);
        }
        e.phase = Phase.SLOTS;
        return false;
    }

    private boolean slot(OpenElement e) throws IOException {
        int slots = e.shape.slots();
        while (e.slot < slots) {
            int value = e.slots[e.slot];
            JsonMember member = e.shape.slot(e.slot++);
            if (value < 0) {
                continue;
            }
            JsonChild child = e.shape.childOf(member.slot());
            if (child != null && !member.array()) {
                child(e, child, value, member.key(), -1, null);
            } else {
                e.child = child;
                e.enter(Phase.ITEMS, tape.first(value), tape.end(value), member.key());
            }
            return false;
        }
        if (e.slot == slots) {
            e.slot++;
            if (e.more >= 0) {
                e.child = null;
                e.enter(Phase.ITEMS, tape.first(e.more), tape.end(e.more), JsonShape.MORE);
                return false;
            }
        }
        if (e.slot == slots + 1) {
            e.slot++;
            if (e.end >= 0) {
                e.enter(Phase.COMMENTS, tape.first(e.end), tape.end(e.end), JsonShape.END);
                return false;
            }
        }
        return endTag(e);
    }

    boolean endTag(OpenElement e) {
        current.tag(XMLStreamConstants.END_ELEMENT, e);
        return true;
    }

    private boolean commentItem(OpenElement e) {
        if (e.item < e.items) {
            int item = e.item;
            e.item = tape.behind(item);
            return current.comment(item);
        }
        e.phase = e.seen != null ? Phase.MEMBERS : Phase.SLOTS;
        return false;
    }

    private boolean item(OpenElement e) throws IOException {
        if (e.item >= e.items) {
            e.phase = Phase.SLOTS;
            return false;
        }
        int item = e.item;
        e.item = tape.behind(item);
        int number = e.itemIndex++;
        JsonChild child = e.child;
        if (child != null) {
            child(e, child, item, e.array, number, null);
            return false;
        }
        return content.item(e, item, number);
    }

    // Looking

    long window() {
        return window;
    }

    /** Returns what the current event is. */
    JsonEvent current() {
        return current;
    }

    /** Returns the attributes of the start tag that is the current event. */
    JsonStartTag tag() {
        return tag;
    }

    JsonTape tape() {
        return tape;
    }

    /** Returns where the current event begins. */
    Location place() {
        OpenElement around = current.hasElement() ? current.element() : depth > 0 ? elements[depth - 1] : null;
        Pointer pointer = around == null ? base : around.pointer();
        return Location.of(current.line(), current.column()).withPointer(pointer.toString());
    }
}
