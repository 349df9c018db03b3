// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qti4j.model.grammar.ValueType;
import org.qti4j.model.grammar.ValueType.Variety;

/** The values of attributes in one spelling each. */
final class PlainValue {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]+");
    private static final int MOST_DIGITS = 40;

    private PlainValue() {}

    /** Returns the one spelling of what a value means; numbers and booleans as such, others as texts. */
    static Object of(ValueType type, Object value) {
        if (!JsonValues.isScalar(value)) {
            return value;
        }
        String text = spaced(type.whiteSpace(), value.toString());
        if (type.variety() == Variety.LIST && type.members().size() == 1) {
            return BLANKS.splitAsStream(text)
                    .map(word -> of(type.members().get(0), word).toString())
                    .collect(Collectors.joining(" "));
        }
        if (type.isBoolean()) {
            return text.equals("1") || text.equals("true")
                    ? Boolean.TRUE
                    : text.equals("0") || text.equals("false") ? (Object) Boolean.FALSE : text;
        }
        return type.isNumber()
                ? JsonValues.decimal(text).<Object>map(PlainValue::plain).orElse(text)
                : text;
    }

    /** A number that is written with few digits is shown with them. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        long digits = (long) shortest.precision() - shortest.scale();
        return shortest.scale() < 0 && digits < MOST_DIGITS ? shortest.setScale(0) : shortest;
    }

    private static String spaced(String whiteSpace, String text) {
        return switch (whiteSpace) {
            case "collapse" ->
                BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
            case "replace" -> text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
            default -> text;
        };
    }
}
