// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes an XML body: by the charset of its media type, its byte order mark, its declaration, else as UTF-8. */
final class XmlText {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:-]+)");
    private static final Pattern DECLARED =
            Pattern.compile("\\A<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    private XmlText() {}

    /** Returns the text without a byte order mark, or refuses the request. */
    static String of(Incoming request) {
        try {
            return of(request.body(), request.contentType());
        } catch (CharacterCodingException e) {
            throw new Refusal(Reply.badRequest("Invalid XML", "the bytes are not in the encoding of the document"));
        }
    }

    /**
     * Returns the text without a byte order mark.
     *
     * @throws CharacterCodingException when the bytes are not in the encoding that they or the content type say
     */
    static String of(byte[] bytes, String contentType) throws CharacterCodingException {
        try {
            String text = charset(contentType, bytes)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new CharacterCodingException();
        }
    }

    private static Charset charset(String contentType, byte[] bytes) {
        Matcher parameter = CHARSET.matcher(contentType);
        if (parameter.find()) {
            return Charset.forName(parameter.group(1));
        }
        if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        int head = Math.min(bytes.length, 300);
        Matcher declared = DECLARED.matcher(new String(bytes, 0, head, StandardCharsets.ISO_8859_1));
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
