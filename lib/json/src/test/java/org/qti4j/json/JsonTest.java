// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;

@Timeout(30)
class JsonTest {
    @Test
    void readsEveryKindOfValueInTheOrderOfTheText() {
        Map<String, Object> object =
                Json.readObject("{\"b\":[1,\"x\",true,false,null,{}],\"a\":\"\\u00e9\\n\\ud83d\\ude00\"}");

        assertThat(object.keySet()).containsExactly("b", "a");
        List<Object> expected = new ArrayList<>(List.of(1, "x", true, false));
        expected.add(null);
        expected.add(Map.of());
        assertThat(object).containsEntry("b", expected).containsEntry("a", "é\n😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.50", "0.1", "1E+3", "12345678901234567890.123456789", "1E-400"})
    void writesADecimalWithTheDigitsItWasReadWith(String number) {
        assertThat(Json.write(Json.read(number))).isEqualTo(number);
    }

    @Test
    void keepsTheExactValueOfEveryNumber() {
        assertThat(Json.read("1e3")).isEqualTo(new BigDecimal("1E+3"));
        assertThat(Json.read("2147483647")).isEqualTo(2147483647);
        assertThat(Json.read("2147483648")).isEqualTo(2147483648L);
        assertThat(Json.read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Json.read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Json.read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(Json.read("-0")).isEqualTo(0);
        assertThat(Json.read("1E9999")).isEqualTo(new BigDecimal("1E9999"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json-not-well-formed  | ``                    | -1 | -1 | ``",
                "json-not-well-formed  | `{\"a\":1,}`          | 1  | 8  | `/a`",
                "json-not-well-formed  | `[1 2]`               | 1  | 4  | `/1`",
                "json-not-well-formed  | `{} x`                | 1  | 4  | ``",
                "json-not-well-formed  | `{}{}`                | 1  | 3  | ``",
                "json-not-well-formed  | `{\"a\":NaN}`         | 1  | 9  | `/a`",
                "json-not-well-formed  | `[Infinity]`          | 1  | 10 | `/0`",
                "json-not-well-formed  | `[1] // x`            | 1  | 5  | ``",
                "json-not-well-formed  | `/* x */ 1`           | 1  | 1  | ``",
                "json-not-well-formed  | `{'a':1}`             | 1  | 2  | ``",
                "json-not-well-formed  | `[01]`                | 1  | 3  | `/0`",
                "json-not-well-formed  | `[+1]`                | 1  | 3  | `/0`",
                "json-not-well-formed  | `[\"a`                | 1  | 4  | `/0`",
                "json-duplicate-key    | `{\"a\":{\"b\":1,\"b\":2}}` | 1 | 13 | `/a/b`",
                "json-invalid-text     | `{\"a\":\"\\ud800\"}` | 1  | 6  | `/a`",
                "json-invalid-text     | `[0,\"\\udc00\\ud800\"]` | 1 | 4 | `/1`",
                "json-not-well-formed  | `{\"\\ud800\":1}`    | 1  | 9  | ``",
                "json-number-too-large | `[1,1e10000]`         | 1  | 4  | `/1`",
                "json-number-too-large | `[1,1e-99999999999999]` | 1 | 4 | `/1`",
                "json-not-an-object    | `[1]`                 | 1  | 1  | ``"
            })
    void refusesWithCodePlaceAndPointer(String code, String text, int line, int column, String pointer) {
        Diagnostic found = refusal(text == null ? "" : text);

        assertThat(found.code()).isEqualTo(code);
        assertThat(found.location().pointer()).isEqualTo(pointer == null ? "" : pointer);
        if (line > 0) {
            assertThat(found.location().toString()).isEqualTo(line + ":" + column);
        }
        assertThat(found.message())
                .isNotBlank()
                .doesNotContainIgnoringCase("feature")
                .doesNotContain("Source");
    }

    @Test
    void countsLinesAndNamesThePointerOfTheError() {
        Diagnostic found = refusal("{\n  \"a~/b\": [\n    1,\n    tru\n  ]\n}");

        assertThat(found.location().line()).isEqualTo(4);
        assertThat(found.location().pointer()).startsWith("/a~0~1b/");
        assertThat(found.message()).contains("'tru'");
    }

    @Test
    void readsAsDeepAsTheLimitAndNotDeeper() {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

        assertThat(Json.write(Json.read(deepest))).isEqualTo(deepest);
        assertThat(refusal("[" + deepest + "]").code()).isEqualTo("json-too-deep");
        assertThat(refusal("{\"a\":".repeat(100_000)).code()).isEqualTo("json-too-deep");
    }

    @Test
    void limitsTheLengthOfNumbersAndTheCountOfValues() {
        assertThat(Json.read("9".repeat(Json.MAX_NUMBER_LENGTH))).isInstanceOf(BigInteger.class);
        assertThat(refusal("9".repeat(Json.MAX_NUMBER_LENGTH + 1)).code()).isEqualTo("json-number-too-large");
        assertThat(refusal("0." + "1".repeat(1_000_000)).code()).isEqualTo("json-number-too-large");
        assertThat(refusal("[" + "0,".repeat(Json.MAX_VALUES) + "0]").code()).isEqualTo("json-too-large");
    }

    @Test
    void limitsTheLengthOfTheBytes() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                java.util.Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                return length;
            }
        };

        assertThatThrownBy(() -> Json.read(endless)).hasMessageContaining("json-too-large");
    }

    @Test
    void readsUtf8WithAndWithoutByteOrderMarkAndDoesNotClose() throws IOException {
        assertThat(Json.read("\uFEFF1")).isEqualTo(1);
        assertThat(Json.read(bytes("\uFEFF[\"é\"]".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(List.of("é"));
        InputStream in = new ByteArrayInputStream("{\"a\":1}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        assertThat(Json.readObject(in)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void saysWhereBytesAreNotUtf8() {
        byte[] latin1 = "{\n \"a\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> Json.read(bytes(latin1)));

        Diagnostic found = refused.diagnostics().all().get(0);
        assertThat(found.code()).isEqualTo("json-invalid-encoding");
        assertThat(found.location().toString()).isEqualTo("2:8");
        assertThat(found.message()).contains("0xE9");
        assertThatThrownBy(() -> Json.read(bytes(new byte[] {'"', (byte) 0xE2, (byte) 0x82})))
                .hasMessageContaining("json-invalid-encoding");
        assertThatThrownBy(() -> Json.read(bytes("{}".getBytes(StandardCharsets.UTF_16))))
                .hasMessageContaining("json-invalid-encoding");
    }

    @Test
    void passesOnThatTheBytesCannotBeHad() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> Json.read(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    @Test
    void writesOnOneLineAndOnMany() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", List.of(1, 2L, new BigDecimal("1.0"), 0.5, BigInteger.TEN));
        value.put("b", null);
        value.put("c", Map.of());
        value.put("q\"\\", "\u0001\t\n</é😀");

        assertThat(Json.write(value))
                .isEqualTo("{\"a\":[1,2,1.0,0.5,10],\"b\":null,\"c\":{},\"q\\\"\\\\\":\"\\u0001\\t\\n</é😀\"}");
        assertThat(Json.writePretty(Map.of("a", List.of(1, Map.of()))))
                .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ]\n}");
        assertThat(Json.read(Json.writePretty(value))).isEqualTo(Json.read(Json.write(value)));
    }

    @Test
    void refusesToWriteWhatIsNotJson() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.write(Map.of("a", List.of(1, Double.NaN))))
                .withMessageContaining("NaN")
                .withMessageContaining("/a/1");
        for (Object no :
                List.of(Float.POSITIVE_INFINITY, Instant.EPOCH, Set.of(1), 'c', new int[0], Map.of(1, 2), "\ud800")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Json.write(no));
            assertThatIllegalArgumentException().isThrownBy(() -> Json.immutableCopy(Map.of("a", no)));
        }
    }

    @Test
    void refusesToWriteAStructureThatContainsItself() {
        List<Object> ring = new ArrayList<>();
        ring.add(ring);

        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(ring)).withMessageContaining("512");
    }

    @Test
    void copiesDeeply() {
        List<Object> list = new ArrayList<>(List.of(1));
        list.add(null);
        Map<String, Object> original = new LinkedHashMap<>(Map.of("a", list));

        Map<String, Object> copy = Json.immutableCopy(original);
        list.add(2);

        assertThat(Json.write(copy)).isEqualTo("{\"a\":[1,null]}");
        assertThatThrownBy(() -> copy.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) copy.get("a")).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static InputStream bytes(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static Diagnostic refusal(String text) {
        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> Json.readObject(text));
        assertThat(refused).as(text.substring(0, Math.min(text.length(), 40))).isNotNull();
        assertThat(refused.diagnostics().size()).isEqualTo(1);
        return refused.diagnostics().all().get(0);
    }
}
