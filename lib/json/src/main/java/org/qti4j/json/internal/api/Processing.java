// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.Canonical;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;

/**
 * Response processing. The API names a template, and which outcome tells that the response was right; QTI has the address of the
 * template where that is all, and rules otherwise.
 */
final class Processing {
    /** The templates of QTI 3.0. */
    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    private static final String ELEMENT = "qti-response-processing";
    private static final String MATCH = "match_correct";
    private static final String MAP = "map_response";
    private static final Set<String> NUMBERS = Set.of("integer", "float");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /**
     * What the API says.
     *
     * @param template {@code match_correct} or {@code map_response}
     * @param response the response that is judged
     * @param outcome the outcome that is set
     * @param correct its value for a right response, may be empty
     * @param incorrect its value for a wrong one, may be empty
     * @param inlineOutcome the outcome that shows feedback in the choice, may be empty
     * @param inlineVariable the response that it follows, may be empty
     */
    private record Meaning(
            String template,
            String response,
            String outcome,
            String correct,
            String incorrect,
            String inlineOutcome,
            String inlineVariable) {
        boolean isTemplate() {
            return response.equals("RESPONSE")
                    && outcome.equals("SCORE")
                    && correct.isEmpty()
                    && incorrect.isEmpty()
                    && inlineOutcome.isEmpty();
        }
    }

    private Processing() {}

    static void toQti(ApiObject from, ElementTree item, ItemContext context) {
        String template = from.requiredText("templateType");
        Meaning said = new Meaning(
                template == null ? "" : template,
                text(from, "responseDeclarationIdentifier", "RESPONSE"),
                text(from, "outcomeIdentifier", "SCORE"),
                text(from, "correctResponseIdentifier", ""),
                text(from, "incorrectResponseIdentifier", ""),
                "",
                "");
        if (from.has("customOperator")) {
            from.know("customOperator");
            from.findings()
                    .warning(
                            Findings.BESIDE,
                            "customOperator does nothing in JSON; it travels beside",
                            from.pointer("customOperator"));
        }
        ApiObject inline = from.has("inlineFeedback") ? from.object("inlineFeedback") : null;
        Meaning meaning = inline == null ? said : withInline(said, inline);
        if (!NAME.matcher(meaning.template).matches()) {
            if (template != null) {
                from.findings()
                        .error(
                                Findings.WRONG_VALUE,
                                "templateType is \"" + template + "\"",
                                from.pointer("templateType"));
            }
            return;
        }
        boolean known = meaning.template.equals(MATCH) || meaning.template.equals(MAP);
        if (!known) {
            String message = "templateType is \"" + template + "\", which the API does not document";
            from.findings().warning(Findings.WRONG_VALUE, message, from.pointer("templateType"));
        }
        meaning = withoutMisfits(meaning, from, context);
        ElementTree processing = item.newChild(ELEMENT).from(from.pointer());
        if (meaning.isTemplate() || !known) {
            processing.set("template", TEMPLATES + meaning.template);
        } else {
            undeclared(meaning, from, context);
            rules(meaning, processing, context);
        }
        item.add(processing);
    }

    private static String text(ApiObject from, String key, String fallback) {
        String text = from.text(key);
        return text == null || text.isEmpty() ? fallback : text;
    }

    private static Meaning withInline(Meaning meaning, ApiObject inline) {
        String outcome = inline.requiredText("outcomeIdentifier");
        String variable = inline.requiredText("variableIdentifier");
        return new Meaning(
                meaning.template,
                meaning.response,
                meaning.outcome,
                meaning.correct,
                meaning.incorrect,
                outcome == null || variable == null ? "" : outcome,
                outcome == null || variable == null ? "" : variable);
    }

    /** A score cannot be set to a word; then the words are not what is meant. */
    private static Meaning withoutMisfits(Meaning meaning, ApiObject from, ItemContext context) {
        boolean words = !isNumber(meaning.correct) || !isNumber(meaning.incorrect);
        if (!words || !NUMBERS.contains(baseType(meaning.outcome, context))) {
            return meaning;
        }
        String message = meaning.outcome + " is a number; the identifiers for right and wrong travel beside";
        from.findings().warning(Findings.INCONSISTENT, message, from.pointer("outcomeIdentifier"));
        return new Meaning(
                meaning.template,
                meaning.response,
                meaning.outcome,
                "",
                "",
                meaning.inlineOutcome,
                meaning.inlineVariable);
    }

    private static boolean isNumber(String text) {
        return text.isEmpty() || JsonValues.isNumber(text);
    }

    private static void undeclared(Meaning meaning, ApiObject from, ItemContext context) {
        for (String outcome : List.of(meaning.outcome, meaning.inlineOutcome)) {
            if (!outcome.isEmpty() && context.declaration("outcomeDeclarations", outcome) == null) {
                String message = "no outcome declaration has the identifier \"" + outcome + "\"";
                from.findings().warning(Findings.INCONSISTENT, message, from.pointer());
            }
        }
        if (context.declaration("responseDeclarations", meaning.response) == null) {
            String message = "no response declaration has the identifier \"" + meaning.response + "\"";
            from.findings().warning(Findings.INCONSISTENT, message, from.pointer());
        }
    }

    /** Writes the rules out. The template always means a score; it is set where the item declares one. */
    private static void rules(Meaning meaning, ElementTree processing, ItemContext context) {
        boolean named = !meaning.correct.isEmpty() || !meaning.incorrect.isEmpty();
        boolean score = !meaning.outcome.equals("SCORE") && context.declaration("outcomeDeclarations", "SCORE") != null;
        boolean match = meaning.template.equals(MATCH);
        if (named || match) {
            Rules right = new Rules(processing, meaning.response);
            if (named) {
                right.set(meaning.outcome, baseType(meaning.outcome, context), meaning.correct, meaning.incorrect);
            } else {
                right.set(meaning.outcome, baseType(meaning.outcome, context), "1", "0");
            }
            if (score && match && named) {
                right.set("SCORE", baseType("SCORE", context), "1", "0");
            }
            right.add();
        }
        if (!match && (!named || score)) {
            Rules.assign(processing, named ? "SCORE" : meaning.outcome, "qti-map-response", meaning.response);
        }
        if (!meaning.inlineOutcome.isEmpty()) {
            Rules.assign(processing, meaning.inlineOutcome, "qti-variable", meaning.inlineVariable);
        }
    }

    private static String baseType(String outcome, ItemContext context) {
        Map<String, Object> declaration = context.declaration("outcomeDeclarations", outcome);
        Object type = declaration == null ? null : declaration.get("baseType");
        return type instanceof String text ? text : outcome.equals("SCORE") ? "float" : "identifier";
    }

    static void toApi(ElementView item, Map<String, Object> to, ItemContext context) {
        ElementView processing = item.takeFirst(ELEMENT);
        if (processing != null) {
            toApi(item, processing, to, context);
            if (!to.containsKey("responseProcessing")) {
                context.losses().lost(processing.path(), "that there is response processing at all");
            }
        }
    }

    private static void toApi(ElementView item, ElementView processing, Map<String, Object> to, ItemContext context) {
        Object template = processing.peek("template");
        if (processing.elements().isEmpty()) {
            if (template != null) {
                template(processing, template.toString(), to, context);
            }
            return;
        }
        Meaning meaning =
                Rules.read(processing).map(read -> meaning(read, context)).orElse(null);
        Map<String, Object> given = new LinkedHashMap<>(processing.value());
        given.keySet().removeAll(Set.of("template", "templateLocation", "_before"));
        ElementTree again = item.type() == null
                ? null
                : ElementTree.root("qti-assessment-item").newChild(ELEMENT);
        if (meaning != null && again != null && !meaning.isTemplate()) {
            rules(meaning, again, context);
            if (JsonValues.same(again.value(), Canonical.element(again.type(), given))) {
                processing.items().forEach(rule -> {
                    rule.take();
                    if (rule.element() != null) {
                        rule.element().takeWhole();
                    }
                });
                to.put("responseProcessing", object(meaning));
                return;
            }
        }
        if (meaning != null && again != null && isWrittenOut(meaning, again, given, context)) {
            processing.items().forEach(rule -> {
                rule.take();
                if (rule.element() != null) {
                    rule.element().takeWhole();
                }
            });
            context.losses().lost(processing.path(), "that the rules of " + meaning.template + " are written out");
            to.put("responseProcessing", object(meaning));
        }
    }

    private static boolean isWrittenOut(
            Meaning meaning, ElementTree again, Map<String, Object> given, ItemContext context) {
        if (!meaning.isTemplate()) {
            return false;
        }
        rules(meaning, again, context);
        return JsonValues.same(again.value(), Canonical.element(again.type(), given));
    }

    private static Meaning meaning(Rules.Read read, ItemContext context) {
        boolean match = read.mapped().isEmpty();
        String outcome = "SCORE";
        for (String set : read.right().keySet()) {
            outcome = set.equals("SCORE") && read.right().size() > 1 ? outcome : set;
        }
        if (read.right().isEmpty() && !match) {
            outcome = read.mapped();
        }
        String right = read.right().getOrDefault(outcome, "");
        String wrong = read.wrong().getOrDefault(outcome, "");
        // 1 and 0 are what the template itself sets.
        boolean plain = match && right.equals("1") && wrong.equals("0") && NUMBERS.contains(baseType(outcome, context));
        return new Meaning(
                match ? MATCH : MAP,
                read.response(),
                outcome,
                plain ? "" : right,
                plain ? "" : wrong,
                read.inlineOutcome(),
                read.inlineVariable());
    }

    private static void template(ElementView processing, String address, Map<String, Object> to, ItemContext context) {
        String file = address.substring(address.lastIndexOf('/') + 1);
        String name = file.endsWith(".xml") ? file.substring(0, file.length() - 4) : file;
        boolean standard =
                address.equals(name) || address.contains("rptemplates/") || address.contains("imsglobal.org/");
        if (!standard || !NAME.matcher(name).matches()) {
            return;
        }
        processing.take("template");
        if (!address.equals(TEMPLATES + name)) {
            context.losses().lost(processing.path() + "/@template", "that the address is written \"" + address + "\"");
        }
        to.put("responseProcessing", object(new Meaning(name, "RESPONSE", "SCORE", "", "", "", "")));
    }

    private static Map<String, Object> object(Meaning meaning) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("templateType", meaning.template);
        result.put("responseDeclarationIdentifier", meaning.response);
        result.put("outcomeIdentifier", meaning.outcome);
        result.put("correctResponseIdentifier", meaning.correct);
        result.put("incorrectResponseIdentifier", meaning.incorrect);
        if (!meaning.inlineOutcome.isEmpty()) {
            Map<String, @Nullable Object> inline = new LinkedHashMap<>();
            inline.put("outcomeIdentifier", meaning.inlineOutcome);
            inline.put("variableIdentifier", meaning.inlineVariable);
            result.put("inlineFeedback", inline);
        }
        return result;
    }
}
