// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;

/** The rules that response processing in form API stands for: one condition on a right response, and assignments. */
final class Rules {
    private static final String CONDITION = "qti-response-condition";
    private static final String SET = "qti-set-outcome-value";

    /**
     * What such rules say.
     *
     * @param response the response
     * @param right the outcomes that are set when it is right, in order
     * @param wrong those that are set otherwise
     * @param mapped the outcome that is the mapped response, or empty
     * @param inlineOutcome the outcome that is a response itself, or empty
     * @param inlineVariable that response, or empty
     */
    record Read(
            String response,
            Map<String, String> right,
            Map<String, String> wrong,
            String mapped,
            String inlineOutcome,
            String inlineVariable) {}

    private final ElementTree processing;
    private final ElementTree condition;
    private final ElementTree ifRight;
    private final ElementTree otherwise;

    Rules(ElementTree processing, String response) {
        this.processing = processing;
        this.condition = processing.newChild(CONDITION);
        this.ifRight = condition.newChild("qti-response-if");
        this.otherwise = condition.newChild("qti-response-else");
        ElementTree match = ifRight.newChild("qti-match");
        match.add(match.newChild("qti-variable").set("identifier", response));
        match.add(match.newChild("qti-correct").set("identifier", response));
        ifRight.add(match);
    }

    /** Sets an outcome by whether the response is right; an empty value sets nothing. */
    void set(String outcome, String baseType, String right, String wrong) {
        set(ifRight, outcome, baseType, right);
        set(otherwise, outcome, baseType, wrong);
    }

    private static void set(ElementTree branch, String outcome, String baseType, String value) {
        if (!value.isEmpty()) {
            ElementTree set = branch.newChild(SET).set("identifier", outcome);
            ElementTree base = set.newChild("qti-base-value").set("baseType", baseType);
            branch.add(set.add(base.setText(value)));
        }
    }

    void add() {
        condition.add(ifRight);
        if (!otherwise.isEmpty()) {
            condition.add(otherwise);
        }
        processing.add(condition);
    }

    /** Sets an outcome to what an expression gives that names one variable. */
    static void assign(ElementTree processing, String outcome, String expression, String variable) {
        ElementTree set = processing.newChild(SET).set("identifier", outcome);
        processing.add(set.add(set.newChild(expression).set("identifier", variable)));
    }

    /** Returns what rules say, roughly: whoever asks writes them again and compares. */
    static Optional<Read> read(ElementView processing) {
        String response = "";
        Map<String, String> right = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        String[] assigned = {"", "", ""};
        for (ElementView rule : processing.elements()) {
            if (rule.name().equals(CONDITION)) {
                ElementView match = child(child(rule, "qti-response-if"), "qti-match");
                ElementView variable = child(match, "qti-variable");
                response = variable == null ? response : Objects.toString(variable.peek("identifier"), "");
                values(child(rule, "qti-response-if"), right);
                values(child(rule, "qti-response-else"), wrong);
            } else if (rule.name().equals(SET)) {
                ElementView mapped = child(rule, "qti-map-response");
                ElementView variable = child(rule, "qti-variable");
                String outcome = Objects.toString(rule.peek("identifier"), "");
                if (mapped != null) {
                    assigned[0] = outcome;
                    response = Objects.toString(mapped.peek("identifier"), "");
                } else if (variable != null) {
                    assigned[1] = outcome;
                    assigned[2] = Objects.toString(variable.peek("identifier"), "");
                }
            }
        }
        return response.isEmpty()
                ? Optional.empty()
                : Optional.of(new Read(response, right, wrong, assigned[0], assigned[1], assigned[2]));
    }

    private static void values(@Nullable ElementView branch, Map<String, String> values) {
        for (ElementView set : branch == null ? List.<ElementView>of() : branch.elements()) {
            ElementView base = set.name().equals(SET) ? child(set, "qti-base-value") : null;
            if (base != null) {
                values.put(Objects.toString(set.peek("identifier"), ""), Objects.toString(base.peek("value"), ""));
            }
        }
    }

    private static @Nullable ElementView child(@Nullable ElementView parent, String name) {
        return parent == null
                ? null
                : parent.elements().stream()
                        .filter(element -> element.name().equals(name))
                        .findFirst()
                        .orElse(null);
    }
}
