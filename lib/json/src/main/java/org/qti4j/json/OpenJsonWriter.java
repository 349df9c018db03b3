// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.JsonText;

/** Writes plain values as JSON. Used once, by one thread. */
final class OpenJsonWriter {
    private final boolean pretty;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder pointer = new StringBuilder();
    private int depth;
    private boolean checking;

    OpenJsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    String write(@Nullable Object value) {
        value(value);
        return out.toString();
    }

    /** Refuses what cannot be written. */
    void check(Object value) {
        // Writing is the one place that knows what can be written; a second list of types would drift from it.
        checking = true;
        value(value);
    }

    private void value(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else {
            throw refused("a value of " + value.getClass().getName() + " is none of JSON");
        }
    }

    private void number(Number number) {
        boolean finite =
                !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
        if (!finite) {
            throw refused(number + " is no number of JSON");
        }
        boolean known = number instanceof Integer
                || number instanceof Long
                || number instanceof BigDecimal
                || number instanceof BigInteger
                || number instanceof Double
                || number instanceof Float
                || number instanceof Short
                || number instanceof Byte;
        if (!known) {
            throw refused("a value of " + number.getClass().getName() + " is none of JSON");
        }
        // All of these print in the grammar of JSON; BigDecimal keeps its scale, as 1.0 or 1E+3.
        out.append(number);
    }

    private void object(Map<?, ?> map) {
        enter('{');
        int here = pointer.length();
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            newLine();
            if (!(entry.getKey() instanceof String key)) {
                throw refused("the key " + entry.getKey() + " is not a string");
            }
            pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
            string(key);
            out.append(pretty ? ": " : ":");
            value(entry.getValue());
            out.append(entries.hasNext() ? "," : "");
            pointer.setLength(here);
        }
        leave('}', map.isEmpty());
    }

    private void array(List<?> list) {
        enter('[');
        int here = pointer.length();
        int index = 0;
        Iterator<?> members = list.iterator();
        while (members.hasNext()) {
            newLine();
            pointer.append('/').append(index++);
            value(members.next());
            out.append(members.hasNext() ? "," : "");
            pointer.setLength(here);
        }
        leave(']', list.isEmpty());
    }

    private void enter(char open) {
        if (++depth > Json.MAX_DEPTH) {
            // A structure that contains itself ends here too.
            throw new IllegalArgumentException("objects and arrays are nested deeper than " + Json.MAX_DEPTH);
        }
        out.append(open);
    }

    private void leave(char close, boolean empty) {
        depth--;
        if (!empty) {
            newLine();
        }
        out.append(close);
    }

    private void newLine() {
        if (checking) {
            out.setLength(0);
        }
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(String text) {
        if (JsonText.loneSurrogate(text) >= 0) {
            throw refused("a text has half of a surrogate pair");
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(pointer.isEmpty() ? why : why + " (at " + pointer + ")");
    }
}
