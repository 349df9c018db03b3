// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.model.diagnostic.Severity;

/**
 * What is known of the service's converter: it keeps four kinds of items whole and drops much of the others, with status 200. The knowledge
 * is that of people who push content through it; where they disagree, the item counts as in danger.
 */
public final class SurvivalRules {
    /**
     * Something that would not survive.
     *
     * @param severity error when it would be dropped, warning when it would be changed or accounts differ, information when it is only worth
     *     knowing
     * @param path the XPath
     */
    public record Found(Severity severity, String code, String message, String path) {}

    private static final Set<String> SAFE = Set.of(
            "qti-choice-interaction",
            "qti-extended-text-interaction",
            "qti-order-interaction",
            "qti-text-entry-interaction");
    private static final Pattern BLANKS = Pattern.compile("_{3,}");
    private static final Pattern STANDARD_TEMPLATE =
            Pattern.compile("(.*/)?(match_correct|map_response)(\\.xml)?", Pattern.DOTALL);

    private final List<Found> found = new ArrayList<>();
    private final List<ElementView> interactions = new ArrayList<>();
    private int blanks;
    private boolean grader;

    private SurvivalRules() {}

    /** What a look at an item gave. */
    public record Result(List<Found> found, boolean grader) {}

    /** Looks at the item of a document in form QTI. */
    public static Result of(ElementView item) {
        SurvivalRules rules = new SurvivalRules();
        rules.walk(item, false);
        rules.interactions(item);
        return new Result(rules.found, rules.grader);
    }

    private void interactions(ElementView item) {
        if (interactions.isEmpty()) {
            dropped("survival-no-interaction", "an item without an interaction has no type in JSON", item);
            return;
        }
        for (ElementView interaction : interactions) {
            if (!SAFE.contains(interaction.name())) {
                dropped(
                        "survival-interaction-kind",
                        "the service drops content of " + interaction.name()
                                + " when the item comes as JSON; only choice, order, text entry and extended text stay whole",
                        interaction);
            }
        }
        if (interactions.size() > 1) {
            dropped(
                    "survival-several-interactions",
                    "there are " + interactions.size() + " interactions; JSON has a place for one",
                    interactions.get(1));
        }
        if (interactions.get(0).name().equals("qti-text-entry-interaction") && blanks > 0) {
            dropped(
                    "survival-several-blanks",
                    "the text has another blank than that of the interaction; the service merges them",
                    interactions.get(0));
        }
    }

    private void walk(ElementView element, boolean inBody) {
        boolean body = inBody || element.name().equals("qti-item-body");
        if (element.name().startsWith("qti-") && element.name().endsWith("-interaction")) {
            interactions.add(element);
        }
        if (!element(element)) {
            return;
        }
        for (ElementView.Item item : element.items()) {
            if (item.element() != null) {
                walk(item.element(), body);
            } else if (item.text() != null && body) {
                blanks += (int) BLANKS.matcher(item.text()).results().count();
            }
        }
    }

    /** Looks at one element; tells whether what is in it is worth a look of its own. */
    private boolean element(ElementView element) {
        switch (element.name()) {
            case "qti-custom-operator" -> {
                grader = true;
                dropped(
                        "survival-custom-operator",
                        "the custom operator is stripped without a word; the item could be answered but never be graded",
                        element);
                return false;
            }
            case "qti-rubric-block" -> {
                dropped("survival-rubric-block", "rubric blocks do not reach the XML that the service keeps", element);
                return false;
            }
            case "qti-feedback-block" -> {
                dropped("survival-feedback-block", "feedback blocks are dropped", element);
                return false;
            }
            case "qti-feedback-inline" -> {
                changed(
                        "survival-feedback-inline",
                        "accounts differ on whether feedback inside choices and text survives",
                        element);
                return false;
            }
            case "qti-modal-feedback" -> {
                changed("survival-modal-feedback", "accounts differ on whether modal feedback survives", element);
                return false;
            }
            case "qti-mapping" -> dropped("survival-mapping", "a mapping has no place in JSON", element);
            case "qti-area-mapping" ->
                dropped("survival-area-mapping", "an area mapping has no place in JSON", element);
            case "qti-default-value" ->
                dropped("survival-default-value", "a default value has no place in the JSON of an item", element);
            case "qti-match-table", "qti-interpolation-table" ->
                dropped("survival-lookup-table", "a lookup table has no place in JSON", element);
            case "qti-template-declaration", "qti-template-processing", "qti-template-block", "qti-template-inline" -> {
                dropped("survival-template", "templates are dropped", element);
                return false;
            }
            case "qti-portable-custom-interaction" -> {
                dropped("survival-interaction-kind", "portable custom interactions have no place in JSON", element);
                return false;
            }
            case "qti-assessment-stimulus-ref" ->
                found.add(new Found(
                        Severity.INFO,
                        "survival-stimulus",
                        "the item stays linked to its stimulus only if \"stimulus\" is sent with every update",
                        element.path()));
            case "qti-outcome-declaration" -> outcome(element);
            case "qti-response-processing" -> processing(element);
            default -> {}
        }
        return true;
    }

    private void outcome(ElementView outcome) {
        boolean record = "record".equals(outcome.peek("cardinality"));
        if (record && "API_RESPONSE".equals(outcome.peek("identifier"))) {
            grader = true;
            dropped(
                    "survival-custom-operator",
                    "the item is graded from outside; its response processing is stripped from JSON",
                    outcome);
        } else if (record && outcome.peek("baseType") == null) {
            dropped("survival-record", "a record without base type is refused when an item is made from JSON", outcome);
        }
    }

    private void processing(ElementView processing) {
        Object template = processing.peek("template");
        if (template != null
                && processing.elements().isEmpty()
                && !STANDARD_TEMPLATE.matcher(template.toString()).matches()) {
            dropped(
                    "survival-processing",
                    "JSON knows match_correct and map_response only, not " + template,
                    processing);
        }
    }

    private void dropped(String code, String message, ElementView at) {
        found.add(new Found(Severity.ERROR, code, message, at.path()));
    }

    private void changed(String code, String message, ElementView at) {
        found.add(new Found(Severity.WARNING, code, message, at.path()));
    }

    /** Tells whether a place is that of one of the findings, or inside it. */
    static boolean covers(List<Found> found, @Nullable String path) {
        return path != null
                && found.stream()
                        .filter(one -> one.severity() != Severity.INFO)
                        .anyMatch(one -> path.equals(one.path()) || path.startsWith(one.path() + "/"));
    }

    /** Tells whether a member of an item stands for something that QTI has no place for and the service ignores. */
    static boolean hasGrader(Map<String, Object> item) {
        return item.get("responseProcessing") instanceof Map<?, ?> processing
                && (processing.containsKey("customOperator") || "custom".equals(processing.get("templateType")));
    }
}
