// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What is seen of choices. */
final class ContentRules {
    private static final int LONGEST = 20_000;

    private ContentRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("choice-duplicate-text", ChoiceRules.GROUP)
                                .states("No two choices of a list look the same.")
                                .otherwise("Who knows the answer cannot tell which of them is the right one.")
                                .remedy("Change the content of one of the choices, or take it away.")
                                .source("QTI 3.0 ASI, qti-simple-choice and qti-inline-choice"),
                        Set.of("qti-choice-interaction", "qti-inline-choice-interaction", "qti-simple-match-set"),
                        ContentRules::duplicates),
                rule(
                        warning("choice-empty", ChoiceRules.GROUP)
                                .strict()
                                .states("Each choice has content.")
                                .otherwise("Candidates see an empty line, and hear nothing.")
                                .remedy("Write what the choice stands for, or take it away.")
                                .source("QTI 3.0 ASI, content of choices"),
                        Set.of("qti-simple-choice", "qti-simple-associable-choice", "qti-hottext", "qti-gap-text"),
                        (choice, report) -> {
                            if (content(choice).isBlank()) {
                                report.at(choice, "the choice has no content");
                            }
                        }));
    }

    private static void duplicates(SourceElement list, RuleReport report) {
        Map<String, SourceElement> seen = new HashMap<>();
        for (SourceElement choice : list.children()) {
            if (!choice.isQti() || !choice.name().endsWith("-choice") || choice.has("template-identifier")) {
                continue;
            }
            String content = content(choice).strip();
            if (content.isEmpty() || content.length() > LONGEST) {
                continue;
            }
            SourceElement first = seen.putIfAbsent(content, choice);
            if (first != null) {
                report.at(choice, "the choice looks like that in line " + first.line());
            }
        }
    }

    /** What is seen: texts, and elements with their attributes; not the feedback, which comes later. */
    private static String content(SourceElement choice) {
        StringBuilder result = new StringBuilder();
        collect(choice, result);
        return collapsed(result);
    }

    /** Returns the text with one blank in place of several, and of line breaks. */
    private static String collapsed(StringBuilder text) {
        int length = 0;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = c == ' ' || c >= '\t' && c <= '\r';
            if (!isBlank) {
                text.setCharAt(length++, c);
            } else if (!blank) {
                text.setCharAt(length++, ' ');
            }
            blank = isBlank;
        }
        return text.substring(0, length);
    }

    private static void collect(SourceElement element, StringBuilder result) {
        for (Object part : element.content()) {
            if (result.length() > LONGEST) {
                return;
            }
            if (part instanceof String text) {
                result.append(text);
            } else {
                SourceElement child = (SourceElement) part;
                if (child.is("qti-feedback-inline") || child.is("qti-feedback-block")) {
                    continue;
                }
                result.append('<').append(child.name());
                for (int i = 0; i < child.attributeCount(); i++) {
                    String name = child.attributeName(i);
                    if (!name.equals("id")) {
                        result.append(' ').append(name).append('=').append(child.attributeValue(i));
                    }
                }
                result.append('>');
                collect(child, result);
                result.append("</>");
            }
        }
    }
}
