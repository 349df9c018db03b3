// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** Decodes UTF-8 strictly and says where it is not. */
final class Utf8 {
    private Utf8() {}

    /** Returns the text, with the byte order mark if there is one. */
    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            decoder.flush(out);
        }
        out.flip();
        if (result.isError()) {
            throw invalid(bytes[in.position()], out);
        }
        return out.toString();
    }

    private static QtiFormatException invalid(byte first, CharBuffer before) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < before.length(); i++) {
            boolean newLine = before.charAt(i) == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        String message = String.format("byte 0x%02X is not UTF-8 here; JSON is written in UTF-8", first & 0xFF);
        return new QtiFormatException(Diagnostic.error("json-invalid-encoding", message, Location.of(line, column)));
    }
}
