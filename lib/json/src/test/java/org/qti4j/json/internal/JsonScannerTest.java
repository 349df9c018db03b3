// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.QtiFormatException;

/** What the scanner takes is what the parser takes; all else it leaves to that one. */
class JsonScannerTest {
    private static final String[] STRINGS = {
        "",
        "a",
        "identifier",
        "qti-assessment-item",
        "with \\\"quotes\\\" and \\\\ and \\/",
        "\\b\\f\\n\\r\\t",
        "\\u0041\\u00e9\\uFFFE\\uffff\\u0001\\u20AC",
        "\\ud83d\\uDE00",
        "ä€😀\uFFFE\u2028\u0080\u07FF\u0800",
        "a much longer text, so that it does not fit into eight bytes. <p>&amp;</p>",
        "\u007F"
    };
    private static final String[] NUMBERS = {
        "0", "-0", "1", "-12.50", "1e5", "1.5E-10", "0.0e+0", "12345678901234567890"
    };
    private static final String[] BLANKS = {"", "", "", " ", "\n", "\r\n", "\r", "\t", "\n    ", "\r\r\n\n "};
    /** What makes a text none, most of the time. */
    private static final String[] FAULTS = {
        "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "+", "t", "n", "\u0000", "\u0001", "é", "\\u",
        "\\ud800", "'", "/", "\n", "NaN", "tru"
    };

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void takesWhatTheParserTakes() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            byte[] json = (blank() + value(0) + blank()).getBytes(StandardCharsets.UTF_8);

            assertThat(scanned(json))
                    .as("seed %d: %s", seed, words(json))
                    .isNotNull()
                    .isEqualTo(parsed(json));
        }
    }

    @Test
    void takesNothingThatTheParserDoesNotTake() throws IOException {
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] json = spoilt((blank() + value(0) + blank()).getBytes(StandardCharsets.UTF_8));

            List<Object> scanned = scanned(json);

            if (scanned != null) {
                taken++;
                assertThat(scanned).as("seed %d: %s", seed, words(json)).isEqualTo(parsed(json));
            }
        }
        assertThat(taken).isBetween(100, 9_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{}{}",
                "[] x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "{,}",
                "[1 2]",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "tru",
                "truee",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\ud800\\u0041\"",
                "\"\\udc00\"",
                "\"\n\"",
                "{'a':1}",
                "{a:1}",
                "[NaN]",
                "// c\n[]",
                "\uFEFF{}",
                "[}",
                "{]",
                "{\"a\":1]",
                "[\"\\ud800\\n\"]"
            })
    void leavesToTheParserWhatIsNoJson(String json) {
        assertThat(scanned(json.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C080",
                "C1BF",
                "E08080",
                "E09FBF",
                "EDA080",
                "EDBFBF",
                "F0808080",
                "F08FBFBF",
                "F4908080",
                "F5808080",
                "F8888080",
                "80",
                "C3",
                "E282",
                "F09F98",
                "C328",
                "E22841",
                "FF",
                "FE"
            })
    void leavesToTheParserWhatIsNotUtf8(String hex) {
        byte[] bytes = new byte[hex.length() / 2 + 4];
        bytes[0] = '[';
        bytes[1] = '"';
        for (int i = 0; i < hex.length() / 2; i++) {
            bytes[i + 2] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        bytes[bytes.length - 2] = '"';
        bytes[bytes.length - 1] = ']';

        assertThat(scanned(bytes)).isNull();
    }

    @Test
    void leavesToTheParserWhatIsNearItsLimits() {
        assertThat(scanned(("[".repeat(1_000) + "]".repeat(1_000)).getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(scanned("1".repeat(501).getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(scanned(("{\"" + "a".repeat(5_001) + "\":1}").getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(scanned(("{\"é" + "a".repeat(5_001) + "\":1}").getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void givesTheSameObjectForTheSameName() {
        byte[] json =
                "{\"qti-item-body\":{\"qti-item-body\":{\"é\":{\"\\u00e9\":{}}}}}".getBytes(StandardCharsets.UTF_8);
        JsonTape tape = new JsonTape();

        assertThat(JsonScanner.scan(json, json.length, tape)).isTrue();

        assertThat(tape.name(1)).isSameAs(tape.name(2)).isSameAs("qti-item-body");
        assertThat(tape.name(3)).isSameAs(tape.name(4)).isSameAs("é");
    }

    @Test
    void keepsNamesApartHoweverManyThereAre() {
        for (int i = 0; i < 20_000; i++) {
            byte[] json = ("{\"name-" + i + "\":{\"" + i + "-name-of-another\":1}}").getBytes(StandardCharsets.UTF_8);
            JsonTape tape = new JsonTape();

            assertThat(JsonScanner.scan(json, json.length, tape)).isTrue();

            assertThat(tape.name(1)).isEqualTo("name-" + i);
            assertThat(tape.name(2)).isEqualTo(i + "-name-of-another");
        }
    }

    // Texts

    private String value(int depth) {
        int kind = random.nextInt(depth > 5 ? 4 : 7);
        return switch (kind) {
            case 0 -> '"' + pick(STRINGS) + pick(STRINGS) + '"';
            case 1 -> pick(NUMBERS);
            case 2 -> pick("true", "false", "null");
            case 3 -> pick("{}", "[]", "{ }", "[\n]");
            case 4 -> '[' + items(depth, "") + ']';
            default -> '{' + items(depth, "name") + '}';
        };
    }

    private String items(int depth, String name) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            items.add(blank()
                    + (name.isEmpty() ? "" : '"' + pick(STRINGS) + '"' + blank() + ':' + blank())
                    + value(depth + 1)
                    + blank());
        }
        return String.join(",", items);
    }

    private String blank() {
        return pick(BLANKS);
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    /** Puts something where it does not belong, or takes something out. */
    private byte[] spoilt(byte[] json) {
        int from = random.nextInt(json.length + 1);
        int to = Math.min(json.length, from + random.nextInt(3));
        byte[] fault = random.nextInt(5) == 0
                ? new byte[] {(byte) random.nextInt()}
                : (random.nextBoolean() ? pick(FAULTS) : "").getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[json.length - (to - from) + fault.length];
        System.arraycopy(json, 0, result, 0, from);
        System.arraycopy(fault, 0, result, from, fault.length);
        System.arraycopy(json, to, result, from + fault.length, json.length - to);
        return result;
    }

    private static String words(byte[] json) {
        return new String(json, StandardCharsets.UTF_8) + " " + Arrays.toString(json);
    }

    // Tokens

    /** Returns the tokens that the scanner finds, or null when it leaves the text to the parser. */
    private static @Nullable List<Object> scanned(byte[] json) {
        JsonTape tape = new JsonTape();
        // What stands behind the text is none of the scanner's business.
        byte[] more = Arrays.copyOf(json, json.length + 20);
        Arrays.fill(more, json.length, more.length, (byte) ']');
        boolean taken = JsonScanner.scan(more, json.length, tape);
        assertThat(JsonScanner.scan(json, json.length, new JsonTape())).isEqualTo(taken);
        return taken ? tokens(tape) : null;
    }

    private static List<Object> parsed(byte[] json) throws IOException {
        try {
            return tokens(JsonTape.read(
                    factory -> factory.createParser(new StrictUtf8(new ByteArrayInputStream(json))), Long.MAX_VALUE));
        } catch (QtiFormatException e) {
            return List.of(e.diagnostics());
        }
    }

    private static List<Object> tokens(JsonTape tape) {
        List<Object> tokens = new ArrayList<>();
        for (int i = 0; i < tape.size(); i++) {
            byte kind = tape.kind(i);
            tokens.add(kind);
            tokens.add(tape.hasName(i) ? tape.name(i) : "");
            tokens.add(tape.line(i) + ":" + tape.column(i));
            tokens.add(tape.isForbidden(i));
            tokens.add(tape.start(i));
            tokens.add(tape.length(i));
            tokens.add(tape.isContainer(i) || kind == JsonTape.END ? "" : tape.text(i));
        }
        return tokens;
    }
}
