// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

/** The strings of a JSON text in UTF-8 that is in memory. What is no string, or not UTF-8, is refused without words. */
abstract class JsonStrings {
    final byte[] text;
    final int size;
    final char[] chars;
    /** The byte that comes next. */
    int at;
    /** Where the next character of a value goes. */
    int used;
    /** Whether the string at hand has a character that XML cannot hold. */
    boolean forbidden;

    /**
     * Begins with the first byte.
     *
     * @param size how many of the bytes are the text
     * @param chars where the characters go; has room for as many as there are bytes
     */
    JsonStrings(byte[] text, int size, char[] chars) {
        this.text = text;
        this.size = size;
        this.chars = chars;
    }

    /** Takes the characters up to the quote that ends a string, and goes behind it. */
    final boolean characters() {
        forbidden = false;
        while (true) {
            plain();
            if (at == size) {
                return false;
            }
            byte b = text[at++];
            if (b == '"') {
                return true;
            }
            if (b == '\\' ? !escape() : b >= 0 || !wide(b)) {
                return false;
            }
        }
    }

    /** Takes what is ASCII and means itself. */
    private void plain() {
        byte[] from = text;
        char[] to = chars;
        int start = at;
        int shift = used - start;
        int i = start;
        for (; i < size; i++) {
            byte b = from[i];
            if (b < ' ' || b == '"' || b == '\\') {
                break;
            }
            to[i + shift] = (char) b;
        }
        at = i;
        used = i + shift;
    }

    private boolean escape() {
        if (at == size) {
            return false;
        }
        char c = switch (text[at++]) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                int code = code();
                // A null character stands for what is none: both are rare enough.
                yield code < 0 ? 0 : (char) code;
            }
            default -> 0;
        };
        if (Character.isSurrogate(c)) {
            return surrogates(c);
        }
        put(c);
        return c != 0;
    }

    /** Takes both halves of a character. */
    private boolean surrogates(char high) {
        if (!Character.isHighSurrogate(high) || at + 1 >= size || text[at] != '\\' || text[at + 1] != 'u') {
            return false;
        }
        at += 2;
        int low = code();
        if (low < 0 || !Character.isLowSurrogate((char) low)) {
            return false;
        }
        chars[used++] = high;
        chars[used++] = (char) low;
        return true;
    }

    /** Takes four hexadecimal digits; -1 when there are no such. */
    private int code() {
        if (size - at < 4) {
            return -1;
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            byte b = text[at++];
            int digit = b < 0 ? -1 : Character.digit((char) b, 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    private void put(char c) {
        forbidden |= c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= 0xFFFE;
        chars[used++] = c;
    }

    /** Takes a character beyond ASCII, whose first byte has been taken. */
    private boolean wide(byte first) {
        int more = (first & 0xE0) == 0xC0 ? 1 : (first & 0xF0) == 0xE0 ? 2 : (first & 0xF8) == 0xF0 ? 3 : 0;
        if (more == 0 || size - at < more) {
            return false;
        }
        int c = first & 0x3F >> more;
        for (int i = 0; i < more; i++) {
            byte b = text[at++];
            if ((b & 0xC0) != 0x80) {
                return false;
            }
            c = c << 6 | b & 0x3F;
        }
        if (more == 3) {
            if (c < 0x10000 || c > Character.MAX_CODE_POINT) {
                return false;
            }
            chars[used++] = Character.highSurrogate(c);
            chars[used++] = Character.lowSurrogate(c);
            return true;
        }
        // Shorter forms than these are the only ones; halves of characters have none.
        if (c < (more == 1 ? 0x80 : 0x800) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return false;
        }
        put((char) c);
        return true;
    }
}
