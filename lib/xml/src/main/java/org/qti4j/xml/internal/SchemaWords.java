// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.ValueType;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Says in words what the schema validator says in its own language: what was found, and what the grammar expected. */
final class SchemaWords {
    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\":([^,}'\\s]+)");
    private static final int LISTED = 12;
    private static final Map<String, String> DATATYPES = Map.ofEntries(
            Map.entry(
                    "NCName",
                    "a name: it begins with a letter or _, then letters, digits, '-', '_' and '.', without blanks and colons"),
            Map.entry(
                    "ID",
                    "a name that is unique in the document: it begins with a letter or _, without blanks and colons"),
            Map.entry("IDREF", "the id of another element"),
            Map.entry("boolean", "true or false"),
            Map.entry("nonNegativeInteger", "a whole number, 0 or more"),
            Map.entry("positiveInteger", "a whole number, 1 or more"),
            Map.entry("integer", "a whole number"),
            Map.entry("int", "a whole number"),
            Map.entry("double", "a number"),
            Map.entry("float", "a number"),
            Map.entry("decimal", "a number"),
            Map.entry("anyURI", "an address (URI)"),
            Map.entry("language", "a language code such as en or de-AT"),
            Map.entry("VariableName", "the name of a variable"),
            Map.entry("ExtensionName", "a name of your own that begins with ext:"),
            Map.entry("#AnonType_lang", "a language code such as en or de-AT, or nothing"),
            Map.entry("normalizedString", "a text"),
            Map.entry("string", "a text"),
            Map.entry(
                    "Identifier",
                    "a name: it begins with a letter or _, then letters, digits, '-', '_' and '.', without blanks and colons"));
    private static final Set<String> REFERENCES = references();

    private SchemaWords() {}

    private static Set<String> references() {
        Set<String> names = new TreeSet<>();
        for (ElementType type : QtiGrammar.get().types()) {
            for (AttributeDeclaration attribute : type.attributes().values()) {
                ValueType value = attribute.type();
                if (isReference(value) || value.members().stream().anyMatch(SchemaWords::isReference)) {
                    names.add(attribute.name().getLocalPart());
                }
            }
        }
        return Set.copyOf(names);
    }

    private static boolean isReference(ValueType type) {
        return type.builtin().equals("IDREF") || type.builtin().equals("IDREFS");
    }

    /** Tells whether an attribute of this name refers to the id of another element somewhere. */
    static boolean isReference(String attribute) {
        return REFERENCES.contains(attribute);
    }

    static String code(String message) {
        int colon = message.indexOf(':');
        return colon > 0 && message.startsWith("cvc-") ? message.substring(0, colon) : "schema-invalid";
    }

    /** The validator speaks of a value twice: first what is wrong with it, then whose it is. */
    static boolean isAboutValue(String message) {
        return message.startsWith("cvc-datatype-valid")
                || message.startsWith("UndeclaredPrefix")
                || message.startsWith("cvc-enumeration-valid")
                || message.startsWith("cvc-pattern-valid")
                || message.startsWith("cvc-minInclusive-valid")
                || message.startsWith("cvc-maxInclusive-valid")
                || message.startsWith("cvc-minExclusive-valid")
                || message.startsWith("cvc-maxExclusive-valid")
                || message.startsWith("cvc-length-valid")
                || message.startsWith("cvc-minLength-valid")
                || message.startsWith("cvc-maxLength-valid")
                || message.startsWith("cvc-id.2");
    }

    static boolean isOwnerOfValue(String message) {
        return message.startsWith("cvc-attribute.3")
                || message.startsWith("cvc-type.3.1.3")
                || message.startsWith("cvc-complex-type.2.2");
    }

    /** Returns the attribute that a message is about, or the empty string. */
    static String attributeOf(String message) {
        List<String> quoted = quoted(message);
        String code = code(message);
        String name = switch (code) {
            case "cvc-attribute.3" -> quoted.size() > 1 ? quoted.get(1) : "";
            case "cvc-complex-type.3.2.2", "cvc-complex-type.3.2.1", "cvc-complex-type.3.1" ->
                quoted.isEmpty() ? "" : quoted.get(0);
            default -> "";
        };
        return name(name).local();
    }

    static String firstQuoted(String message) {
        List<String> quoted = quoted(message);
        return quoted.isEmpty() ? "" : quoted.get(0);
    }

    private static List<String> quoted(String message) {
        List<String> result = new ArrayList<>();
        // A quote closes when a blank or the end of a clause follows; values may have quotes inside. No regular
        // expression: values are long.
        for (int from = message.indexOf('\''); from >= 0; ) {
            int to = message.indexOf('\'', from + 1);
            while (to >= 0 && to + 1 < message.length() && " .,".indexOf(message.charAt(to + 1)) < 0) {
                to = message.indexOf('\'', to + 1);
            }
            if (to < 0) {
                break;
            }
            result.add(message.substring(from + 1, to));
            from = message.indexOf('\'', to + 1);
        }
        return result;
    }

    /** Words about a value whose owner is known. */
    static String aboutValue(String value, String owner) {
        List<String> names = quoted(owner);
        String attribute = attributeOf(owner);
        String element =
                shown(names.get(owner.startsWith("cvc-attribute.3") ? 2 : owner.startsWith("cvc-type") ? 1 : 0));
        String whose = attribute.isEmpty() ? "the text of " + element : element + "/@" + attribute;
        String text = firstQuoted(value);
        if (value.startsWith("cvc-id.2")) {
            return "the id " + quote(text)
                    + " is there already; in a document it can be used once, and response identifiers count as ids";
        }
        if (value.startsWith("UndeclaredPrefix")) {
            return whose + " uses a prefix that is not declared: " + quote(text);
        }
        if (value.startsWith("cvc-complex-type.2.2")) {
            return element + " takes text only, no elements";
        }
        if (isOwnerOfValue(value)) {
            return whose + " has the value " + quote(names.get(0)) + ", which is not allowed";
        }
        return whose + " cannot be " + quote(text) + "; expected " + expectation(value, element, attribute);
    }

    private static String expectation(String message, String element, String attribute) {
        List<String> quoted = quoted(message);
        String code = code(message);
        if (code.equals("cvc-enumeration-valid")) {
            int from = message.indexOf('[');
            int to = message.indexOf("]'", from);
            if (from > 0 && to > from) {
                return oneOf(List.of(message.substring(from + 1, to).split(", ")));
            }
        }
        String type = quoted.size() > 1 ? quoted.get(quoted.size() - 1) : "";
        if (code.startsWith("cvc-datatype-valid")) {
            return datatype(type, element, attribute);
        }
        if (code.equals("cvc-minLength-valid") || code.equals("cvc-length-valid")) {
            return "one value at least";
        }
        if (code.equals("cvc-pattern-valid")) {
            return pattern(type, quoted.size() > 1 ? quoted.get(1) : "");
        }
        String bound = quoted.size() > 1 ? plainNumber(quoted.get(1)) : "";
        return switch (code) {
            case "cvc-minInclusive-valid" -> "a number of at least " + bound;
            case "cvc-maxInclusive-valid" -> "a number of at most " + bound;
            case "cvc-minExclusive-valid" -> "a number greater than " + bound;
            case "cvc-maxExclusive-valid" -> "a number less than " + bound;
            default ->
                "another value (" + message.substring(message.indexOf(':') + 1).strip() + ")";
        };
    }

    /** The validator writes 0 as 0.0E1. */
    private static String plainNumber(String text) {
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String datatype(String type, String element, String attribute) {
        String words = DATATYPES.get(type);
        if (words != null) {
            return words;
        }
        ValueType declared = declaredType(element, attribute);
        if (declared != null && declared.variety() == ValueType.Variety.UNION) {
            return declared.members().stream()
                    .map(member -> member.enumeration().isEmpty()
                            ? DATATYPES.getOrDefault(
                                    DATATYPES.containsKey(member.name()) ? member.name() : member.builtin(),
                                    "a value of " + (member.name().isEmpty() ? member.builtin() : member.name()))
                            : oneOf(member.enumeration()))
                    .distinct()
                    .collect(Collectors.joining(", or "));
        }
        if (declared != null && DATATYPES.containsKey(declared.builtin())) {
            return DATATYPES.get(declared.builtin());
        }
        return "a value of the type " + type;
    }

    private static String pattern(String type, String pattern) {
        return switch (type) {
            case "Coords" ->
                "numbers with commas between them and no blanks: 3 for a circle, 4 for a rectangle or ellipse, pairs for a polygon";
            case "Length" -> "a whole number of pixels, or a percentage such as 50%";
            case "MimeType" -> "a media type such as image/png, without parameters";
            default -> DATATYPES.containsKey(type) ? DATATYPES.get(type) : "a text of the form " + pattern;
        };
    }

    private static @Nullable ValueType declaredType(String element, String attribute) {
        for (ElementType type : typesOf(element)) {
            AttributeDeclaration declared = type.attribute(new QName(attribute));
            if (declared != null) {
                return declared.type();
            }
        }
        return null;
    }

    private static List<ElementType> typesOf(String element) {
        return QtiGrammar.get().declarations(new QName(WellKnownPrefixes.QTI, element)).stream()
                .map(ElementDeclaration::type)
                .toList();
    }

    /** Words for all messages that stand alone. */
    static String words(String message) {
        List<String> quoted = quoted(message);
        String first = quoted.isEmpty() ? "" : shown(quoted.get(0));
        return switch (code(message)) {
            case "cvc-complex-type.2.4.a",
                    "cvc-complex-type.2.4.e",
                    "cvc-complex-type.2.4.g",
                    "cvc-complex-type.2.4.h" -> first + " is not allowed here; expected " + expected(message);
            case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" ->
                first + " is not complete; expected " + expected(message);
            case "cvc-complex-type.2.4.d", "cvc-complex-type.2.4.f" ->
                first + " is not allowed here; nothing more is expected in this place";
            case "cvc-complex-type.2.4.c" ->
                first + " is not known; this place takes elements of known vocabularies only";
            case "cvc-complex-type.2.1" -> first + " must be empty";
            case "cvc-complex-type.2.3" ->
                first + " takes elements only, no text"
                        + (takesParagraphs(first) ? "; put the text into an element such as p" : "");
            case "cvc-complex-type.3.2.2", "cvc-complex-type.3.2.1" ->
                unknownAttribute(quoted.size() > 1 ? shown(quoted.get(1)) : "the element", first);
            case "cvc-complex-type.4" -> missingAttribute(quoted.size() > 1 ? shown(quoted.get(1)) : first, first);
            case "cvc-elt.1.a", "cvc-elt.1" -> first + " cannot be the root of a document; expected " + roots();
            case "cvc-elt.3.1", "cvc-elt.3.2.1" -> "xsi:nil is not allowed; leave it out";
            case "cvc-elt.4.1", "cvc-elt.4.2", "cvc-elt.4.3" -> "xsi:type is not used in QTI documents; leave it out";
            case "cvc-complex-type.5.1", "cvc-complex-type.5.2" ->
                first + " can have one id only; leave out " + (quoted.size() > 1 ? quoted.get(1) : "one of them")
                        + " or xml:id";
            case "cvc-id.1" ->
                "there is no element with the id " + quote(firstQuoted(message))
                        + " that is referred to here (identifiers of response" + " declarations count as ids)";
            case "cvc-id.2" ->
                "the id " + quote(firstQuoted(message))
                        + " is there already; in a document it can be used once, and response identifiers"
                        + " count as ids";
            default -> message.substring(message.indexOf(':') + 1).strip();
        };
    }

    private static boolean takesParagraphs(String element) {
        return typesOf(element).stream().anyMatch(type -> type.content().element(WellKnownPrefixes.QTI, "p") != null);
    }

    private static String unknownAttribute(String element, String name) {
        Set<String> known = new TreeSet<>();
        for (ElementType type : typesOf(element)) {
            type.attributes().keySet().forEach(each -> known.add(each.getLocalPart()));
        }
        if (known.contains(name)) {
            // The element is known under other parents, with another type.
            return element + " has no attribute " + name + " here; it has one elsewhere";
        }
        String close = known.stream()
                .filter(each -> Distance.between(each, name) <= 2)
                .findFirst()
                .orElse("");
        String hint = !close.isEmpty()
                ? "; did you mean " + close + "?"
                : known.isEmpty() ? "" : known.size() <= LISTED ? "; it takes " + and(List.copyOf(known)) : "";
        return element + " has no attribute " + name + hint;
    }

    private static String missingAttribute(String element, String attribute) {
        ValueType type = declaredType(element, attribute);
        String hint = "";
        if (type != null && !type.enumeration().isEmpty()) {
            hint = "; expected " + oneOf(type.enumeration());
        } else if (type != null && type.isBoolean()) {
            hint = "; expected true or false";
        }
        return element + " needs the attribute " + attribute + hint;
    }

    private static String roots() {
        List<String> names = new ArrayList<>();
        QtiGrammar.get().roots().forEach(root -> {
            if (root.key().startsWith("qti-")) {
                names.add(root.key());
            }
        });
        return oneOf(names);
    }

    /** Returns the names that the message lists as expected, as words. */
    private static String expected(String message) {
        int from = message.indexOf("One of '");
        String list = from < 0
                ? message.substring(message.indexOf('{', message.indexOf("}'") + 1) < 0 ? 0 : message.indexOf("}'"))
                : message.substring(from);
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(list);
        while (matcher.find()) {
            names.add(new Name(matcher.group(1), matcher.group(2)).shown());
        }
        if (names.isEmpty()) {
            return "other content";
        }
        if (names.size() <= LISTED) {
            return oneOf(names);
        }
        return names.stream().limit(LISTED).collect(Collectors.joining(", ")) + " or another of " + names.size()
                + " elements that are allowed here";
    }

    private static String oneOf(List<String> names) {
        return names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.get(names.size() - 1);
    }

    private static String and(List<String> names) {
        return names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private static String quote(String text) {
        return '"' + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + '"';
    }

    private static String shown(String quoted) {
        return name(quoted).shown();
    }

    private static Name name(String quoted) {
        Matcher matcher = NAME.matcher(quoted);
        if (matcher.find()) {
            return new Name(matcher.group(1), matcher.group(2));
        }
        return new Name(WellKnownPrefixes.QTI, quoted);
    }

    private record Name(String namespace, String local) {
        String shown() {
            if (namespace.isEmpty() || namespace.equals(WellKnownPrefixes.QTI)) {
                return local;
            }
            return WellKnownPrefixes.prefix(namespace)
                    .map(prefix -> prefix + ":" + local)
                    .orElse(local + " (of the namespace " + namespace + ")");
        }
    }
}
