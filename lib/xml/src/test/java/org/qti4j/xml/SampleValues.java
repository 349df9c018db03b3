// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.qti4j.model.grammar.ValueType;

/** Finds a valid text for every datatype of the grammar, by trying texts that occur in such places. */
final class SampleValues {
    /** The identifier that every document of the sweep has, for references. */
    static final String ID = "R1";

    private static final List<String> CANDIDATES = List.of(
            ID,
            "1",
            "0",
            "true",
            "1.5",
            "en",
            "a",
            "10%",
            "image/png",
            "0,0,10,10",
            "ext:own",
            "text",
            "#102030",
            "1em",
            "50ms",
            "+10%",
            "http://school.example/a",
            "2px",
            "-1",
            "5s",
            "x-strong",
            "+1st",
            "1.0",
            "application/srgs",
            "audio/wav",
            "0.5",
            "+6dB",
            "1 2",
            "a/b",
            "%",
            "|",
            "left",
            "medium",
            "100",
            "60",
            "default",
            "+",
            "1lm",
            "AAAA",
            "{left}",
            "center",
            "baseline",
            "solid",
            "0 0",
            "none",
            "thin",
            "1.0em",
            "auto",
            "(0%,+20Hz)",
            "(0%,+20Hz), (10%,+30Hz)",
            "(0%,+20%), (10%,+30%)",
            "3in");

    private SampleValues() {}

    static String of(ValueType type) {
        if (!type.enumeration().isEmpty()) {
            return type.enumeration().get(0);
        }
        return switch (type.variety()) {
            case LIST -> {
                int least = Integer.parseInt(
                        type.bounds().getOrDefault("length", type.bounds().getOrDefault("minLength", "1")));
                yield String.join(
                        " ",
                        java.util.Collections.nCopies(
                                Math.max(1, least), of(type.members().get(0))));
            }
            case UNION -> of(type.members().get(0));
            case ATOMIC ->
                CANDIDATES.stream()
                        .filter(text -> isValid(type, text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no candidate fits " + type));
        };
    }

    private static boolean isValid(ValueType type, String text) {
        for (List<String> step : type.patterns()) {
            if (step.stream().noneMatch(pattern -> Pattern.matches(java(pattern), text))) {
                return false;
            }
        }
        return isLexical(type.builtin(), text) && isWithin(type.bounds(), text);
    }

    private static boolean isLexical(String builtin, String text) {
        return switch (builtin) {
            case "boolean" -> text.equals("true");
            case "integer",
                    "int",
                    "long",
                    "short",
                    "byte",
                    "unsignedByte",
                    "unsignedInt",
                    "unsignedLong",
                    "unsignedShort" -> text.matches("-?[0-9]+");
            case "nonNegativeInteger" -> text.matches("[0-9]+");
            case "positiveInteger" -> text.matches("[1-9][0-9]*");
            case "decimal", "double", "float" -> text.matches("-?[0-9]+(\\.[0-9]+)?");
            case "ID" -> false;
            case "IDREF", "IDREFS" -> text.equals(ID);
            case "NCName", "Name", "NMTOKEN", "NMTOKENS", "QName" -> text.matches("[A-Za-z][A-Za-z0-9]*");
            case "language" -> text.equals("en");
            case "base64Binary" -> text.equals("AAAA");
            default -> true;
        };
    }

    private static boolean isWithin(Map<String, String> bounds, String text) {
        for (Map.Entry<String, String> bound : bounds.entrySet()) {
            boolean length = bound.getKey().toLowerCase(java.util.Locale.ROOT).contains("length");
            double value = length ? text.length() : text.matches("-?[0-9.]+") ? Double.parseDouble(text) : Double.NaN;
            double limit = Double.parseDouble(bound.getValue());
            boolean holds = switch (bound.getKey()) {
                case "minInclusive", "minLength" -> value >= limit;
                case "maxInclusive", "maxLength" -> value <= limit;
                case "minExclusive" -> value > limit;
                case "maxExclusive" -> value < limit;
                default -> value == limit;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /** The name classes of XML Schema's regular expressions, roughly, in Java's. */
    private static String java(String pattern) {
        return pattern.replace("\\p{IsBasicLatin}-[", "\\x00-\\x7F&&[^")
                .replace("\\i-[:]", "_A-Za-z")
                .replace("\\c-[:]", "-._A-Za-z0-9")
                .replace("\\i", "[_:A-Za-z]")
                .replace("\\c", "[-._:A-Za-z0-9]");
    }
}
