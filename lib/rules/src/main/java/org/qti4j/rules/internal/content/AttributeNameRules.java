// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;
import org.qti4j.xml.internal.Distance;

/**
 * Attributes that are nearly those of an element. Where the schema lets attributes of others pass it lets misspelt ones pass as well, and the
 * default holds in place of what the author wrote.
 */
final class AttributeNameRules {
    private static final Names NONE = new Names(Set.of(), Map.of());

    /** The attributes of the elements that take any attribute. */
    private static final Map<String, Names> KNOWN = known();

    private static final int LEAST_LETTERS = 6;

    private AttributeNameRules() {}

    /**
     * The attributes of an element.
     *
     * @param exact their names
     * @param byLetters the same by their letters alone
     */
    private record Names(Set<String> exact, Map<String, String> byLetters) {}

    static List<Rule> rules() {
        return List.of(rule(
                warning("content-attribute-name", RuleGroup.CONTENT)
                        .states("Attributes of QTI elements have the names of QTI 3: max-choices, not maxChoices.")
                        .otherwise("The attribute is taken for somebody's own and ignored; the default holds.")
                        .remedy("Correct the name of the attribute. Attributes of one's own begin with data-.")
                        .source("QTI 3.0 ASI, attributes of interactions, choices and feedback"),
                KNOWN.keySet(),
                AttributeNameRules::name));
    }

    private static Map<String, Names> known() {
        Map<String, Names> result = new HashMap<>();
        for (ElementType type : QtiGrammar.get().types()) {
            for (ElementDeclaration element : type.content().elements()) {
                QName name = element.name();
                if (name.getNamespaceURI().equals(SourceElement.QTI)
                        && name.getLocalPart().startsWith("qti-")
                        && element.type().attributeWildcard().isPresent()) {
                    Names names = result.computeIfAbsent(
                            name.getLocalPart(), key -> new Names(new HashSet<>(), new HashMap<>()));
                    element.type().attributes().keySet().forEach(attribute -> {
                        if (attribute.getNamespaceURI().isEmpty()) {
                            names.exact.add(attribute.getLocalPart());
                            names.byLetters.put(letters(attribute.getLocalPart()), attribute.getLocalPart());
                        }
                    });
                }
            }
        }
        return Map.copyOf(result);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static void name(SourceElement element, RuleReport report) {
        Names known = KNOWN.getOrDefault(element.name(), NONE);
        for (int i = 0; i < element.attributeCount(); i++) {
            String name = element.attributeName(i);
            // Nearly always it is one of the element's, and there is no more to do.
            if (!known.exact.contains(name)
                    && !name.startsWith("data-")
                    && name.indexOf(':') < 0
                    && name.indexOf('{') < 0) {
                String letters = letters(name);
                String same = known.byLetters.get(letters);
                if (!name.equals(same)) {
                    String meant = same == null ? near(letters, known.byLetters) : same;
                    if (meant != null && !element.has(meant)) {
                        report.at(
                                element,
                                name,
                                element.name() + " has no attribute " + quoted(name) + "; did you mean " + meant + "?",
                                same == null ? null : rename(element, name, same));
                    }
                }
            }
        }
    }

    private static SourceFix rename(SourceElement element, String from, String to) {
        return new SourceFix(
                "name the attribute " + to,
                List.of(
                        new SourceFix.SetAttribute(element, from, null),
                        new SourceFix.SetAttribute(element, to, element.attribute(from))));
    }

    private static @Nullable String near(String letters, Map<String, String> known) {
        if (letters.length() < LEAST_LETTERS || letters.length() > 40) {
            return null;
        }
        for (Map.Entry<String, String> each : known.entrySet()) {
            if (isOneApart(letters, each.getKey())) {
                return each.getValue();
            }
        }
        return null;
    }

    /** Tells whether one letter too many, too few, wrong, or two that changed places make the difference. */
    private static boolean isOneApart(String one, String other) {
        return Math.abs(one.length() - other.length()) <= 1
                && (Distance.between(one, other) <= 1 || changedPlaces(one, other));
    }

    private static boolean changedPlaces(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i + 1 < one.length()
                && other.equals(one.substring(0, i) + one.charAt(i + 1) + one.charAt(i) + one.substring(i + 2));
    }
}
