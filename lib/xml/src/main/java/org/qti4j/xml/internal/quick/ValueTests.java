// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.model.grammar.ValueType;

/** Makes the tests of datatypes (XML Schema part 2). What is rare, or has rules that would have to be written twice, is never sure. */
final class ValueTests {
    /** Longer texts are left to others when they have to be compared with a regular expression: those of this platform recurse. */
    private static final int LONGEST_MATCHED = 400;
    /** Whole numbers of so many digits fit a long. */
    private static final int DIGITS = 18;

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final Map<ValueType, ValueTest> made = new IdentityHashMap<>();

    /** Returns the test of a datatype. */
    ValueTest of(ValueType type) {
        ValueTest known = made.get(type);
        if (known == null) {
            known = make(type);
            made.put(type, known);
        }
        return known;
    }

    private ValueTest make(ValueType type) {
        return switch (type.variety()) {
            case ATOMIC -> atomic(type);
            case LIST -> list(type);
            case UNION -> union(type);
        };
    }

    private ValueTest union(ValueType type) {
        if (isRestricted(type)) {
            return ValueTest.NEVER_SURE;
        }
        ValueTest[] members = type.members().stream().map(this::of).toArray(ValueTest[]::new);
        return text -> {
            for (ValueTest member : members) {
                if (member.isSure(text)) {
                    return true;
                }
            }
            return false;
        };
    }

    private ValueTest list(ValueType type) {
        boolean other = !type.enumeration().isEmpty() || !type.patterns().isEmpty();
        if (other
                || !Set.of("length", "minLength", "maxLength")
                        .containsAll(type.bounds().keySet())) {
            return ValueTest.NEVER_SURE;
        }
        ValueTest item = of(type.members().get(0));
        // The lists that XML Schema itself has must not be empty.
        boolean builtIn = Set.of("IDREFS", "NMTOKENS", "ENTITIES").contains(type.name());
        int least = bound(type, "length", bound(type, "minLength", builtIn ? 1 : 0));
        int most = bound(type, "length", bound(type, "maxLength", Integer.MAX_VALUE));
        return text -> {
            int items = 0;
            for (int i = 0; i < text.length(); i++) {
                if (isBlank(text.charAt(i))) {
                    continue;
                }
                int start = i;
                while (i < text.length() && !isBlank(text.charAt(i))) {
                    i++;
                }
                if (!item.isSure(text.substring(start, i))) {
                    return false;
                }
                items++;
            }
            return items >= least && items <= most;
        };
    }

    private static int bound(ValueType type, String facet, int otherwise) {
        String value = type.bounds().get(facet);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static boolean isRestricted(ValueType type) {
        return !type.enumeration().isEmpty()
                || !type.patterns().isEmpty()
                || !type.bounds().isEmpty();
    }

    private static ValueTest atomic(ValueType type) {
        ValueTest test = unrestricted(type);
        if (test == ValueTest.NEVER_SURE) {
            return test;
        }
        if (!type.patterns().isEmpty()) {
            test = both(test, patterns(type.patterns()));
        }
        if (!type.enumeration().isEmpty()) {
            // Values of other datatypes can be written in several ways.
            Set<String> values = Set.copyOf(type.enumeration());
            test = isText(type.builtin()) ? both(test, values::contains) : ValueTest.NEVER_SURE;
        }
        if (!type.bounds().isEmpty()) {
            test = both(test, bounds(type));
        }
        return normalized(type.whiteSpace(), test);
    }

    private static ValueTest both(ValueTest one, ValueTest other) {
        if (one == ValueTest.NEVER_SURE || other == ValueTest.NEVER_SURE) {
            return ValueTest.NEVER_SURE;
        }
        return one == ValueTest.ANYTHING ? other : text -> one.isSure(text) && other.isSure(text);
    }

    private static boolean isText(String builtin) {
        return Set.of("string", "normalizedString", "token", "NMTOKEN", "NCName")
                .contains(builtin);
    }

    /** The text behind the blanks that the datatype does not count. Blanks inside are rare where they matter, and not looked at. */
    private static ValueTest normalized(String whiteSpace, ValueTest test) {
        if (test == ValueTest.ANYTHING || test == ValueTest.NEVER_SURE || whiteSpace.equals("preserve")) {
            return test;
        }
        boolean trimmed = whiteSpace.equals("collapse");
        return text -> {
            int start = 0;
            int end = text.length();
            while (trimmed && start < end && isBlank(text.charAt(start))) {
                start++;
            }
            while (trimmed && end > start && isBlank(text.charAt(end - 1))) {
                end--;
            }
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (isBlank(c) && (c != ' ' || trimmed && text.charAt(i + 1) == ' ')) {
                    return false;
                }
            }
            return test.isSure(end - start == text.length() ? text : text.substring(start, end));
        };
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private static ValueTest unrestricted(ValueType type) {
        return switch (type.builtin()) {
            case "string", "normalizedString", "token", "anySimpleType" -> ValueTest.ANYTHING;
            case "boolean" ->
                text -> text.equals("true") || text.equals("false") || text.equals("1") || text.equals("0");
            case "NCName", "ID", "IDREF" -> text -> isName(text, false, false);
            case "NMTOKEN" -> text -> isName(text, true, true);
            case "integer" -> text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case "nonNegativeInteger", "unsignedLong" -> text -> whole(text, 0, Long.MAX_VALUE);
            case "positiveInteger" -> text -> whole(text, 1, Long.MAX_VALUE);
            case "int" -> text -> whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "decimal" -> text -> decimal(text, 0) == text.length();
            case "double" -> ValueTests::isDouble;
            case "language" -> ValueTests::isLanguage;
            case "anyURI" -> Addresses::isSure;
            case "base64Binary" -> ValueTests::isBase64;
            default -> ValueTest.NEVER_SURE;
        };
    }

    private static ValueTest bounds(ValueType type) {
        Map<String, String> bounds = type.bounds();
        if (bounds.equals(Map.of("minInclusive", "0"))) {
            // Neither -0 nor what is not a number is looked at.
            return text -> text.charAt(0) != '-' && text.charAt(0) != 'N';
        }
        if (bounds.equals(Map.of("length", "0")) && isText(type.builtin())) {
            return String::isEmpty;
        }
        return ValueTest.NEVER_SURE;
    }

    private static ValueTest patterns(List<List<String>> groups) {
        ValueTest all = ValueTest.ANYTHING;
        for (List<String> group : groups) {
            all = both(all, anyOf(group));
        }
        return all;
    }

    private static ValueTest anyOf(List<String> alternatives) {
        if (alternatives.equals(List.of("[\\i-[:]][\\c-[:]]*"))) {
            return text -> isName(text, false, false);
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String alternative : alternatives) {
            String translated = PatternWords.translated(alternative);
            if (translated != null) {
                patterns.add(Pattern.compile(translated));
            }
        }
        return text -> {
            if (text.length() <= LONGEST_MATCHED) {
                for (Pattern pattern : patterns) {
                    if (pattern.matcher(text).matches()) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    /** Names in the letters of western languages; which others may stand in a name is a long list. */
    private static boolean isName(String text, boolean anyStart, boolean colons) {
        int length = text.length();
        if (length == 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c == '_'
                    || c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
            boolean other = c >= '0' && c <= '9' || c == '-' || c == '.' || colons && c == ':';
            if (!letter && !(other && (i > 0 || anyStart))) {
                return false;
            }
        }
        return true;
    }

    private static boolean whole(String text, long least, long most) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (length == start || length - start > DIGITS) {
            return false;
        }
        long value = 0;
        for (int i = start; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        value = text.charAt(0) == '-' ? -value : value;
        return value >= least && value <= most;
    }

    /** Returns where the decimal number that begins here ends, or -1 when there is none. */
    private static int decimal(String text, int start) {
        int at = start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+') ? start + 1 : start;
        int point = digits(text, at);
        if (point == text.length() || text.charAt(point) != '.') {
            return point == at ? -1 : point;
        }
        int end = digits(text, point + 1);
        return end == at + 1 ? -1 : end;
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isDouble(String text) {
        if (text.equals("INF") || text.equals("-INF") || text.equals("NaN")) {
            return true;
        }
        int end = decimal(text, 0);
        if (end < 0 || end == text.length()) {
            return end > 0;
        }
        if (text.charAt(end) != 'e' && text.charAt(end) != 'E') {
            return false;
        }
        int exponent = end + 1;
        if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
            exponent++;
        }
        int last = digits(text, exponent);
        return last > exponent && last == text.length() && last - exponent <= 3;
    }

    /** Without the blanks that may stand between the letters. */
    private static boolean isBase64(String text) {
        if (text.isEmpty() || text.length() % 4 != 0) {
            return false;
        }
        // What comes before one or two signs of equality has bits to spare, which must not be set.
        int end = text.endsWith("==") ? text.length() - 2 : text.endsWith("=") ? text.length() - 1 : text.length();
        for (int i = 0; i < end; i++) {
            if (BASE64.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        int spare = text.length() - end;
        return spare == 0 || BASE64.indexOf(text.charAt(end - 1)) % (spare == 1 ? 4 : 16) == 0;
    }

    private static boolean isLanguage(String text) {
        int part = 0;
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' && part > 0) {
                part = 0;
                first = false;
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && c >= '0' && c <= '9') {
                part++;
            } else {
                return false;
            }
            if (part > 8) {
                return false;
            }
        }
        return part > 0;
    }
}
