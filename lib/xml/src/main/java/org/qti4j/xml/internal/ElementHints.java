// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** What to say of elements that do not belong where they are: in what they stand, and what may have been meant. */
final class ElementHints {
    private static final int LONGEST = 60;
    private static final int LEAST_LETTERS = 6;
    /** Elements of old HTML that say what a style says today. */
    private static final Set<String> STYLES =
            Set.of("u", "center", "font", "big", "strike", "tt", "s", "mark", "blink", "marquee");

    private ElementHints() {}

    /** Puts the parent of the element at a path into the words about it. */
    static String withParent(String words, String path) {
        String[] names = path.split("/");
        String parent = names.length < 3 ? "" : names[names.length - 2].replaceAll("\\[.*", "");
        return parent.isEmpty() || parent.length() > LONGEST
                ? words
                : words.replaceFirst(" is not allowed here;", " is not allowed here in " + parent + ";");
    }

    /** Returns a hint for an element that only is in a wrong namespace or under a wrong name, or the empty string. */
    static String of(String namespace, String local) {
        if (isKnown(namespace, local)) {
            return "";
        }
        for (String known : List.of(WellKnownPrefixes.QTI, WellKnownPrefixes.MATHML)) {
            if (isKnown(known, local)) {
                return "; " + local + " belongs to the namespace " + known + ", here it is in "
                        + (namespace.isEmpty() ? "none" : namespace);
            }
        }
        if (!namespace.equals(WellKnownPrefixes.QTI) || local.length() > LONGEST) {
            return "";
        }
        String lower = local.toLowerCase(Locale.ROOT);
        if (STYLES.contains(lower)) {
            return "; use span or div with a class or a style";
        }
        String meant = meant(local, lower);
        return meant.isEmpty() ? "" : "; did you mean " + meant + "?";
    }

    private static String meant(String local, String lower) {
        // QTI 2 wrote choiceInteraction.
        String hyphened = "qti-"
                + local.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^qti-?", "");
        if (isKnown(WellKnownPrefixes.QTI, hyphened)) {
            return hyphened;
        }
        if (isKnown(WellKnownPrefixes.QTI, lower)) {
            return lower;
        }
        if (lower.length() < LEAST_LETTERS) {
            return "";
        }
        for (String each : Names.QTI) {
            if (Distance.between(each, lower) <= 2) {
                return each;
            }
        }
        return "";
    }

    private static boolean isKnown(String namespace, String local) {
        return !QtiGrammar.get().declarations(new QName(namespace, local)).isEmpty();
    }

    /** Made when a name is misspelt, and not before. */
    private static final class Names {
        static final Set<String> QTI = new TreeSet<>();

        static {
            for (ElementType type : QtiGrammar.get().types()) {
                for (ElementDeclaration element : type.content().elements()) {
                    if (element.name().getNamespaceURI().equals(WellKnownPrefixes.QTI)) {
                        QTI.add(element.name().getLocalPart());
                    }
                }
            }
        }
    }
}
