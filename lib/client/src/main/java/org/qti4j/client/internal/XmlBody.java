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
     * Returns the document in UTF-8. A declared encoding is replaced by that one: it was true for the file that the text came from.
     *
     * @throws IllegalArgumentException when the text is blank or has half of a surrogate pair
     */
    static byte[] of(String xml) {
        if (xml.isBlank()) {
            throw new IllegalArgumentException("the XML is empty");
        }
        String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
        Matcher declared = ENCODING.matcher(text);
        if (declared.find()) {
            text = declared.replaceFirst("$1\"UTF-8\"");
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] body = new byte[bytes.remaining()];
            bytes.get(body);
            return body;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the XML has half of a surrogate pair", e);
        }
    }
}
