// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.ValueType;

/**
 * Writes form QTI from XML events as they come. Memory does not grow with the document: each open element keeps its place in its type only.
 */
final class JsonEmitter {
    /** A comment, or a processing instruction when {@code target} is not null. */
    private record Misc(@Nullable String target, String data, int at) {}

    /** Which array of the element is open. */
    private enum Open {
        NONE,
        KEYED,
        CONTENT,
        MORE
    }

    private static final class Frame {
        private final JsonShape shape;
        /** Whether the element is an item of an ordered array, so that an object with its name is around it. */
        private final boolean wrapped;

        private Open open = Open.NONE;
        private int slot = -1;
        private @Nullable List<Misc> pending;
        private @Nullable List<Misc> inside;
        private boolean textWritten;

        Frame(JsonShape shape, boolean wrapped) {
            this.shape = shape;
            this.wrapped = wrapped;
        }
    }

    private final JsonGenerator out;
    private final @Nullable ElementType rootType;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Misc> prolog = new ArrayList<>();
    private final List<Misc> epilog = new ArrayList<>();
    private boolean rootEnded;
    private char[] text = new char[1024];
    private int textLength;

    // The start tag that is being collected
    private final List<String> extraKeys = new ArrayList<>();
    private final List<String> extraValues = new ArrayList<>();
    private boolean inTag;

    JsonEmitter(JsonGenerator out) {
        this(out, null);
    }

    /**
     * Makes the writer of one document.
     *
     * @param rootType the type of the root, or null to tell it by its name
     */
    JsonEmitter(JsonGenerator out, @Nullable ElementType rootType) {
        this.out = out;
        this.rootType = rootType;
    }

    private Frame top() {
        return frames.get(frames.size() - 1);
    }

    void startElement(String namespace, String local) throws IOException {
        closeTag();
        if (frames.isEmpty()) {
            out.writeStartObject();
            out.writeFieldName(JsonNames.ofElement(namespace, local));
            ElementType type = rootType == null ? JsonNames.typeOfRoot(namespace, local) : rootType;
            open(JsonShape.of(type), false, prolog);
            prolog.clear();
            return;
        }
        Frame parent = top();
        flushText(parent);
        ElementType type = JsonNames.typeOf(parent.shape.type(), namespace, local);
        boolean keyed = moveTo(parent, parent.shape.slotOf(namespace, local));
        if (!keyed) {
            writePending(parent);
            out.writeStartObject();
            out.writeFieldName(JsonNames.ofElement(namespace, local));
        }
        List<Misc> before = keyed && parent.pending != null ? parent.pending : List.of();
        parent.pending = null;
        open(JsonShape.of(type), !keyed, before);
    }

    private void open(JsonShape shape, boolean wrapped, List<Misc> before) throws IOException {
        out.writeStartObject();
        if (!before.isEmpty()) {
            out.writeArrayFieldStart(JsonShape.BEFORE);
            for (Misc misc : before) {
                write(misc, false);
            }
            out.writeEndArray();
        }
        frames.add(new Frame(shape, wrapped));
        inTag = true;
    }

    /**
     * Goes to the slot of the next child; what does not fit goes to {@code _more}.
     *
     * @return whether the child is written under its own name
     */
    private boolean moveTo(Frame frame, int slot) throws IOException {
        if (frame.open != Open.MORE && slot >= 0 && slot >= frame.slot) {
            JsonShape.Member member = frame.shape.slot(slot);
            if (slot > frame.slot) {
                closeArray(frame);
                frame.slot = slot;
                if (member.kind() == JsonShape.Kind.CONTENT) {
                    openArray(frame, member.key(), Open.CONTENT);
                    return false;
                }
                if (member.array()) {
                    openArray(frame, member.key(), Open.KEYED);
                } else {
                    out.writeFieldName(member.key());
                }
                return true;
            }
            if (member.array()) {
                return member.kind() != JsonShape.Kind.CONTENT;
            }
        }
        openMore(frame);
        return false;
    }

    private void openMore(Frame frame) throws IOException {
        if (frame.open != Open.MORE) {
            closeArray(frame);
            openArray(frame, JsonShape.MORE, Open.MORE);
        }
    }

    private void openArray(Frame frame, String key, Open kind) throws IOException {
        out.writeArrayFieldStart(key);
        frame.open = kind;
    }

    private void closeArray(Frame frame) throws IOException {
        if (frame.open != Open.NONE) {
            out.writeEndArray();
            frame.open = Open.NONE;
        }
    }

    /** Comments that wait become items when the next thing is an item too. */
    private void writePending(Frame frame) throws IOException {
        if (frame.pending != null) {
            for (Misc misc : frame.pending) {
                write(misc, false);
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
        if (namespace.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
            return;
        }
        ElementType type = top().shape.type();
        AttributeDeclaration declared = type == null ? null : type.attribute(new QName(namespace, local));
        if (declared == null) {
            extraKeys.add(JsonNames.ofAttribute(namespace, local));
            extraValues.add(value);
        } else {
            out.writeFieldName(declared.key());
            write(declared.type(), value);
        }
    }

    private void write(ValueType type, String value) throws IOException {
        if (type.isNumber() && JsonNumbers.isLiteral(value)) {
            JsonNumbers.write(out, value);
        } else if (type.isBoolean() && value.equals("true")) {
            out.writeBoolean(true);
        } else if (type.isBoolean() && value.equals("false")) {
            out.writeBoolean(false);
        } else {
            out.writeString(value);
        }
    }

    private void closeTag() throws IOException {
        if (inTag) {
            inTag = false;
            if (!extraKeys.isEmpty()) {
                out.writeObjectFieldStart(JsonShape.ATTRIBUTES);
                for (int i = 0; i < extraKeys.size(); i++) {
                    out.writeStringField(extraKeys.get(i), extraValues.get(i));
                }
                out.writeEndObject();
                extraKeys.clear();
                extraValues.clear();
            }
        }
    }

    void text(char[] chars, int start, int length) throws IOException {
        if (frames.isEmpty() || rootEnded || length == 0) {
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
        if (frame.shape.contentKind() == ContentKind.TEXT && !frame.textWritten) {
            writeTextValue(frame);
            return;
        }
        if (textLength == 0) {
            return;
        }
        if (frame.shape.contentKind() == ContentKind.MIXED && frame.open != Open.MORE) {
            if (frame.open == Open.NONE) {
                frame.slot = frame.shape.orderedSlot();
                openArray(frame, frame.shape.contentKey(), Open.CONTENT);
            }
            writePending(frame);
            out.writeString(text, 0, textLength);
        } else if (frame.shape.contentKind() != ContentKind.ELEMENTS || !isBlank()) {
            openMore(frame);
            writePending(frame);
            out.writeString(text, 0, textLength);
        }
        textLength = 0;
    }

    private void writeTextValue(Frame frame) throws IOException {
        String value = new String(text, 0, textLength);
        textLength = 0;
        frame.textWritten = true;
        ElementType type = frame.shape.type();
        out.writeFieldName(frame.shape.textKey());
        if (type != null && type.textType().isPresent()) {
            write(type.textType().get(), value);
        } else {
            out.writeString(value);
        }
        if (frame.inside != null) {
            out.writeArrayFieldStart(JsonShape.INSIDE);
            for (Misc misc : frame.inside) {
                write(misc, true);
            }
            out.writeEndArray();
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
        if (frames.isEmpty()) {
            prolog.add(new Misc(target, data, 0));
            return;
        }
        if (rootEnded) {
            epilog.add(new Misc(target, data, 0));
            return;
        }
        closeTag();
        Frame frame = top();
        if (frame.shape.contentKind() == ContentKind.TEXT && !frame.textWritten) {
            frame.inside = added(frame.inside, new Misc(target, data, textLength));
            return;
        }
        flushText(frame);
        if (frame.shape.contentKind() == ContentKind.MIXED && frame.open == Open.NONE) {
            frame.slot = frame.shape.orderedSlot();
            openArray(frame, frame.shape.contentKey(), Open.CONTENT);
        }
        if (frame.open == Open.CONTENT || frame.open == Open.MORE) {
            write(new Misc(target, data, 0), false);
        } else {
            frame.pending = added(frame.pending, new Misc(target, data, 0));
        }
    }

    private static List<Misc> added(@Nullable List<Misc> list, Misc misc) {
        List<Misc> result = list == null ? new ArrayList<>() : list;
        result.add(misc);
        return result;
    }

    private void write(Misc misc, boolean withPlace) throws IOException {
        out.writeStartObject();
        if (withPlace) {
            out.writeNumberField("at", misc.at());
        }
        if (misc.target() == null) {
            out.writeStringField(JsonShape.COMMENT, misc.data());
        } else {
            out.writeObjectFieldStart(JsonShape.PI);
            for (Map.Entry<String, String> part :
                    List.of(Map.entry("target", misc.target()), Map.entry("data", misc.data()))) {
                out.writeStringField(part.getKey(), part.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    void endElement() throws IOException {
        closeTag();
        Frame frame = top();
        flushText(frame);
        closeArray(frame);
        if (frame.pending != null) {
            writeArray(JsonShape.END, frame.pending);
        }
        if (frames.size() == 1) {
            // Comments may follow; the object of the root stays open for them.
            rootEnded = true;
            return;
        }
        out.writeEndObject();
        if (frame.wrapped) {
            out.writeEndObject();
        }
        frames.remove(frames.size() - 1);
    }

    private void writeArray(String key, List<Misc> list) throws IOException {
        out.writeArrayFieldStart(key);
        for (Misc misc : list) {
            write(misc, false);
        }
        out.writeEndArray();
    }

    void endDocument() throws IOException {
        if (rootEnded) {
            if (!epilog.isEmpty()) {
                writeArray(JsonShape.AFTER, epilog);
            }
            out.writeEndObject();
            out.writeEndObject();
            frames.clear();
            rootEnded = false;
        }
    }
}
