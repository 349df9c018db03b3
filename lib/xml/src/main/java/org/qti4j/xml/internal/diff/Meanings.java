// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.namespace.NamespaceContext;
import org.qti4j.model.grammar.ValueType;

/** Texts that are the same for values that are the same. */
final class Meanings {
    /** No number of anybody's is longer, and the time for reading one grows with the square of its length. */
    private static final int LONGEST_NUMBER = 100;

    private Meanings() {}

    /** Returns the names with their namespaces instead of their prefixes. */
    static String qualifiedNames(String value, NamespaceContext scope) {
        return each(value, token -> {
            int colon = token.indexOf(':');
            String namespace = scope.getNamespaceURI(colon < 0 ? "" : token.substring(0, colon));
            return colon >= 0 && namespace == null
                    ? token
                    : "{" + (namespace == null ? "" : namespace) + "}" + token.substring(colon + 1);
        });
    }

    /** Returns the text that stands for the value. */
    static String of(String value, ValueType type) {
        return switch (type.variety()) {
            case LIST ->
                each(
                        value,
                        token -> type.members().size() == 1
                                ? of(token, type.members().get(0))
                                : token);
            case UNION -> type.whiteSpace().equals("collapse") ? each(value, UnaryOperator.identity()) : value;
            case ATOMIC -> ofOne(value, type);
        };
    }

    private static String ofOne(String value, ValueType type) {
        String text = switch (type.whiteSpace()) {
            case "collapse" -> each(value, UnaryOperator.identity());
            case "replace" -> value.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
            default -> value;
        };
        if (type.isBoolean()) {
            return text.equals("1") ? "true" : text.equals("0") ? "false" : text;
        }
        return type.isNumber() ? number(text) : text;
    }

    private static String number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            // Not a number, or one that is called INF or NaN.
            return text;
        }
    }

    /** Returns the parts between blanks, each replaced, with one blank between them. */
    private static String each(String value, UnaryOperator<String> replacement) {
        return Arrays.stream(value.split("[ \t\r\n]+"))
                .filter(token -> !token.isEmpty())
                .map(replacement)
                .collect(Collectors.joining(" "));
    }
}
