// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes of an XML document that is held as text. */
final class XmlBody {
    private static final Pattern ENCODING =
            Pattern.compile("\\A(<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*)(\"[\\w.-]+\"|'[\\w.-]+')");

    private XmlBody() {}

    /**
     * Returns the document in UTF-8, declared as such.
     *
     * @throws IllegalArgumentException when the text is blank or has half of a surrogate pair
     */
    static byte[] of(String xml) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text(xml)));
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the XML has half of a surrogate pair", e);
        }
    }

    /**
     * Returns the text without a byte order mark. Another encoding that it declares was true for the file that it came from; it is replaced by
     * UTF-8, in which it travels.
     *
     * @throws IllegalArgumentException when it is blank
     */
    static String text(String xml) {
        if (xml.isBlank()) {
            throw new IllegalArgumentException("the XML is empty");
        }
        String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
        Matcher declared = ENCODING.matcher(text);
        boolean other = declared.find() && !declared.group(2).regionMatches(true, 1, "UTF-8\"", 0, 5);
        return other ? declared.replaceFirst("$1\"UTF-8\"") : text;
    }
}
