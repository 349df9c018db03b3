// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;

/** Changes a document somewhere, as people and programs do; it stays well-formed, unless a prefix gets lost. Seeded. */
final class TagMutations {
    static final List<String> VALUES = List.of(
            "",
            " ",
            "a",
            "A1",
            "1a",
            "a b",
            " a ",
            "a  b",
            "a\tb",
            "a:b",
            ":a",
            "-a",
            ".5",
            "5.",
            "1.5",
            "-1",
            "-0",
            "+0",
            "+1",
            "0",
            "1",
            "01",
            "1e3",
            "1E-3",
            "1e",
            "1e400",
            "INF",
            "-INF",
            "+INF",
            "NaN",
            "true",
            "TRUE",
            "1 ",
            "2147483648",
            "-2147483649",
            "999999999999999999",
            "9999999999999999999",
            "en",
            "en-GB",
            "en-",
            "x-klingonish",
            "en_GB",
            "é",
            "Ünö",
            "×",
            "名前",
            "a\u0301",
            "\uD83D\uDE00",
            "http://school.example/a",
            "http://school.example",
            "http://",
            "http:",
            "http:/a",
            "https://a.example:8080/b?c=d&e#f",
            "http://localhost:3001/a",
            "http://a:1",
            "http://a:",
            "http://a:0/",
            "http://a:99999/",
            "http://a:9999x/",
            "http://a:12:3/",
            "http://1.2.3.4/a",
            "http://a_b.example/",
            "http://-a.example/",
            "http://a-.example/",
            "http://a..example/",
            "http://a.example./",
            "http://A.EXAMPLE",
            "http://1a/",
            "http://a.1",
            "//a",
            "a%20b",
            "a%2",
            "%",
            "a b.png",
            "#",
            "#a#b",
            "a#b",
            "?",
            "a?b?c",
            "a\\b",
            "a|b",
            "<a>",
            "[a]",
            "a^b",
            "data:image/png;base64,AA+/=",
            "data:",
            "urn:a:b",
            "mailto:a@b.example",
            "mailto:",
            "x:y",
            "1:y",
            "file:///a",
            "a:",
            "(a)",
            "{a}",
            "'",
            "\"",
            "&",
            "left",
            "left right",
            "10%",
            "10",
            "10px",
            "0,0,10",
            "0,0,10,10",
            "0,0,10,10,5",
            "0,0",
            "ext:a",
            "ext:",
            "image/png",
            "image",
            "image/",
            "text/x;y",
            "#fff",
            "#ffff",
            "#ffffff",
            "red",
            "RED",
            "1em",
            "-1em",
            "1 em",
            "thinmathspace",
            "5s",
            "+5ms",
            "preserve",
            "identifier",
            "single",
            "float",
            "2026-01-01",
            "P1D",
            "R1",
            "R1 R1",
            "RESPONSE",
            "RESPONSE RESPONSE",
            "SCORE",
            "xs:string",
            "AAAA",
            "AA==",
            "AB==",
            "AAA=",
            "AAB=",
            "A===",
            "====",
            "AAAAAA==",
            "AA==AAAA",
            "file:///a/b",
            "file://a/b",
            "file:////a",
            "file:/a",
            "file:///",
            "-5.",
            "5.e1",
            "A");

    private static final Pattern TAG = Pattern.compile("<(/?)([\\w.:\\-]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([\\w.:\\-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
    private static final List<String> OTHER_ATTRIBUTES = List.of(
            "xml:id",
            "xml:lang",
            "xml:space",
            "xml:base",
            "xml:other",
            "data-x",
            "unknown",
            "f:x",
            "xsi:nil",
            "xsi:type",
            "xsi:schemaLocation",
            "xsi:noNamespaceSchemaLocation",
            "id");

    private final Random random;
    private final List<QName> elements;
    private final List<String> attributes;

    TagMutations(long seed) {
        this.random = new Random(seed);
        this.elements = QtiGrammar.get().types().stream()
                .flatMap(type -> type.content().elements().stream())
                .map(element -> element.name())
                .distinct()
                .toList();
        this.attributes = Stream.concat(
                        OTHER_ATTRIBUTES.stream(),
                        QtiGrammar.get().types().stream()
                                .map(ElementType::attributes)
                                .flatMap(all -> all.values().stream())
                                .map(AttributeDeclaration::name)
                                .map(QName::getLocalPart)
                                .distinct())
                .toList();
    }

    /** An element of the text: where its start tag begins and ends, and its end tag; for an empty tag both are one. */
    private record Element(int start, int startEnd, int end, int endEnd) {}

    /** Returns the text with so many changes. */
    String mutated(String xml, int changes) {
        String text = xml;
        for (int i = 0; i < changes; i++) {
            List<Element> all = elementsOf(text);
            text = all.isEmpty() ? text : changed(text, all);
        }
        return text;
    }

    private String changed(String text, List<Element> all) {
        Element one = all.get(random.nextInt(all.size()));
        Element other = all.get(random.nextInt(all.size()));
        String whole = text.substring(one.start, one.endEnd);
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, one.start) + text.substring(one.endEnd);
            case 1 -> insert(text, one.endEnd, whole);
            case 2 -> other.start >= one.endEnd ? swapped(text, one, other) : insert(text, one.start, whole);
            case 3 -> renamed(text, one, pick(elements).getLocalPart());
            case 4, 5 -> withAttribute(text, one, attribute(text, one), null);
            case 6, 7, 8 -> withAttribute(text, one, attribute(text, one), pick(VALUES));
            case 9 -> withAttribute(text, one, pick(attributes), pick(VALUES));
            case 10 ->
                insert(
                        text,
                        inside(text, one),
                        pick(List.of("x", " ", "\n", "&#160;", "<![CDATA[ ]]>", "<!-- a -->", "1 2")));
            default -> insert(text, inside(text, one), element(pick(elements)));
        };
    }

    private String element(QName name) {
        if (random.nextInt(5) == 0) {
            return "<o:a xmlns:o='urn:other' b='c' o:d=''> t " + element(pick(elements)) + "</o:a>";
        }
        return "<" + name.getLocalPart() + " xmlns='" + name.getNamespaceURI() + "'/>";
    }

    private static String insert(String text, int at, String what) {
        return text.substring(0, at) + what + text.substring(at);
    }

    private static String swapped(String text, Element one, Element other) {
        return text.substring(0, one.start)
                + text.substring(other.start, other.endEnd)
                + text.substring(one.endEnd, other.start)
                + text.substring(one.start, one.endEnd)
                + text.substring(other.endEnd);
    }

    /** Returns the place behind the start tag or before the end tag; before the element when it is an empty tag. */
    private int inside(String text, Element one) {
        return one.end == one.start ? one.start : random.nextBoolean() ? one.startEnd : one.end;
    }

    private static String renamed(String text, Element one, String name) {
        String start = text.substring(one.start, one.startEnd).replaceFirst("^<[\\w.:\\-]+", "<" + name);
        if (one.end == one.start) {
            return text.substring(0, one.start) + start + text.substring(one.startEnd);
        }
        return text.substring(0, one.start) + start + text.substring(one.startEnd, one.end) + "</" + name + ">"
                + text.substring(one.endEnd);
    }

    /** Returns the name of an attribute that the element has, or of some when it has none. */
    private String attribute(String text, Element one) {
        Matcher each = ATTRIBUTE.matcher(text).region(one.start, one.startEnd);
        List<String> names = new ArrayList<>();
        while (each.find()) {
            if (!each.group(1).startsWith("xmlns")) {
                names.add(each.group(1));
            }
        }
        return names.isEmpty() ? pick(attributes) : pick(names);
    }

    private static String withAttribute(String text, Element one, String name, String value) {
        String tag = text.substring(one.start, one.startEnd);
        String without = tag.replaceAll("\\s+" + Pattern.quote(name) + "\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
        if (value == null) {
            return text.substring(0, one.start) + without + text.substring(one.startEnd);
        }
        StringBuilder added = new StringBuilder();
        if (name.startsWith("f:")) {
            added.append(" xmlns:f='urn:f'");
        } else if (name.startsWith("xsi:") && !tag.contains("xmlns:xsi")) {
            added.append(" xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'");
        }
        added.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        int at = one.start + without.split("[\\s/>]", 2)[0].length();
        return insert(text.substring(0, one.start) + without + text.substring(one.startEnd), at, added.toString());
    }

    static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;");
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<Element> elementsOf(String text) {
        List<Element> all = new ArrayList<>();
        Deque<int[]> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(blanked(text));
        while (tag.find()) {
            if (!tag.group(4).isEmpty()) {
                all.add(new Element(tag.start(), tag.end(), tag.start(), tag.end()));
            } else if (tag.group(1).isEmpty()) {
                open.push(new int[] {tag.start(), tag.end()});
            } else if (!open.isEmpty()) {
                int[] start = open.pop();
                all.add(new Element(start[0], start[1], tag.start(), tag.end()));
            }
        }
        return all;
    }

    /** Returns the text with blanks for what only looks like tags. */
    private static String blanked(String text) {
        return Pattern.compile("(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>")
                .matcher(text)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }
}
