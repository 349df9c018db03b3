// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.ValueType;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.xml.internal.Distance;
import org.qti4j.xml.internal.NamespaceScope;
import org.qti4j.xml.internal.PlacedReader;
import org.qti4j.xml.internal.RootType;
import org.qti4j.xml.internal.XmlText;

/**
 * Reads form QTI as XML events, so that whatever works on XML works on JSON. QTI is the default namespace; others are declared where they
 * are first used. What is not of the form is left out, and a {@link QtiFormatException} with all of it comes in place of the end.
 */
public final class JsonXmlReader implements XMLStreamReader, PlacedReader {
    private static final char[] NOTHING = {};
    private static final String EXPECTED_MISC =
            "expected {\"_comment\": text} or {\"_pi\": {\"target\": …, \"data\": …}}, with a text that XML allows there";
    /** Further ones are only counted. */
    private static final int MAX_FINDINGS = 1_000;
    /** Writers of XML take time with the square of it. */
    private static final int MAX_ATTRIBUTES = 10_000;

    /** What comes next inside an element: a token and how it is to be read. */
    private record Step(StepKind kind, int token, @Nullable QName name, String key) {}

    private enum StepKind {
        /** An object that is the child {@code name}. */
        CHILD,
        /** An array whose members are children {@code name}. */
        CHILDREN,
        /** An array of texts, objects with one member, comments. */
        ITEMS,
        /** A text. */
        TEXT,
        /** A piece of a text: from and to are in the token of {@code TEXT}. */
        PIECE,
        /** An array of comments and processing instructions. */
        MISC
    }

    private static final class Frame {
        private final String namespace;
        private final String local;
        private String prefix;
        private final JsonShape shape;
        private final Pointer pointer;
        private final List<Step> steps = new ArrayList<>();
        private final List<String> declarations = new ArrayList<>();
        private int step;
        /** The next member of the array that is being read, or -1. */
        private int next = -1;

        private int end;
        private int index;
        private final int token;
        /** The object of the attributes that the schema does not declare, or -1. */
        private int undeclared = -1;

        private int scopeBefore;
        /** How many prefixes were tried for namespaces that have none of their own. */
        private int made;

        private List<Integer> before = List.of();
        private List<Integer> after = List.of();

        Frame(QName name, String prefix, JsonShape shape, Pointer pointer, int token) {
            this.namespace = name.getNamespaceURI();
            this.local = name.getLocalPart();
            this.prefix = prefix;
            this.shape = shape;
            this.pointer = pointer;
            this.token = token;
        }
    }

    /** An event that is ready: comments before an element come ahead of its start tag. */
    private record Ready(int event, int token, @Nullable Frame frame) {}

    private final JsonTape tape;
    private final Pointer base;
    private final @Nullable RootType rootType;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final NamespaceScope scope = new NamespaceScope();
    private final List<Integer> epilog = new ArrayList<>();
    /** What is not of the form; it is left out, and the end of the document is an exception with all of it. */
    private final List<Diagnostic> findings = new ArrayList<>();

    private int notListed;

    /** The members of the object at hand, to find one that is there twice. */
    private final FewNames memberNames = new FewNames();

    private boolean started;

    // The current event
    private int event = START_DOCUMENT;
    private @Nullable Frame element;
    private int token;
    private String piTarget = "";
    private char[] textChars = NOTHING;
    private int textStart;
    private int textLength;
    private final List<QName> attributeNames = new ArrayList<>();
    private final List<String> attributeValues = new ArrayList<>();
    private final Map<String, Integer> attributeTokens = new HashMap<>();

    JsonXmlReader(JsonTape tape) {
        this(tape, "", null);
    }

    /**
     * Makes the reader of one document.
     *
     * @param base the JSON Pointer of the document in the text around it
     * @param rootClass the model class of the root, which says its type where the name alone does not
     */
    JsonXmlReader(JsonTape tape, String base, @Nullable Class<? extends QtiElement> rootClass) {
        this.tape = tape;
        this.base = Pointer.of(base);
        this.rootType = rootClass == null ? null : RootType.of(rootClass);
    }

    /** Returns the name of the root, or null when the value is none of this form. */
    public @Nullable QName rootName() {
        int first = tape.first(0);
        return tape.kind(0) == JsonTape.OBJECT && first < tape.behind(0) ? JsonNames.element(tape.name(first)) : null;
    }

    // Going on

    @Override
    public int next() throws XMLStreamException {
        if (event == END_DOCUMENT) {
            throw new NoSuchElementException("the document has ended");
        }
        if (event == END_ELEMENT && element != null) {
            scope.reset(element.scopeBefore);
            element = null;
        }
        attributeNames.clear();
        attributeValues.clear();
        attributeTokens.clear();
        if (!started) {
            started = true;
            root();
        }
        while (ready.isEmpty() && !open.isEmpty()) {
            advance(open.getLast());
        }
        if (ready.isEmpty()) {
            if (!epilog.isEmpty()) {
                misc(epilog.remove(0));
                return event;
            }
            if (!findings.isEmpty()) {
                if (notListed > 0) {
                    findings.add(Diagnostic.info(
                            "json-more-findings",
                            notListed + " further findings are not listed; mend these first",
                            org.qti4j.model.diagnostic.Location.unknown()));
                }
                throw new QtiFormatException(new Diagnostics(findings));
            }
            return event = END_DOCUMENT;
        }
        take(ready.removeFirst());
        return event;
    }

    private void take(Ready next) {
        token = next.token();
        if (next.event() == SPACE) {
            // A piece of a text that comments interrupt.
            event = CHARACTERS;
            setText(pieces.removeFirst());
            return;
        }
        event = next.event();
        switch (event) {
            case START_ELEMENT -> {
                Frame frame = next.frame();
                if (frame != null) {
                    element = frame;
                    startTag(frame);
                    open.addLast(frame);
                }
            }
            case END_ELEMENT -> element = next.frame();
            case CHARACTERS -> {
                if (tape.kind(token) == JsonTape.STRING || tape.kind(token) == JsonTape.NUMBER) {
                    textChars = tape.chars();
                    textStart = tape.start(token);
                    textLength = tape.length(token);
                } else {
                    setText(tape.text(token));
                }
            }
            default -> misc(token);
        }
    }

    private void setText(String text) {
        textChars = text.toCharArray();
        textStart = 0;
        textLength = textChars.length;
    }

    private void root() {
        if (tape.kind(0) != JsonTape.OBJECT) {
            throw refused(
                    "json-not-an-object", "a QTI document is a JSON object with one member, the root element", 0, base);
        }
        int first = tape.first(0);
        if (first >= tape.behind(0) || tape.behind(first) < tape.behind(0)) {
            throw refused(
                    "json-not-a-document",
                    "a QTI document in this form is an object with exactly one member, named after the root element",
                    0,
                    base);
        }
        String key = tape.name(first);
        QName name = JsonNames.element(key);
        if (name == null) {
            throw refused(
                    "json-not-a-document", quote(key) + " is not the name of an element", first, base.member(key));
        }
        ElementType type = rootType != null && rootType.name().equals(name)
                ? rootType.type()
                : JsonNames.typeOfRoot(name.getNamespaceURI(), name.getLocalPart());
        begin(name, type, first, base.member(key), true);
    }

    /** Prepares what comes before and with the start tag of an element. */
    private void begin(QName name, @Nullable ElementType type, int value, Pointer pointer, boolean root) {
        if (tape.kind(value) != JsonTape.OBJECT) {
            report(finding(
                    "json-wrong-type", "the element " + name.getLocalPart() + " must be an object", value, pointer));
            return;
        }
        if (open.size() >= JsonTape.MAX_DEPTH) {
            throw refused("json-too-deep", "the elements are nested too deeply", value, pointer);
        }
        JsonShape shape = JsonShape.of(type);
        String prefix = WellKnownPrefixes.prefix(name.getNamespaceURI()).orElse("");
        Frame frame = new Frame(name, prefix, shape, pointer, value);
        members(frame, value, root);
        for (int misc : frame.before) {
            ready.addLast(new Ready(miscEvent(misc), misc, null));
        }
        ready.addLast(new Ready(START_ELEMENT, value, frame));
        epilog.addAll(frame.after);
    }

    /** Sorts the members of an element's object into the order of XML. */
    private void members(Frame frame, int object, boolean root) {
        JsonShape shape = frame.shape;
        int[] slots = new int[shape.slots()];
        Arrays.fill(slots, -1);
        int text = -1;
        int inside = -1;
        int more = -1;
        int end = -1;
        memberNames.clear();
        for (int value = tape.first(object); value < tape.behind(object); value = tape.behind(value)) {
            String key = tape.name(value);
            if (!memberNames.add(key)) {
                report(finding(
                        "json-duplicate-key",
                        "the member " + quote(key) + " is there twice",
                        value,
                        frame.pointer.member(key)));
                continue;
            }
            JsonShape.Member member = shape.member(key);
            if (member == null || member.kind() == JsonShape.Kind.AFTER && !root) {
                report(finding("json-unknown-key", unknown(frame, key), value, frame.pointer.member(key)));
                continue;
            }
            if (member.array()
                    ? tape.kind(value) != JsonTape.ARRAY
                    : member.kind() == JsonShape.Kind.SLOT && tape.kind(value) != JsonTape.OBJECT) {
                report(finding(
                        "json-wrong-type",
                        quote(key) + " must be " + (member.array() ? "an array" : "an object")
                                + (member.kind() == JsonShape.Kind.SLOT && member.array()
                                        ? ", because the element may repeat"
                                        : ""),
                        value,
                        frame.pointer.member(key)));
                continue;
            }
            switch (member.kind()) {
                case SLOT, CONTENT -> slots[member.slot()] = value;
                case TEXT -> text = value;
                case INSIDE -> inside = value;
                case MORE -> more = value;
                case END -> end = value;
                case BEFORE -> frame.before = miscs(value, frame.pointer.member(key));
                case AFTER -> frame.after = miscs(value, frame.pointer.member(key));
                case ATTRIBUTES -> {
                    if (tape.kind(value) != JsonTape.OBJECT) {
                        report(finding(
                                "json-wrong-type",
                                quote(key) + " must be an object",
                                value,
                                frame.pointer.member(key)));
                    }
                }
                case ATTRIBUTE -> {
                    if (member.attribute() != null) {
                        checkScalar(member.attribute().type(), value, frame.pointer.member(key));
                    }
                }
                default -> throw new IllegalStateException(member.kind().toString());
            }
        }
        textSteps(frame, text, inside);
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] >= 0) {
                JsonShape.Member member = shape.slot(i);
                QName name = member.element() == null ? null : member.element().name();
                StepKind kind = name == null ? StepKind.ITEMS : member.array() ? StepKind.CHILDREN : StepKind.CHILD;
                frame.steps.add(new Step(kind, slots[i], name, member.key()));
            }
        }
        if (more >= 0) {
            frame.steps.add(new Step(StepKind.ITEMS, more, null, JsonShape.MORE));
        }
        if (end >= 0) {
            miscs(end, frame.pointer.member(JsonShape.END));
            frame.steps.add(new Step(StepKind.MISC, end, null, JsonShape.END));
        }
    }

    private void textSteps(Frame frame, int text, int inside) {
        Pointer at = frame.pointer.member(JsonShape.INSIDE);
        if (text < 0) {
            if (inside >= 0) {
                report(finding(
                        "json-wrong-type",
                        quote(JsonShape.INSIDE) + " belongs to a text, but " + quote(frame.shape.textKey())
                                + " is not there",
                        inside,
                        at));
            }
            return;
        }
        ElementType type = frame.shape.type();
        Pointer pointer = frame.pointer.member(frame.shape.textKey());
        boolean usable = !tape.isContainer(text) && XmlText.firstForbidden(tape.text(text)) < 0;
        if (type != null && type.textType().isPresent()) {
            checkScalar(type.textType().get(), text, pointer);
        }
        if (!usable) {
            return;
        }
        frame.steps.add(new Step(StepKind.TEXT, text, null, frame.shape.textKey()));
        if (inside >= 0 && checkInside(tape.text(text), inside, at)) {
            frame.steps.add(new Step(StepKind.PIECE, inside, null, JsonShape.INSIDE));
        }
    }

    private boolean checkInside(String text, int inside, Pointer pointer) {
        int last = 0;
        int index = 0;
        for (int item = tape.first(inside); item < tape.behind(inside); item = tape.behind(item), index++) {
            int place = offset(item);
            boolean fits = place >= last && place <= text.length() && isMisc(item, true);
            boolean halves = fits
                    && place > 0
                    && place < text.length()
                    && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
            if (!fits || halves) {
                report(finding(
                        "json-wrong-type",
                        "expected {\"at\": offset in the text, in ascending order, between two characters, \"_comment\": text}",
                        item,
                        pointer.item(index)));
                return false;
            }
            last = place;
        }
        return true;
    }

    private int offset(int item) {
        if (tape.kind(item) == JsonTape.OBJECT) {
            for (int value = tape.first(item); value < tape.behind(item); value = tape.behind(value)) {
                if (tape.name(value).equals("at")
                        && tape.kind(value) == JsonTape.NUMBER
                        && tape.text(value).matches("[0-9]{1,9}")) {
                    return Integer.parseInt(tape.text(value));
                }
            }
        }
        return -1;
    }

    private void checkScalar(ValueType type, int value, Pointer pointer) {
        byte kind = tape.kind(value);
        boolean fits = switch (kind) {
            case JsonTape.STRING -> true;
            case JsonTape.NUMBER -> type.isNumber();
            case JsonTape.TRUE, JsonTape.FALSE -> type.isBoolean();
            default -> false;
        };
        if (!fits) {
            String expected = type.isNumber() ? "a number" : type.isBoolean() ? "true or false" : "a string";
            report(finding(
                    "json-wrong-type",
                    quote(pointer.last()) + " must be " + expected + ", not " + words(kind),
                    value,
                    pointer));
        } else if (kind == JsonTape.STRING && XmlText.firstForbidden(tape.text(value)) >= 0) {
            report(forbidden(value, pointer));
        }
    }

    private Diagnostic forbidden(int value, Pointer pointer) {
        String text = tape.text(value);
        return finding(
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

    private String unknown(Frame frame, String key) {
        if (key.equals("content") && frame.shape.slots() > 0) {
            return frame.local + " has no member \"content\": each of its children is a member under its own name";
        }
        String plain = plain(key);
        String meant = null;
        int least = Math.min(3, plain.length() / 3 + 1);
        for (String each : frame.shape.keys()) {
            // Long names are nobody's slip, and comparing them is slow.
            int distance = key.length() > 60 || each.startsWith("_")
                    ? Integer.MAX_VALUE
                    : Distance.between(plain, plain(each));
            if (distance < least || distance == least && meant != null && each.compareTo(meant) < 0) {
                meant = each;
                least = distance;
            }
        }
        return frame.local + " has no member " + quote(key)
                + (meant == null ? "" : "; did you mean " + quote(meant) + "?");
    }

    private static String plain(String key) {
        String name = key.startsWith("qti-") ? key.substring(4) : key;
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    // Comments and processing instructions

    private List<Integer> miscs(int array, Pointer pointer) {
        List<Integer> result = new ArrayList<>();
        int index = 0;
        for (int item = tape.first(array); item < tape.behind(array); item = tape.behind(item), index++) {
            if (isMisc(item, false)) {
                result.add(item);
            } else {
                report(finding("json-wrong-type", EXPECTED_MISC, item, pointer.item(index)));
            }
        }
        return result;
    }

    private boolean isMisc(int item, boolean withPlace) {
        if (tape.kind(item) != JsonTape.OBJECT) {
            return false;
        }
        int members = 0;
        boolean known = false;
        for (int value = tape.first(item); value < tape.behind(item); value = tape.behind(value)) {
            members++;
            String name = tape.name(value);
            known |= name.equals(JsonShape.COMMENT)
                    && tape.kind(value) == JsonTape.STRING
                    && isComment(tape.text(value));
            known |= name.equals(JsonShape.PI) && tape.kind(value) == JsonTape.OBJECT && isPi(value);
        }
        return known && members == (withPlace ? 2 : 1);
    }

    private static boolean isComment(String data) {
        // A carriage return would come back as a line feed: XML cannot escape it there.
        return !data.contains("--") && !data.endsWith("-") && !data.contains("\r") && XmlText.firstForbidden(data) < 0;
    }

    private boolean isPi(int object) {
        String target = member(object, "target");
        String data = member(object, "data");
        QName name = target == null ? null : JsonNames.attribute(target);
        return name != null
                && data != null
                && hasTwoMembers(object)
                && name.getNamespaceURI().isEmpty()
                && !target.equalsIgnoreCase("xml")
                && !data.contains("?>")
                && !data.contains("\r")
                && data.equals(data.stripLeading())
                && XmlText.firstForbidden(data) < 0;
    }

    private boolean hasTwoMembers(int object) {
        int second = tape.behind(tape.first(object));
        return second < tape.behind(object) && tape.behind(second) == tape.behind(object);
    }

    private @Nullable String member(int object, String name) {
        for (int value = tape.first(object); value < tape.behind(object); value = tape.behind(value)) {
            if (tape.name(value).equals(name) && tape.kind(value) == JsonTape.STRING) {
                return tape.text(value);
            }
        }
        return null;
    }

    private int miscValue(int item) {
        for (int value = tape.first(item); value < tape.behind(item); value = tape.behind(value)) {
            if (tape.name(value).startsWith("_")) {
                return value;
            }
        }
        throw new IllegalStateException("not a comment");
    }

    private int miscEvent(int item) {
        return tape.name(miscValue(item)).equals(JsonShape.COMMENT) ? COMMENT : PROCESSING_INSTRUCTION;
    }

    private void misc(int item) {
        int value = miscValue(item);
        token = item;
        event = miscEvent(item);
        if (event == COMMENT) {
            setText(tape.text(value));
        } else {
            piTarget = Objects.requireNonNullElse(member(value, "target"), "");
            setText(Objects.requireNonNullElse(member(value, "data"), ""));
        }
    }

    // Content

    private void advance(Frame frame) {
        if (frame.next >= 0 && frame.next < frame.end) {
            int item = frame.next;
            frame.next = tape.behind(item);
            Step step = frame.steps.get(frame.step);
            Pointer pointer = frame.pointer.member(step.key()).item(frame.index++);
            if (step.kind() == StepKind.MISC) {
                if (isMisc(item, false)) {
                    ready.addLast(new Ready(miscEvent(item), item, null));
                }
            } else if (step.name() != null) {
                child(frame, step.name(), item, pointer);
            } else {
                item(frame, item, pointer);
            }
            return;
        }
        if (frame.next >= 0) {
            frame.next = -1;
            frame.step++;
        }
        if (frame.step >= frame.steps.size()) {
            open.removeLast();
            ready.addLast(new Ready(END_ELEMENT, frame.token, frame));
            return;
        }
        Step step = frame.steps.get(frame.step);
        switch (step.kind()) {
            case CHILD -> {
                frame.step++;
                child(frame, Objects.requireNonNull(step.name()), step.token(), frame.pointer.member(step.key()));
            }
            case TEXT -> {
                frame.step++;
                if (frame.step < frame.steps.size()
                        && frame.steps.get(frame.step).kind() == StepKind.PIECE) {
                    pieces(step.token(), frame.steps.get(frame.step++).token());
                } else {
                    ready.addLast(new Ready(CHARACTERS, step.token(), null));
                }
            }
            default -> {
                frame.next = tape.first(step.token());
                frame.end = tape.behind(step.token());
                frame.index = 0;
                if (frame.next >= frame.end) {
                    frame.next = -1;
                    frame.step++;
                }
            }
        }
    }

    private final Deque<String> pieces = new ArrayDeque<>();

    /** A text that comments interrupt. */
    private void pieces(int text, int inside) {
        String whole = tape.text(text);
        int from = 0;
        for (int item = tape.first(inside); item < tape.behind(inside); item = tape.behind(item)) {
            int at = offset(item);
            piece(whole.substring(from, at), text);
            ready.addLast(new Ready(miscEvent(item), item, null));
            from = at;
        }
        piece(whole.substring(from), text);
    }

    private void piece(String text, int at) {
        if (!text.isEmpty()) {
            pieces.addLast(text);
            ready.addLast(new Ready(SPACE, at, null));
        }
    }

    private void child(Frame parent, QName name, int value, Pointer pointer) {
        begin(
                name,
                JsonNames.typeOf(parent.shape.type(), name.getNamespaceURI(), name.getLocalPart()),
                value,
                pointer,
                false);
    }

    private void item(Frame frame, int item, Pointer pointer) {
        if (tape.kind(item) == JsonTape.STRING) {
            boolean content = frame.steps.get(frame.step).key().equals(frame.shape.contentKey());
            if (content && frame.shape.contentKind() == ContentKind.ELEMENTS) {
                report(finding("json-wrong-type", frame.local + " takes elements only, no text", item, pointer));
                return;
            }
            if (XmlText.firstForbidden(tape.text(item)) >= 0) {
                report(forbidden(item, pointer));
                return;
            }
            ready.addLast(new Ready(CHARACTERS, item, null));
            return;
        }
        if (tape.kind(item) == JsonTape.OBJECT && isMisc(item, false)) {
            ready.addLast(new Ready(miscEvent(item), item, null));
            return;
        }
        int value = tape.kind(item) == JsonTape.OBJECT ? tape.first(item) : -1;
        if (value < 0 || value >= tape.behind(item) || tape.behind(value) < tape.behind(item)) {
            report(finding(
                    "json-wrong-type",
                    "expected a text, or an object with one member that is named after an element",
                    item,
                    pointer));
            return;
        }
        QName name = JsonNames.element(tape.name(value));
        if (tape.name(value).equals(JsonShape.COMMENT) || tape.name(value).equals(JsonShape.PI)) {
            report(finding("json-wrong-type", EXPECTED_MISC, value, pointer.member(tape.name(value))));
            return;
        }
        if (name == null) {
            report(finding(
                    "json-unknown-key",
                    quote(tape.name(value)) + " is not the name of an element",
                    value,
                    pointer.member(tape.name(value))));
            return;
        }
        child(frame, name, value, pointer.member(tape.name(value)));
    }

    // The start tag

    private void startTag(Frame frame) {
        frame.scopeBefore = scope.mark();
        // First the prefixes that values use: these cannot be chosen anew, all others can.
        for (int value = tape.first(frame.token); value < tape.behind(frame.token); value = tape.behind(value)) {
            if (tape.name(value).equals(JsonShape.ATTRIBUTES) && tape.kind(value) == JsonTape.OBJECT) {
                prefixesOfValues(frame, value);
            }
        }
        if (frame.prefix.isEmpty() || !frame.declarations.contains(frame.prefix)) {
            declare(frame, frame.prefix, frame.namespace);
        } else {
            frame.prefix = attributePrefix(frame, frame.namespace);
        }
        for (int value = tape.first(frame.token); value < tape.behind(frame.token); value = tape.behind(value)) {
            String key = tape.name(value);
            JsonShape.Member member = frame.shape.member(key);
            if (member == null) {
                continue;
            }
            if (member.kind() == JsonShape.Kind.ATTRIBUTE && member.attribute() != null && !tape.isContainer(value)) {
                add(frame, member.attribute().name(), value);
            } else if (member.kind() == JsonShape.Kind.ATTRIBUTES && tape.kind(value) == JsonTape.OBJECT) {
                extraAttributes(frame, value);
            }
        }
    }

    private void prefixesOfValues(Frame frame, int object) {
        for (int value = tape.first(object); value < tape.behind(object); value = tape.behind(value)) {
            QName name = JsonNames.attribute(tape.name(value));
            if (name == null || !isDeclaration(name) || tape.kind(value) != JsonTape.STRING) {
                continue;
            }
            String prefix = name.getLocalPart();
            String namespace = tape.text(value);
            boolean reserved = prefix.toLowerCase(Locale.ROOT).startsWith("xml")
                    || namespace.isEmpty()
                    || namespace.equals(XMLConstants.XML_NS_URI)
                    || namespace.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
            if (reserved) {
                report(finding(
                        "json-wrong-type",
                        quote(tape.name(value)) + " must give a namespace to a prefix that does not begin with xml",
                        value,
                        frame.pointer.member(JsonShape.ATTRIBUTES).member(tape.name(value))));
            } else if (XmlText.firstForbidden(namespace) < 0) {
                checkCount(frame, value);
                declare(frame, prefix, namespace);
            }
        }
    }

    private static boolean isDeclaration(QName name) {
        return name.getNamespaceURI().equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
    }

    private void extraAttributes(Frame frame, int object) {
        frame.undeclared = object;
        Pointer pointer = frame.pointer.member(JsonShape.ATTRIBUTES);
        Set<QName> seen = new HashSet<>(attributeNames);
        for (int value = tape.first(object); value < tape.behind(object); value = tape.behind(value)) {
            String key = tape.name(value);
            QName name = JsonNames.attribute(key);
            if (name == null || key.equals("xmlns")) {
                report(finding(
                        "json-unknown-key",
                        quote(key) + " is not the name of an attribute",
                        value,
                        pointer.member(key)));
                continue;
            }
            if (!seen.add(name)) {
                report(finding(
                        "json-duplicate-key",
                        "the attribute " + quote(key) + " is there twice",
                        value,
                        pointer.member(key)));
                continue;
            }
            if (tape.kind(value) != JsonTape.STRING) {
                report(finding(
                        "json-wrong-type",
                        "the attribute " + quote(key) + " must be a string",
                        value,
                        pointer.member(key)));
                continue;
            }
            if (XmlText.firstForbidden(tape.text(value)) >= 0) {
                report(forbidden(value, pointer.member(key)));
                continue;
            }
            add(frame, name, value);
        }
    }

    private void add(Frame frame, QName name, int value) {
        if (isDeclaration(name)) {
            // It has been taken before.
            return;
        }
        String prefix = name.getNamespaceURI().isEmpty() ? "" : attributePrefix(frame, name.getNamespaceURI());
        if (XmlText.firstForbidden(tape.text(value)) >= 0) {
            // Reported already; nothing that works on the events must see it.
            return;
        }
        checkCount(frame, value);
        attributeNames.add(new QName(name.getNamespaceURI(), name.getLocalPart(), prefix));
        attributeValues.add(tape.text(value));
        if (name.getNamespaceURI().isEmpty() || !attributeTokens.containsKey(name.getLocalPart())) {
            attributeTokens.put(name.getLocalPart(), value);
        }
    }

    private String attributePrefix(Frame frame, String namespace) {
        String known = scope.prefix(namespace);
        if (known != null) {
            return known;
        }
        String prefix = WellKnownPrefixes.prefix(namespace).orElse("");
        // A prefix that means something else here may be in use by a value, or by the element itself.
        while (prefix.isEmpty() || scope.namespace(prefix) != null) {
            prefix = "ns" + ++frame.made;
        }
        declare(frame, prefix, namespace);
        return prefix;
    }

    private void checkCount(Frame frame, int value) {
        if (attributeNames.size() + frame.declarations.size() / 2 >= MAX_ATTRIBUTES) {
            throw refused(
                    "json-too-large",
                    frame.local + " has more than " + MAX_ATTRIBUTES + " attributes",
                    value,
                    frame.pointer);
        }
    }

    private void declare(Frame frame, String prefix, String namespace) {
        if (scope.declare(prefix, namespace)) {
            frame.declarations.add(prefix);
            frame.declarations.add(namespace);
        }
    }

    // Places

    private QtiFormatException refused(String code, String message, int value, Pointer pointer) {
        return new QtiFormatException(finding(code, message, value, pointer));
    }

    private void report(Diagnostic found) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(found);
        } else {
            notListed++;
        }
    }

    private Diagnostic finding(String code, String message, int value, Pointer pointer) {
        return Diagnostic.error(
                code,
                message,
                org.qti4j.model.diagnostic.Location.of(tape.line(value), tape.column(value))
                        .withPointer(pointer.toString()));
    }

    private static String quote(String text) {
        return '"' + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + '"';
    }

    @Override
    public org.qti4j.model.diagnostic.Location place() {
        Frame frame = element != null ? element : open.isEmpty() ? null : open.getLast();
        return org.qti4j.model.diagnostic.Location.of(tape.line(token), tape.column(token))
                .withPointer((frame == null ? base : frame.pointer).toString());
    }

    @Override
    public org.qti4j.model.diagnostic.Location placeOfAttribute(String local) {
        Integer value = attributeTokens.get(local);
        org.qti4j.model.diagnostic.Location here = place();
        if (value == null) {
            return here;
        }
        int undeclared = element == null ? -1 : element.undeclared;
        boolean declared = undeclared < 0 || value < undeclared || value >= tape.behind(undeclared);
        Pointer tag = current().pointer;
        Pointer parent = declared ? tag : tag.member(JsonShape.ATTRIBUTES);
        return org.qti4j.model.diagnostic.Location.of(tape.line(value), tape.column(value))
                .withPointer(parent.member(tape.name(value)).toString());
    }

    @Override
    public Location getLocation() {
        int line = tape.line(token);
        int column = tape.column(token);
        return new Location() {
            @Override
            public int getLineNumber() {
                return line;
            }

            @Override
            public int getColumnNumber() {
                return column;
            }

            @Override
            public int getCharacterOffset() {
                return -1;
            }

            @Override
            public @Nullable String getPublicId() {
                return null;
            }

            @Override
            public @Nullable String getSystemId() {
                return null;
            }
        };
    }

    // The rest of XMLStreamReader

    private Frame current() {
        if (element == null || event != START_ELEMENT && event != END_ELEMENT) {
            throw new IllegalStateException("not at a tag");
        }
        return element;
    }

    @Override
    public int getEventType() {
        return event;
    }

    @Override
    public boolean hasNext() {
        return event != END_DOCUMENT;
    }

    @Override
    public String getLocalName() {
        return current().local;
    }

    @Override
    public String getNamespaceURI() {
        return current().namespace;
    }

    @Override
    public String getPrefix() {
        return current().prefix;
    }

    @Override
    public QName getName() {
        return new QName(current().namespace, current().local, current().prefix);
    }

    @Override
    public boolean hasName() {
        return event == START_ELEMENT || event == END_ELEMENT;
    }

    @Override
    public int getAttributeCount() {
        return attributeNames.size();
    }

    @Override
    public QName getAttributeName(int index) {
        return attributeNames.get(index);
    }

    @Override
    public String getAttributeNamespace(int index) {
        return attributeNames.get(index).getNamespaceURI();
    }

    @Override
    public String getAttributeLocalName(int index) {
        return attributeNames.get(index).getLocalPart();
    }

    @Override
    public String getAttributePrefix(int index) {
        return attributeNames.get(index).getPrefix();
    }

    @Override
    public String getAttributeType(int index) {
        return "CDATA";
    }

    @Override
    public String getAttributeValue(int index) {
        return attributeValues.get(index);
    }

    @Override
    public @Nullable String getAttributeValue(@Nullable String namespaceURI, String localName) {
        for (int i = 0; i < attributeNames.size(); i++) {
            QName name = attributeNames.get(i);
            if (name.getLocalPart().equals(localName)
                    && (namespaceURI == null || name.getNamespaceURI().equals(namespaceURI))) {
                return attributeValues.get(i);
            }
        }
        return null;
    }

    @Override
    public boolean isAttributeSpecified(int index) {
        return true;
    }

    @Override
    public int getNamespaceCount() {
        return current().declarations.size() / 2;
    }

    @Override
    public String getNamespacePrefix(int index) {
        return current().declarations.get(2 * index);
    }

    @Override
    public String getNamespaceURI(int index) {
        return current().declarations.get(2 * index + 1);
    }

    @Override
    public @Nullable String getNamespaceURI(String prefix) {
        return scope.namespace(prefix);
    }

    @Override
    public NamespaceContext getNamespaceContext() {
        return new Scope(scope);
    }

    @Override
    public String getText() {
        return new String(textChars, textStart, textLength);
    }

    @Override
    public char[] getTextCharacters() {
        return textChars;
    }

    @Override
    public int getTextCharacters(int sourceStart, char[] target, int targetStart, int length) {
        int count = Math.min(length, textLength - sourceStart);
        System.arraycopy(textChars, textStart + sourceStart, target, targetStart, count);
        return count;
    }

    @Override
    public int getTextStart() {
        return textStart;
    }

    @Override
    public int getTextLength() {
        return textLength;
    }

    @Override
    public boolean hasText() {
        return event == CHARACTERS || event == COMMENT;
    }

    @Override
    public boolean isWhiteSpace() {
        if (event != CHARACTERS) {
            return false;
        }
        for (int i = textStart; i < textStart + textLength; i++) {
            if (textChars[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isStartElement() {
        return event == START_ELEMENT;
    }

    @Override
    public boolean isEndElement() {
        return event == END_ELEMENT;
    }

    @Override
    public boolean isCharacters() {
        return event == CHARACTERS;
    }

    @Override
    public String getPITarget() {
        return piTarget;
    }

    @Override
    public String getPIData() {
        return getText();
    }

    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (next() != END_ELEMENT) {
            if (event == CHARACTERS) {
                text.append(textChars, textStart, textLength);
            } else if (event == START_ELEMENT) {
                throw new XMLStreamException("an element stands in the text", getLocation());
            }
        }
        return text.toString();
    }

    @Override
    public int nextTag() throws XMLStreamException {
        do {
            next();
        } while (event == COMMENT || event == PROCESSING_INSTRUCTION || event == CHARACTERS && isWhiteSpace());
        if (event != START_ELEMENT && event != END_ELEMENT) {
            throw new XMLStreamException("expected a tag", getLocation());
        }
        return event;
    }

    @Override
    public void require(int type, @Nullable String namespaceURI, @Nullable String localName) throws XMLStreamException {
        if (type != event
                || namespaceURI != null && !namespaceURI.equals(getNamespaceURI())
                || localName != null && !localName.equals(getLocalName())) {
            throw new XMLStreamException("another event was expected", getLocation());
        }
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public @Nullable String getVersion() {
        return "1.0";
    }

    @Override
    public boolean isStandalone() {
        return false;
    }

    @Override
    public boolean standaloneSet() {
        return false;
    }

    @Override
    public @Nullable String getCharacterEncodingScheme() {
        return null;
    }

    @Override
    public void close() {
        // All is in memory.
    }

    /** What the prefixes mean now; it goes on with the reader. */
    private record Scope(NamespaceScope scope) implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return Objects.requireNonNullElse(scope.namespace(prefix), "");
        }

        @Override
        public @Nullable String getPrefix(String namespaceURI) {
            return namespaceURI.equals(scope.namespace("")) ? "" : scope.prefix(namespaceURI);
        }

        @Override
        public Iterator<String> getPrefixes(String namespaceURI) {
            String prefix = getPrefix(namespaceURI);
            return (prefix == null ? List.<String>of() : List.of(prefix)).iterator();
        }
    }
}
