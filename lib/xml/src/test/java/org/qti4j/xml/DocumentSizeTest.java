// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.P;
import org.qti4j.model.diagnostic.Diagnostics;

/** Documents around the sizes at which they are read in another way have the same findings, in whatever pieces they come. */
class DocumentSizeTest {
    private static final QtiXml XML = QtiXml.create();
    private static final String START = "<p xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'>\n";

    static Stream<Integer> sizes() {
        return IntStream.of(200, 1_024, 2_048, 262_144).boxed().flatMap(size -> Stream.of(size - 1, size, size + 1));
    }

    private static String document(int size, String last, String end) {
        StringBuilder text = new StringBuilder(START);
        while (text.length() + 60 < size - last.length() - end.length()) {
            text.append("<em>so it is written</em>, line by line.\n");
        }
        text.append(last).append(" ".repeat(size - text.length() - end.length()));
        return text.append(end).toString();
    }

    private static InputStream inPieces(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 777));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }

    private static Reader inPieces(String text) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 777));
            }
        };
    }

    private static Diagnostics everyWay(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Diagnostics found = XML.validate(text);
        assertThat(XML.validate(new ByteArrayInputStream(bytes))).isEqualTo(found);
        assertThat(XML.validate(inPieces(bytes))).isEqualTo(found);
        assertThat(XML.validate(new StringReader(text))).isEqualTo(found);
        assertThat(XML.validate(inPieces(text))).isEqualTo(found);
        return found;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void areValid(int size) throws IOException {
        String text = document(size, "", "</p>");

        assertThat(text).hasSize(size);
        assertThat(everyWay(text)).isEmpty();
        assertThat(XML.read(inPieces(text), P.class)).isEqualTo(XML.read(text, P.class));
        assertThat(XML.read(inPieces(text.getBytes(StandardCharsets.UTF_8)), P.class))
                .isEqualTo(XML.read(text, P.class));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void haveAnErrorAtTheEnd(int size) throws IOException {
        assertThat(everyWay(document(size, "<em dir='up'>x</em>", "</p>")))
                .singleElement()
                .satisfies(found -> assertThat(found.location().path()).endsWith("/@dir"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void endTooEarlyAndHaveAnErrorBefore(int size) throws IOException {
        assertThat(everyWay(document(size, "<em dir='up'>x</em>", "<p")))
                .hasSize(2)
                .anySatisfy(found -> assertThat(found.code()).isEqualTo("xml-not-well-formed"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void haveABadByte(int size) throws IOException {
        byte[] bytes = document(size, "", "</p>").getBytes(StandardCharsets.UTF_8);
        bytes[size - 6] = (byte) 0xFF;

        Diagnostics found = XML.validate(new ByteArrayInputStream(bytes));

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.message()).contains("bytes");
            assertThat(one.location().line()).isEqualTo((int)
                    new String(bytes, StandardCharsets.ISO_8859_1).lines().count());
        });
        assertThat(XML.validate(inPieces(bytes))).isEqualTo(found);
    }
}
