// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * Reads and writes JSON of any shape as plain Java values, with exact numbers.
 *
 * <p>An object is a {@code Map<String, Object>} in the order of the text, an array a {@code List<Object>}; the other values are
 * {@code String}, {@code Boolean}, {@code null} and a number. A number without fraction and exponent is the smallest of
 * {@code Integer}, {@code Long}, {@code BigInteger}; any other is a {@code BigDecimal} of the same value and scale, so that
 * {@code 1.0} stays {@code 1.0}.
 *
 * <p>Reading is strict (RFC 8259, UTF-8): a duplicate key, content after the value, a comment, {@code NaN}, a lone surrogate or a
 * byte that is not UTF-8 is refused with its line, column and JSON Pointer. The limits below bound what a hostile text can cost.
 *
 * <p>Stateless and thread-safe. What the {@code read} methods return is new, modifiable and the caller's alone.
 */
public final class Json {
    /** The deepest nesting of objects and arrays that is read or written. */
    public static final int MAX_DEPTH = 512;

    /** The longest text that is read, in bytes for a stream and in UTF-16 code units for a string: 64 Mi. */
    public static final int MAX_LENGTH = 64 * 1024 * 1024;

    /** The most values and keys that one text may have. */
    public static final int MAX_VALUES = 2_000_000;

    /** The longest number, in characters. */
    public static final int MAX_NUMBER_LENGTH = 1000;

    /** The largest power of ten, up or down, that a number may have. */
    public static final int MAX_EXPONENT = 9999;

    private Json() {}

    /**
     * Returns the value that the text holds; a byte order mark before it is ignored.
     *
     * @throws QtiFormatException when the text is not exactly one JSON value within the limits; the code is one of
     *     {@code json-not-well-formed}, {@code json-duplicate-key}, {@code json-too-deep}, {@code json-too-large},
     *     {@code json-number-too-large}, {@code json-invalid-text}
     */
    public static @Nullable Object read(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > MAX_LENGTH) {
            throw OpenJsonReader.tooLarge();
        }
        return new OpenJsonReader(text.startsWith("\uFEFF") ? text.substring(1) : text).read();
    }

    /**
     * Returns the value that the bytes hold, which are UTF-8 with or without byte order mark. Reads to the end and does not close.
     *
     * @throws QtiFormatException as {@link #read(String)}, and with the code {@code json-invalid-encoding} when the bytes are not UTF-8
     * @throws IOException when the bytes cannot be had
     */
    public static @Nullable Object read(InputStream in) throws IOException {
        Objects.requireNonNull(in, "in");
        byte[] bytes = in.readNBytes(MAX_LENGTH + 1);
        if (bytes.length > MAX_LENGTH) {
            throw OpenJsonReader.tooLarge();
        }
        return read(Utf8.decode(bytes));
    }

    /**
     * Returns the object that the text holds.
     *
     * @throws QtiFormatException as {@link #read(String)}, and with the code {@code json-not-an-object} when it is another value
     */
    public static Map<String, Object> readObject(String text) {
        return OpenJsonReader.object(read(text));
    }

    /**
     * Returns the object that the bytes hold. Reads to the end and does not close.
     *
     * @throws QtiFormatException as {@link #read(InputStream)}, and with the code {@code json-not-an-object} when it is another value
     * @throws IOException when the bytes cannot be had
     */
    public static Map<String, Object> readObject(InputStream in) throws IOException {
        return OpenJsonReader.object(read(in));
    }

    /**
     * Returns the value as JSON text on one line.
     *
     * @param value null, a {@code String}, {@code Boolean}, {@code Byte}, {@code Short}, {@code Integer}, {@code Long},
     *     {@code BigInteger}, {@code BigDecimal}, finite {@code Float} or {@code Double}, a {@code List} of such values or a
     *     {@code Map} from {@code String} to such values
     * @throws IllegalArgumentException for any other value, for text with a lone surrogate and for nesting deeper than
     *     {@link #MAX_DEPTH}; the message has the JSON Pointer of the value
     */
    public static String write(@Nullable Object value) {
        return new OpenJsonWriter(false).write(value);
    }

    /**
     * Returns the value as JSON text with a line for each member, indented by two blanks, without a line feed at the end.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    public static String writePretty(@Nullable Object value) {
        return new OpenJsonWriter(true).write(value);
    }

    /**
     * Returns a deep copy of the object that cannot be modified.
     *
     * @throws IllegalArgumentException when it holds something that {@link #write} refuses
     */
    public static Map<String, Object> immutableCopy(Map<String, Object> object) {
        new OpenJsonWriter(false).check(Objects.requireNonNull(object, "object"));
        return copyMap(object);
    }

    private static Map<String, Object> copyMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, copyValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    // Not Map.copyOf and List.copyOf, which refuse null.
    @SuppressWarnings("NullAway")
    private static @Nullable Object copyValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copyMap(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(member -> copy.add(copyValue(member)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
