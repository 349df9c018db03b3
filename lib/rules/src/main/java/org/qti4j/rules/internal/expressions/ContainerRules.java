// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** Members of containers and fields of records. */
final class ContainerRules {
    private static final RuleGroup GROUP = RuleGroup.EXPRESSIONS;
    private static final Set<String> TEXT = Set.of("qti-text-entry-interaction", "qti-extended-text-interaction");
    private static final List<String> TEXT_FIELDS =
            List.of("stringValue", "floatValue", "integerValue", "leftDigits", "rightDigits", "ndp", "nsf", "exponent");

    private ContainerRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("expr-index", GROUP)
                                .states("The members of a container are counted from 1.")
                                .otherwise("There is no such member, and the result is NULL.")
                                .remedy("Set n to 1 for the first member.")
                                .source("QTI 3.0 ASI, index, n"),
                        Set.of("qti-index"),
                        ContainerRules::index),
                rule(
                        warning("expr-index-unordered", GROUP)
                                .states("A member is asked for by its number only where members have an order.")
                                .otherwise("Which member comes first is left to chance, or the result is NULL.")
                                .remedy("Ask with qti-member or qti-contains, or declare the variable as ordered.")
                                .source("QTI 3.0 ASI, index: ordered containers"),
                        Set.of("qti-index"),
                        ContainerRules::unordered),
                rule(
                        warning("expr-index-beyond", GROUP)
                                .states("A member that is asked for by its number exists.")
                                .otherwise("The result is always NULL.")
                                .remedy("Correct n, or add the members that are missing.")
                                .source("QTI 3.0 ASI, index, n"),
                        Set.of("qti-index"),
                        ContainerRules::beyond),
                rule(
                        warning("expr-field", GROUP)
                                .states("A field that is read from the record of a text interaction is one that the"
                                        + " interaction fills.")
                                .otherwise("The result is always NULL.")
                                .remedy(
                                        "Use one of stringValue, floatValue, integerValue, leftDigits, rightDigits, ndp,"
                                                + " nsf, exponent.")
                                .source("QTI 3.0 ASI, field value; text entry interaction bound to a record"),
                        Set.of("qti-field-value"),
                        ContainerRules::field));
    }

    private static void index(SourceElement operator, RuleReport report) {
        Long n = Literals.whole(operator.attribute("n", ""));
        if (n != null && n < 1) {
            report.at(operator, "n", "members are counted from 1, found n=\"" + n + "\"");
        }
    }

    private static void unordered(SourceElement operator, RuleReport report) {
        SourceElement container =
                operator.children().size() == 1 ? operator.children().get(0) : operator;
        int cardinalities =
                ExpressionTypes.of(operator.document()).type(container).cardinalities();
        if (container != operator && cardinalities == TypeSet.MULTIPLE) {
            report.at(
                    container, "qti-index: expected ordered, found multiple (" + Describe.expression(container) + ")");
        }
    }

    private static void beyond(SourceElement operator, RuleReport report) {
        Long n = Literals.whole(operator.attribute("n", ""));
        if (n == null || n < 1 || operator.children().size() != 1) {
            return;
        }
        SourceElement container = operator.children().get(0);
        int size = container.is("qti-ordered") ? size(container) : container.is("qti-correct") ? key(container) : -1;
        if (size > 0 && n > size) {
            report.at(operator, "n", "member " + n + " is asked for, but the container has only " + size);
        }
    }

    /** Returns the number of members, or -1 when it is not known. */
    private static int size(SourceElement container) {
        ExpressionTypes types = ExpressionTypes.of(container.document());
        for (SourceElement member : container.children()) {
            if (types.type(member).cardinalities() != TypeSet.SINGLE) {
                return -1;
            }
        }
        return container.children().size();
    }

    /** Returns the number of values of a correct response, or -1 when it is not known. */
    private static int key(SourceElement correct) {
        Variable response =
                Variables.of(correct.document()).find(correct.attribute("identifier", ""), VariableKind.RESPONSE);
        return response == null || Processing.of(correct.document()).setsCorrect(response)
                ? -1
                : response.parts().correctValues();
    }

    private static void field(SourceElement operator, RuleReport report) {
        String field = operator.attribute("field-identifier", "");
        SourceElement record =
                operator.children().size() == 1 ? operator.children().get(0) : operator;
        if (field.isEmpty() || !record.is("qti-variable")) {
            return;
        }
        Variable response =
                Variables.of(operator.document()).find(record.attribute("identifier", ""), VariableKind.RESPONSE);
        if (response == null || !response.cardinality().equals("record")) {
            return;
        }
        List<SourceElement> bound = Interactions.of(operator.document()).boundTo(response.identifier());
        if (bound.size() == 1 && TEXT.contains(bound.get(0).name()) && !TEXT_FIELDS.contains(field)) {
            report.at(
                    operator,
                    "field-identifier",
                    "the record of " + quoted(response.identifier()) + " has no field " + quoted(field)
                            + "; a text interaction fills " + String.join(", ", TEXT_FIELDS));
        }
    }
}
