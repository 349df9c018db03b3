// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.api.UnknownMembers;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;

/** A document in form QTI without the members that the form does not have. */
public final class KnownMembers {
    private static final String UNKNOWN = "json-unknown-key";
    /** An item of ordered content is an element; without its name nothing would be left of it. */
    private static final Pattern ITEM = Pattern.compile(".*/(_?content|_more)/[0-9]+/[^/]*");

    /** Each round finds a thousand or more of them. */
    private static final int MOST_ROUNDS = 20;

    /**
     * What is left of a document.
     *
     * @param json the document
     * @param left warnings about what was left out
     */
    public record Result(byte[] json, Diagnostics left) {}

    private KnownMembers() {}

    /**
     * Leaves out what the form does not have.
     *
     * @throws QtiFormatException when the document has other errors, too
     */
    public static Result of(byte[] json, long limit) throws IOException {
        List<Diagnostic> left = new ArrayList<>();
        byte[] bytes = json;
        for (int round = 0; ; round++) {
            List<Diagnostic> errors = errors(bytes, limit);
            List<Diagnostic> unknown =
                    errors.stream().filter(KnownMembers::isMember).toList();
            if (unknown.isEmpty() || round == MOST_ROUNDS) {
                if (!errors.isEmpty()) {
                    left.addAll(errors);
                    new Diagnostics(left).throwIfErrors();
                }
                return new Result(bytes, new Diagnostics(left));
            }
            Set<String> pointers = new HashSet<>();
            for (Diagnostic one : unknown) {
                String pointer = one.location().pointer();
                pointers.add(pointer);
                String message = one.message() + "; it is left out";
                left.add(Diagnostic.of(UnknownMembers.severity(UnknownKeys.REPORT), UNKNOWN, message, one.location()));
            }
            bytes = without(bytes, pointers);
        }
    }

    private static boolean isMember(Diagnostic error) {
        return error.code().equals(UNKNOWN)
                && !ITEM.matcher(error.location().pointer()).matches();
    }

    private static List<Diagnostic> errors(byte[] json, long limit) throws IOException {
        try {
            JsonXmlReader reader = JsonStax.reader(json, JsonLimits.inMemory(limit), null);
            while (reader.hasNext()) {
                reader.next();
            }
            return List.of();
        } catch (QtiFormatException e) {
            return e.diagnostics().all();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Copies the text token by token, so that every number keeps its characters. */
    private static byte[] without(byte[] json, Set<String> pointers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
        try (JsonParser parser = JsonParsers.of(json);
                JsonGenerator generator = JsonStax.generator(out, null)) {
            parser.nextToken();
            copy(parser, generator, "", pointers);
        }
        return out.toByteArray();
    }

    private static void copy(JsonParser from, JsonGenerator to, String at, Set<String> left) throws IOException {
        switch (from.currentToken()) {
            case START_OBJECT -> {
                to.writeStartObject();
                while (from.nextToken() != JsonToken.END_OBJECT) {
                    String key = from.currentName();
                    String pointer = at + "/" + key.replace("~", "~0").replace("/", "~1");
                    from.nextToken();
                    if (left.contains(pointer)) {
                        from.skipChildren();
                    } else {
                        to.writeFieldName(key);
                        copy(from, to, pointer, left);
                    }
                }
                to.writeEndObject();
            }
            case START_ARRAY -> {
                to.writeStartArray();
                for (int i = 0; from.nextToken() != JsonToken.END_ARRAY; i++) {
                    copy(from, to, at + "/" + i, left);
                }
                to.writeEndArray();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
            default -> to.copyCurrentEvent(from);
        }
    }
}
