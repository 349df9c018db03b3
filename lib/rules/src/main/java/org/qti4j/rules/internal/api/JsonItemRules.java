// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for items that are sent as JSON. */
final class JsonItemRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final Set<String> SAFE = Set.of("choice", "order", "text-entry", "extended-text");
    /** The types whose keys are pairs of choices, and whose keys the service was seen to split. */
    private static final Set<String> PAIRED = Set.of("match", "associate", "gap-match");

    private static final Pattern BLANK = Pattern.compile("_{3,}");

    private JsonItemRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("tb-json-unsafe-type", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("Only choice, order, text-entry and extended-text items are sent as JSON.")
                                .otherwise("The service answers with success and stores an item without its choices.")
                                .remedy("Send the item as XML: {\"format\": \"xml\", \"xml\": …, \"metadata\": …}.")
                                .source("observed behaviour of the service"),
                        JsonItemRules::type),
                rule(
                        error("tb-json-drops", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states(
                                        "An item with rubrics, feedback blocks, a grader or printed variables is not sent as JSON.")
                                .otherwise("They do not reach the XML that the service keeps and delivers.")
                                .remedy("Send the item as XML.")
                                .source("observed behaviour of the service"),
                        JsonItemRules::dropped),
                rule(
                        error("tb-pair-value", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("A pair of the key is an array of two identifiers, not a text with a blank.")
                                .otherwise("The service takes the text apart, and every answer is wrong.")
                                .remedy("Write [[\"A\", \"B\"]] instead of [\"A B\"], or send the item as XML.")
                                .source("observed behaviour of the service"),
                        JsonItemRules::pairs),
                rule(
                        warning("tb-text-entry-blanks", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("The prompt of a text-entry item in JSON has one blank.")
                                .otherwise("JSON has one interaction; the service makes one field of all blanks.")
                                .remedy("Send the item as XML with a text-entry interaction for each blank.")
                                .source("observed behaviour of the service"),
                        JsonItemRules::blanks),
                rule(
                        warning("tb-prompt-missing", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An item in JSON has its question in questionStructure.prompt.")
                                .otherwise("Learners see the choices without a question.")
                                .remedy("Write the question into questionStructure.prompt.")
                                .source("observed behaviour of the service"),
                        JsonItemRules::prompt),
                rule(
                        info("tb-json-feedback", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("Feedback of choices is sent as XML.")
                                .otherwise(
                                        "Accounts differ on whether feedback in JSON reaches the XML that is delivered.")
                                .remedy("Send the item as XML, or look at rawXml after the update.")
                                .source("observed behaviour of the service"),
                        JsonItemRules::feedback),
                rule(
                        warning("tb-sequence", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("A sequence is a whole number from 1.")
                                .otherwise("The order is another one than was meant, or the request is refused.")
                                .remedy("Count from 1, or leave sequence out: the order of the array counts.")
                                .source("API documentation, sequence of sections and items"),
                        JsonItemRules::sequences));
    }

    private static String typeOf(Map<String, Object> item) {
        String type = Payload.text(item, "type");
        return type.isEmpty() ? Payload.text(item.get("interaction"), "type") : type;
    }

    private static void type(SourceElement root, RuleReport report) {
        Map<String, Object> item = Payload.item(root);
        if (item == null || Payload.isAnswer(item)) {
            return;
        }
        String type = typeOf(item);
        if (!type.isEmpty() && !SAFE.contains(type)) {
            report.atJson(
                    item.get("type") instanceof String ? "/type" : "/interaction/type",
                    "the service drops content of " + quoted(type) + " items that are sent as JSON");
        }
    }

    private static void dropped(SourceElement root, RuleReport report) {
        Map<String, Object> item = Payload.item(root);
        if (item == null || Payload.isAnswer(item)) {
            return;
        }
        if (!Payload.array(item, "rubrics").isEmpty()) {
            report.atJson("/rubrics", "rubrics in JSON do not reach the XML of the item");
        }
        if (!Payload.array(item, "feedbackBlock").isEmpty()) {
            report.atJson("/feedbackBlock", "feedback blocks in JSON do not reach the XML of the item");
        }
        Map<?, ?> processing = Payload.object(item, "responseProcessing");
        if (processing.get("customOperator") != null) {
            report.atJson(
                    "/responseProcessing/customOperator",
                    "a custom operator in JSON does not reach the XML of the item; nothing would be graded");
        }
        Payload.walk(item.get("interaction"), "/interaction", (pointer, text) -> {
            if (text.contains("<qti-printed-variable")) {
                report.atJson(pointer, "printed variables in JSON do not reach the XML of the item");
            }
        });
    }

    private static void pairs(SourceElement root, RuleReport report) {
        Map<String, Object> item = Payload.item(root);
        if (item == null || !PAIRED.contains(typeOf(item))) {
            return;
        }
        List<?> declarations = Payload.array(item, "responseDeclarations");
        for (int i = 0; i < declarations.size(); i++) {
            String baseType = Payload.text(declarations.get(i), "baseType");
            if (!baseType.equals("pair") && !baseType.equals("directedPair")) {
                continue;
            }
            List<?> values = Payload.array(Payload.object(declarations.get(i), "correctResponse"), "value");
            for (int j = 0; j < values.size(); j++) {
                if (values.get(j) instanceof String value && value.strip().indexOf(' ') > 0) {
                    report.atJson(
                            "/responseDeclarations/" + i + "/correctResponse/value/" + j,
                            "the pair " + quoted(value) + " is one text; expected an array of two identifiers");
                }
            }
        }
    }

    private static void blanks(SourceElement root, RuleReport report) {
        Map<String, Object> item = Payload.item(root);
        if (item == null || !typeOf(item).equals("text-entry")) {
            return;
        }
        String prompt = Payload.text(Payload.object(item.get("interaction"), "questionStructure"), "prompt");
        long blanks = BLANK.matcher(prompt).results().count();
        if (blanks > 1) {
            report.atJson(
                    "/interaction/questionStructure/prompt", "the prompt has " + blanks + " blanks; expected one");
        }
    }

    private static void prompt(SourceElement root, RuleReport report) {
        Map<String, Object> item = Payload.item(root);
        Map<?, ?> structure = Payload.object(item == null ? null : item.get("interaction"), "questionStructure");
        if (item == null || structure.isEmpty() || structure.containsKey("text")) {
            return;
        }
        boolean elsewhere = !Payload.text(item, "preInteraction").isBlank()
                || !Payload.text(item, "itemBody").isBlank()
                || item.containsKey("stimulus");
        if (!elsewhere
                && (!structure.containsKey("prompt")
                        || Payload.text(structure, "prompt").isBlank())) {
            report.atJson("/interaction/questionStructure", "there is no prompt");
        }
    }

    private static void feedback(SourceElement root, RuleReport report) {
        Map<String, Object> item = Payload.item(root);
        if (item == null || Payload.isAnswer(item)) {
            return;
        }
        List<?> choices = Payload.array(Payload.object(item.get("interaction"), "questionStructure"), "choices");
        for (int i = 0; i < choices.size(); i++) {
            if (!Payload.text(choices.get(i), "feedbackInline").isEmpty()) {
                report.atJson(
                        "/interaction/questionStructure/choices/" + i + "/feedbackInline",
                        "it is not sure that feedback in JSON reaches the XML of the item");
            }
        }
    }

    private static void sequences(SourceElement root, RuleReport report) {
        Map<String, Object> json = Payload.of(root);
        if (json != null && !root.is("qti-assessment-item") && !root.is("qti-assessment-stimulus")) {
            sequence(json, "", report);
            sections(json, "", report);
            List<?> parts = Payload.array(json, "qti-test-part");
            for (int i = 0; i < parts.size(); i++) {
                sections(parts.get(i), "/qti-test-part/" + i, report);
            }
        }
    }

    private static void sections(Object around, String pointer, RuleReport report) {
        List<?> sections = Payload.array(around, "qti-assessment-section");
        for (int i = 0; i < sections.size(); i++) {
            sequence(sections.get(i), pointer + "/qti-assessment-section/" + i, report);
        }
    }

    private static void sequence(Object section, String pointer, RuleReport report) {
        Object sequence = section instanceof Map<?, ?> map ? map.get("sequence") : null;
        boolean whole = sequence instanceof Number number
                && (number instanceof Integer || number instanceof Long)
                && number.longValue() > 0;
        if (sequence != null && !whole && !(sequence instanceof java.math.BigInteger)) {
            report.atJson(
                    pointer + "/sequence",
                    "sequence is " + (sequence instanceof String ? "the text " : "") + quoted(String.valueOf(sequence))
                            + "; expected a whole number from 1");
        }
    }
}
