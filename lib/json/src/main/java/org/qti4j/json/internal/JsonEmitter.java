// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementType;

/**
 * Writes form QTI from XML events as they come. Memory does not grow with the document: each open element keeps its place in its type only.
 */
final class JsonEmitter {
    /** Which array of the element is open. */
    private enum Open {
        NONE,
        KEYED,
        CONTENT,
        MORE
    }

    /** An open element; used again for the next one of its depth. */
    private static final class Frame {
        private JsonShape shape = JsonShape.of(null);
        /** Whether the element is an item of an ordered array, so that an object with its name is around it. */
        private boolean wrapped;

        private Open open = Open.NONE;
        private int slot;
        private @Nullable List<JsonMisc> pending;
        private @Nullable List<JsonMisc> inside;
        private boolean textWritten;
        private @Nullable JsonChild last;

        void begin(JsonShape newShape, boolean isWrapped) {
            shape = newShape;
            wrapped = isWrapped;
            open = Open.NONE;
            slot = -1;
            pending = null;
            inside = null;
            textWritten = false;
            last = null;
        }
    }

    private final JsonOut out;
    private final @Nullable ElementType rootType;
    private Frame[] frames = new Frame[16];
    private int depth;
    private final List<JsonMisc> prolog = new ArrayList<>(0);
    private final List<JsonMisc> epilog = new ArrayList<>(0);
    private boolean rootEnded;
    private char[] text = new char[512];
    private int textLength;

    // The start tag that is being collected
    private final List<String> extraKeys = new ArrayList<>(0);
    private final List<String> extraValues = new ArrayList<>(0);
    private boolean inTag;
    private @Nullable JsonMember lastAttribute;

    JsonEmitter(JsonOut out) {
        this(out, null);
    }

    /**
     * Makes the writer of one document.
     *
     * @param rootType the type of the root, or null to tell it by its name
     */
    JsonEmitter(JsonOut out, @Nullable ElementType rootType) {
        this.out = out;
        this.rootType = rootType;
    }

    private Frame top() {
        return frames[depth - 1];
    }

    void startElement(String namespace, String local) throws IOException {
        closeTag();
        if (depth == 0) {
            JsonChild root =
                    rootType == null ? JsonChild.root(namespace, local) : JsonChild.root(namespace, local, rootType);
            out.startObject();
            out.name(root.name().key());
            open(root.shape(), false, prolog);
            prolog.clear();
            return;
        }
        Frame parent = top();
        flushText(parent);
        JsonChild child = parent.shape.child(namespace, local, parent.last);
        parent.last = child;
        boolean keyed = moveTo(parent, child.slot());
        if (!keyed) {
            writePending(parent);
            out.startObject();
            out.name(child.name().key());
        }
        List<JsonMisc> before = parent.pending;
        parent.pending = null;
        open(child.shape(), !keyed, before == null ? List.of() : before);
    }

    private void open(JsonShape shape, boolean wrapped, List<JsonMisc> before) throws IOException {
        out.startObject();
        if (!before.isEmpty()) {
            JsonMisc.write(out, JsonShape.BEFORE, before, false);
        }
        if (depth == frames.length) {
            frames = Arrays.copyOf(frames, depth * 2);
        }
        Frame frame = frames[depth];
        if (frame == null) {
            frame = new Frame();
            frames[depth] = frame;
        }
        frame.begin(shape, wrapped);
        depth++;
        inTag = true;
        lastAttribute = null;
    }

    /**
     * Goes to the slot of the next child; what does not fit goes to {@code _more}.
     *
     * @return whether the child is written under its own name
     */
    private boolean moveTo(Frame frame, int slot) throws IOException {
        if (frame.open != Open.MORE && slot >= 0 && slot >= frame.slot) {
            JsonMember member = frame.shape.slot(slot);
            if (slot > frame.slot) {
                closeArray(frame);
                frame.slot = slot;
                out.name(member.name());
                if (member.array()) {
                    out.startArray();
                    frame.open = member.kind() == JsonMember.Kind.CONTENT ? Open.CONTENT : Open.KEYED;
                }
                return member.kind() != JsonMember.Kind.CONTENT;
            }
            if (member.array()) {
                return member.kind() != JsonMember.Kind.CONTENT;
            }
        }
        openMore(frame);
        return false;
    }

    private void openMore(Frame frame) throws IOException {
        if (frame.open != Open.MORE) {
            closeArray(frame);
            out.name(JsonShape.MORE);
            out.startArray();
            frame.open = Open.MORE;
        }
    }

    private void openContent(Frame frame) throws IOException {
        frame.slot = frame.shape.orderedSlot();
        out.name(frame.shape.slot(frame.slot).name());
        out.startArray();
        frame.open = Open.CONTENT;
    }

    private void closeArray(Frame frame) throws IOException {
        if (frame.open != Open.NONE) {
            out.endArray();
            frame.open = Open.NONE;
        }
    }

    /** Comments that wait become items when the next thing is an item too. */
    private void writePending(Frame frame) throws IOException {
        if (frame.pending != null) {
            for (JsonMisc misc : frame.pending) {
                misc.write(out, false);
            }
            frame.pending = null;
        }
    }

    /** Returns the type of the element whose start tag is open, or null when the schema does not know it. */
    @Nullable
    ElementType type() {
        return top().shape.type();
    }

    void attribute(String namespace, String local, String value) throws IOException {
        JsonMember declared = top().shape.attribute(namespace, local, lastAttribute);
        lastAttribute = declared;
        if (declared != null) {
            out.name(declared.name());
            write(declared, value);
        } else if (!namespace.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
            extraKeys.add(JsonNames.ofAttribute(namespace, local));
            extraValues.add(value);
        }
    }

    private void write(JsonMember member, String value) throws IOException {
        if (member.isNumber() && JsonNumbers.isLiteral(value)) {
            out.number(value);
        } else if (member.isBoolean() && value.equals("true")) {
            out.bool(true);
        } else if (member.isBoolean() && value.equals("false")) {
            out.bool(false);
        } else {
            out.string(value);
        }
    }

    private void closeTag() throws IOException {
        if (inTag) {
            inTag = false;
            if (!extraKeys.isEmpty()) {
                out.name(JsonShape.ATTRIBUTES);
                out.startObject();
                for (int i = 0; i < extraKeys.size(); i++) {
                    out.name(extraKeys.get(i));
                    out.string(extraValues.get(i));
                }
                out.endObject();
                extraKeys.clear();
                extraValues.clear();
            }
        }
    }

    void text(char[] chars, int start, int length) throws IOException {
        if (depth == 0 || rootEnded || length == 0) {
            return;
        }
        closeTag();
        if (textLength + length > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, textLength + length));
        }
        System.arraycopy(chars, start, text, textLength, length);
        textLength += length;
    }

    private void flushText(Frame frame) throws IOException {
        ContentKind kind = frame.shape.contentKind();
        if (kind == ContentKind.TEXT && !frame.textWritten) {
            writeTextValue(frame);
            return;
        }
        if (textLength == 0) {
            return;
        }
        if (kind == ContentKind.MIXED && frame.open != Open.MORE) {
            if (frame.open == Open.NONE) {
                openContent(frame);
            }
            writePending(frame);
            out.string(text, 0, textLength);
        } else if (kind != ContentKind.ELEMENTS || !isBlank()) {
            openMore(frame);
            writePending(frame);
            out.string(text, 0, textLength);
        }
        textLength = 0;
    }

    private void writeTextValue(Frame frame) throws IOException {
        JsonMember member = frame.shape.text();
        out.name(member.name());
        if (member.isNumber() || member.isBoolean()) {
            write(member, new String(text, 0, textLength));
        } else {
            out.string(text, 0, textLength);
        }
        textLength = 0;
        frame.textWritten = true;
        if (frame.inside != null) {
            JsonMisc.write(out, JsonShape.INSIDE, frame.inside, true);
            frame.inside = null;
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < textLength; i++) {
            if (text[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    void comment(String data) throws IOException {
        misc(null, data);
    }

    void processingInstruction(String target, String data) throws IOException {
        misc(target, data);
    }

    private void misc(@Nullable String target, String data) throws IOException {
        if (depth == 0) {
            prolog.add(new JsonMisc(target, data, 0));
            return;
        }
        if (rootEnded) {
            epilog.add(new JsonMisc(target, data, 0));
            return;
        }
        closeTag();
        Frame frame = top();
        if (frame.shape.contentKind() == ContentKind.TEXT && !frame.textWritten) {
            frame.inside = added(frame.inside, new JsonMisc(target, data, textLength));
            return;
        }
        flushText(frame);
        if (frame.shape.contentKind() == ContentKind.MIXED && frame.open == Open.NONE) {
            openContent(frame);
        }
        if (frame.open == Open.CONTENT || frame.open == Open.MORE) {
            new JsonMisc(target, data, 0).write(out, false);
        } else {
            frame.pending = added(frame.pending, new JsonMisc(target, data, 0));
        }
    }

    private static List<JsonMisc> added(@Nullable List<JsonMisc> list, JsonMisc misc) {
        List<JsonMisc> result = list == null ? new ArrayList<>() : list;
        result.add(misc);
        return result;
    }

    void endElement() throws IOException {
        closeTag();
        Frame frame = top();
        flushText(frame);
        closeArray(frame);
        if (frame.pending != null) {
            JsonMisc.write(out, JsonShape.END, frame.pending, false);
        }
        if (depth == 1) {
            // Comments may follow; the object of the root stays open for them.
            rootEnded = true;
            return;
        }
        out.endObject();
        if (frame.wrapped) {
            out.endObject();
        }
        depth--;
    }

    void endDocument() throws IOException {
        if (rootEnded) {
            if (!epilog.isEmpty()) {
                JsonMisc.write(out, JsonShape.AFTER, epilog, false);
            }
            out.endObject();
            out.endObject();
            depth = 0;
            rootEnded = false;
        }
    }
}
