// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a b,a b", " a ,a", "a  b,a b", "``,``", "   ,``", "\u00a0a,\u00a0a", "a ,a"})
    void collapsesBlanksAsXmlSchemaSays(String text, String collapsed) {
        assertThat(Lexical.collapse(text)).isEqualTo(collapsed);
    }

    @Test
    void collapsesTabsAndLineEnds() {
        assertThat(Lexical.collapse("\ta\r\n b\n")).isEqualTo("a b");
        assertThat(Lexical.collapse("\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "' false ',false", "0,false"})
    void readsBooleans(String text, boolean value) {
        assertThat(Lexical.booleanOf(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", "yes", "2", "true false"})
    void refusesWhatIsNoBoolean(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lexical.booleanOf(text));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "01,1", "+1,1", "-1,-1", "' 7 ',7", "2147483647,2147483647", "-2147483648,-2147483648", "-0,0"})
    void readsIntegers(String text, int value) {
        assertThat(Lexical.integerOf(text)).isEqualTo(value);
    }

    @Test
    void readsIntegersWithManyZeros() {
        assertThat(Lexical.integerOf("0".repeat(1_000_000) + "12")).isEqualTo(12);
        assertThat(Lexical.integerOf("-" + "0".repeat(50) + "2147483648")).isEqualTo(Integer.MIN_VALUE);
        assertThat(Lexical.integerOf("0".repeat(50))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.0",
                "1e3",
                "x",
                "2147483648",
                "-2147483649",
                "1234567890123456789012345678901234567890",
                "+",
                "--1",
                "1 2",
                "\u0661",
                "\uff11",
                "0x1",
                "1_000"
            })
    void refusesWhatIsNoIntegerOrTooLarge(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lexical.integerOf(text));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.50,1.5", ".5,0.5", "5.,5", "1e3,1000", "1E-2,0.01", "+2,2", "-0.25,-0.25", "' 3 ',3"})
    void readsNumbers(String text, double value) {
        assertThat(Lexical.doubleOf(text)).isEqualTo(value);
    }

    @Test
    void readsTheNumbersThatAreWords() {
        assertThat(Lexical.doubleOf("INF")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Lexical.doubleOf("-INF")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Lexical.doubleOf("NaN")).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1,5", "Infinity", "+INF", "inf", "0x1p3", "1f", "1d", "1e", "\u0661"})
    void refusesWhatIsNoNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lexical.doubleOf(text));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void isNotSlowedByHugeNumbers() {
        String digits = "9".repeat(1_000_000);

        assertThatIllegalArgumentException().isThrownBy(() -> Lexical.integerOf(digits));
        assertThat(Lexical.doubleOf("1e99999")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Lexical.doubleOf("1e-99999")).isEqualTo(0);
        assertThat(Lexical.doubleOf("0." + digits)).isEqualTo(1);
        assertThat(Lexical.doubleOf(digits)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.5,1.5", "-0.25,-0.25", "100000,100000", "1e300,1.0E300", "0,0"})
    void writesTheUsualText(double value, String text) {
        assertThat(Lexical.text(value)).isEqualTo(text);
        assertThat(Lexical.doubleOf(text)).isEqualTo(value);
    }

    @Test
    void writesTheNumbersThatAreWords() {
        assertThat(Lexical.text(Double.POSITIVE_INFINITY)).isEqualTo("INF");
        assertThat(Lexical.text(Double.NEGATIVE_INFINITY)).isEqualTo("-INF");
        assertThat(Lexical.text(Double.NaN)).isEqualTo("NaN");
    }
}
