// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;

/**
 * Writes to a generator, which may be any.
 *
 * @param generator what it writes to; never flushed
 */
record GeneratorOut(JsonGenerator generator) implements JsonOut {
    @Override
    public void startObject() throws IOException {
        generator.writeStartObject();
    }

    @Override
    public void endObject() throws IOException {
        generator.writeEndObject();
    }

    @Override
    public void startArray() throws IOException {
        generator.writeStartArray();
    }

    @Override
    public void endArray() throws IOException {
        generator.writeEndArray();
    }

    @Override
    public void name(SerializableString name) throws IOException {
        generator.writeFieldName(name);
    }

    @Override
    public void name(String name) throws IOException {
        generator.writeFieldName(name);
    }

    @Override
    public void string(String value) throws IOException {
        generator.writeString(value);
    }

    @Override
    public void string(char[] chars, int start, int length) throws IOException {
        generator.writeString(chars, start, length);
    }

    @Override
    public void number(String literal) throws IOException {
        JsonNumbers.write(generator, literal);
    }

    @Override
    public void bool(boolean value) throws IOException {
        generator.writeBoolean(value);
    }
}
