// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an XML or JSON document as text, in a way that leads back to the same bytes.
 *
 * @param mark the byte order mark, or no bytes
 * @param charset the encoding
 * @param text the text without the mark
 */
public record DocumentText(byte[] mark, Charset charset, String text) {
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final byte[] NONE = {};
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16BE = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16LE = {(byte) 0xFF, (byte) 0xFE};

    /** Returns the text of a document, or null when the bytes are not text in the encoding that it has. */
    public static @Nullable DocumentText of(byte[] bytes) {
        if (begins(bytes, UTF_8)) {
            return decode(bytes, UTF_8, StandardCharsets.UTF_8);
        }
        if (begins(bytes, UTF_16BE)) {
            return decode(bytes, UTF_16BE, StandardCharsets.UTF_16BE);
        }
        if (begins(bytes, UTF_16LE)) {
            return decode(bytes, UTF_16LE, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && bytes[0] == 0 && bytes[1] != 0) {
            return decode(bytes, NONE, StandardCharsets.UTF_16BE);
        }
        if (bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0) {
            return decode(bytes, NONE, StandardCharsets.UTF_16LE);
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        try {
            return decode(bytes, NONE, declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static @Nullable DocumentText decode(byte[] bytes, byte[] mark, Charset charset) {
        try {
            // A new decoder reports what is malformed; a String would put a question mark in its place.
            ByteBuffer content = ByteBuffer.wrap(bytes, mark.length, bytes.length - mark.length);
            return new DocumentText(
                    mark, charset, charset.newDecoder().decode(content).toString());
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * Returns the bytes of another text in this encoding, with the mark.
     *
     * @throws IOException when the encoding has no bytes for a character
     */
    public void write(String other, OutputStream out) throws IOException {
        if (!charset.canEncode()) {
            throw new IOException("nothing can be written in the encoding " + charset);
        }
        ByteBuffer bytes;
        try {
            bytes = charset.newEncoder().encode(CharBuffer.wrap(other));
        } catch (CharacterCodingException e) {
            throw new IOException("the encoding " + charset + " has no bytes for a character of the text", e);
        }
        out.write(mark);
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentText d
                && Arrays.equals(mark, d.mark)
                && charset.equals(d.charset)
                && text.equals(d.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
