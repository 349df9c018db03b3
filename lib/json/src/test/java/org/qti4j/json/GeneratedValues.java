// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ValueType;

/** The values of {@link GeneratedDocuments}: any text that a datatype allows, in any of the forms that it can be written in. */
final class GeneratedValues {
    /** For types that are defined by a pattern, by their names. */
    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry("Coords", List.of("0,0,10", "10%,20,30,40%", "1,2,3,4,5,6")),
            Map.entry("ExtensionName", List.of("ext:own", "ext:a.b-c_1")),
            Map.entry("MimeType", List.of("image/png", "text/x-own+xml")),
            Map.entry("Decibel", List.of("+6dB", "-.5dB", "3.5dB")),
            Map.entry("Length", List.of("10")),
            Map.entry("PhoneticAlphabet", List.of("ipa", "x-own one")),
            Map.entry("PitchPoint", List.of("(0%,+20Hz)", "(10%,-2st)", "(50%,x-low)")),
            Map.entry("PitchValue", List.of("+10Hz", "-1.5st", "100%")),
            Map.entry("RatePercentage", List.of("80%", "12.5%")),
            Map.entry("TimeSpan", List.of("250ms", "+.5s")),
            Map.entry("VariableName", List.of("VAR", "_x.y-1", "\u00e4")),
            Map.entry("BracedGroupAligns", List.of("", "{left}", "{left right}{ center}")),
            Map.entry("Color", List.of("#fff", "#00aaFF", "Red")),
            Map.entry("RelativeLength", List.of("+1 height", "2em", "-.5")),
            Map.entry("SingleCharacter", List.of("x", "\ud83d\ude00")),
            Map.entry("TableAlign", List.of("top", "axis -1")),
            Map.entry("VoiceName", List.of("anna", "\u00e9va")));

    private static final String[] PIECES = {
        "a",
        "word",
        " ",
        "  ",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "<",
        ">",
        "&",
        "]]>",
        "\"",
        "'",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\ud83d\ude00",
        "\ud835\udd4f",
        "\u05d0",
        "\u0301",
        "e\u0301",
        "\ufffd",
        "\\",
        "/",
        "{",
        "}",
        "[",
        "0",
        "1.0",
        "true",
        "null",
        "\u007f",
        "\u200d",
        "--",
        "?>",
        "\ue000",
        "\udbff\udffd"
    };

    private record Reference(GeneratedDocuments.Node node, QName attribute, int count, boolean required) {}

    private final Random random;
    private final List<String> ids = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    GeneratedValues(Random random) {
        this.random = random;
    }

    void startDocument() {
        ids.clear();
        references.clear();
    }

    /** Gives every reference an identifier of the document; tells whether that was possible. */
    boolean resolveReferences() {
        for (Reference reference : references) {
            if (ids.isEmpty()) {
                if (reference.required()) {
                    return false;
                }
                reference.node().attributes.remove(reference.attribute());
                continue;
            }
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < reference.count(); i++) {
                chosen.add(one(ids));
            }
            reference
                    .node()
                    .attributes
                    .put(reference.attribute(), blanks(String.join(one(List.of(" ", "\n", "  ")), chosen)));
        }
        return true;
    }

    /** Puts a value of the attribute on the element. */
    void attribute(GeneratedDocuments.Node node, AttributeDeclaration attribute) {
        ValueType type = attribute.type();
        boolean list = type.variety() == ValueType.Variety.LIST;
        String builtin = list ? type.members().get(0).builtin() : type.builtin();
        if (builtin.equals("IDREF")) {
            references.add(
                    new Reference(node, attribute.name(), list ? 1 + random.nextInt(3) : 1, attribute.isRequired()));
            node.attributes.put(attribute.name(), "");
            return;
        }
        if (builtin.equals("QName") && random.nextBoolean()) {
            String prefix = "w" + random.nextInt(2);
            node.declarations.put(prefix, "urn:words" + random.nextInt(2));
            node.attributes.put(attribute.name(), blanks(prefix + ":noun"));
            return;
        }
        node.attributes.put(attribute.name(), text(type));
    }

    /** Returns a text of the type. */
    String text(ValueType type) {
        if (type.variety() == ValueType.Variety.UNION) {
            return text(one(type.members()));
        }
        if (!type.enumeration().isEmpty()) {
            String text = one(type.enumeration());
            return type.whiteSpace().equals("collapse") ? blanks(text) : text;
        }
        if (type.variety() == ValueType.Variety.LIST) {
            return list(type);
        }
        if (!type.patterns().isEmpty()) {
            List<String> samples = SAMPLES.get(type.name());
            if (samples == null) {
                throw new IllegalStateException("a sample is missing for the pattern of " + type);
            }
            return one(samples);
        }
        if ("0".equals(type.bounds().get("length"))) {
            return "";
        }
        return type.isNumber() ? number(type) : builtin(type);
    }

    private String list(ValueType type) {
        String length = type.bounds().get("length");
        // The lists that XML Schema itself defines are never empty.
        boolean predefined = List.of("NMTOKENS", "IDREFS").contains(type.name());
        int least = Integer.parseInt(type.bounds().getOrDefault("minLength", predefined ? "1" : "0"));
        int count = length == null ? least + random.nextInt(3) : Integer.parseInt(length);
        List<String> items = new ArrayList<>();
        while (items.size() < count) {
            String item = text(type.members().get(0)).strip();
            // A string with blanks would be several items of the list.
            if (!item.isEmpty() && item.chars().noneMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
                items.add(item);
            }
        }
        return blanks(String.join(one(List.of(" ", "  ", "\n", "\t")), items));
    }

    private String builtin(ValueType type) {
        return switch (type.builtin()) {
            case "ID" -> {
                String id = one(List.of("id", "_", "\u00e9", "a.b-")) + ids.size();
                ids.add(id);
                yield blanks(id);
            }
            case "NCName", "QName", "NMTOKEN", "Name" -> blanks(one(List.of("name", "_a-b.c", "\u00fcber", "x1")));
            case "boolean" -> blanks(one(List.of("true", "false", "1", "0")));
            case "language" -> blanks(one(List.of("en", "de-AT", "x-own")));
            case "anyURI" -> one(List.of("", "a.png", "https://example.org/a?b=c&d=%20", "urn:x:\u00e4", " a b "));
            case "base64Binary" -> one(List.of("", "QUJD", "QQ =="));
            case "token", "string", "normalizedString", "anySimpleType" -> anyText();
            default -> throw new IllegalStateException("no values are known for " + type);
        };
    }

    private String number(ValueType type) {
        boolean fraction = List.of("double", "float", "decimal").contains(type.builtin());
        boolean huge = type.builtin().endsWith("nteger") || fraction;
        boolean negative = !type.builtin().startsWith("nonNeg")
                && !type.builtin().startsWith("pos")
                && !type.builtin().startsWith("uns")
                && type.bounds().isEmpty();
        List<String> forms = new ArrayList<>(List.of("1", "2", "01", "+1", "10", "1000"));
        if (!type.builtin().equals("positiveInteger")) {
            forms.addAll(List.of("0", "-0"));
        }
        if (negative) {
            forms.addAll(List.of("-1", "-007"));
        }
        if (huge) {
            forms.add("1234567890123456789012345678901234567890");
        }
        if (fraction) {
            forms.addAll(List.of("1.0", "0.50", ".5", "5.", "3.141592653589793238462643383279"));
        }
        if (type.builtin().equals("double") || type.builtin().equals("float")) {
            forms.addAll(List.of("1e3", "1E+3", "1.5e-7", "INF"));
            if (negative) {
                forms.addAll(List.of("-INF", "NaN"));
            }
        }
        return blanks(one(forms));
    }

    /** Returns any text that XML can hold, sometimes none. */
    String anyText() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Puts blanks around the value of a type for which they do not count. */
    private String blanks(String text) {
        return switch (random.nextInt(12)) {
            case 0 -> " " + text;
            case 1 -> text + "\n";
            case 2 -> "\t " + text + "  ";
            default -> text;
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
