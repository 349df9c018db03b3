// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** Writes each member and item on a line of its own. It hands on lines that are encoded already, which is much of the text. Of one document. */
final class JsonLayout implements PrettyPrinter {
    private static final String USUAL = "  ";
    private static final SerializableString[] LINES = lines("\n");
    private static final SerializableString[] NEXT = lines(",\n");
    private static final SerializableString COLON = new SerializedString(": ");

    private final String indent;
    private int level;

    JsonLayout(String indent) {
        this.indent = indent;
    }

    private static SerializableString[] lines(String before) {
        SerializableString[] lines = new SerializableString[64];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new SerializedString(before + USUAL.repeat(i));
        }
        return lines;
    }

    private void line(JsonGenerator out, SerializableString[] known, String before) throws IOException {
        if (level < known.length && indent.equals(USUAL)) {
            out.writeRaw(known[level]);
        } else {
            out.writeRaw(before + indent.repeat(level));
        }
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator out) throws IOException {
        out.writeRaw('{');
        level++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator out) throws IOException {
        line(out, LINES, "\n");
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
        out.writeRaw(COLON);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
        line(out, NEXT, ",\n");
    }

    @Override
    public void writeEndObject(JsonGenerator out, int entries) throws IOException {
        end(out, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
        out.writeRaw('[');
        level++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator out) throws IOException {
        line(out, LINES, "\n");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
        line(out, NEXT, ",\n");
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) throws IOException {
        end(out, values, ']');
    }

    private void end(JsonGenerator out, int count, char bracket) throws IOException {
        level--;
        if (count > 0) {
            line(out, LINES, "\n");
        } else {
            out.writeRaw(' ');
        }
        out.writeRaw(bracket);
    }
}
