// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.ValueSpace;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** What holds for default values and correct responses. */
final class ValueRules {
    private static final Set<String> VALUES = Set.of("qti-value");
    private static final Set<String> TYPED = Set.of("qti-value", "qti-mapping", "qti-interpolation-table");

    private ValueRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("decl-default-value-count", DeclarationRules.GROUP)
                                .states(
                                        "The default value of a single variable has one value, and so has the correct response that it is compared with.")
                                .otherwise(
                                        "More values are not alternatives: players take one of them, or the comparison with the response never holds.")
                                .remedy(
                                        "Keep one value. For several right answers use a mapping; for answers with several parts the cardinality multiple or ordered.")
                                .source("QTI 3.0 ASI, qti-default-value and qti-correct-response"),
                        Set.of(),
                        VALUES,
                        Declared.each((variable, declaration, report) -> count(variable, false, report))),
                rule(
                        warning("decl-correct-alternatives", DeclarationRules.GROUP)
                                .states("A correct response of a single variable lists no alternatives.")
                                .otherwise(
                                        "The standard knows one correct response: players show one of the values as the solution, or refuse the item.")
                                .remedy(
                                        "Keep the best answer as the correct response; the mapping scores the other ones.")
                                .source("QTI 3.0 ASI, qti-correct-response and qti-mapping"),
                        Set.of(),
                        VALUES,
                        Declared.each((variable, declaration, report) -> count(variable, true, report))),
                rule(
                        error("decl-value-type", DeclarationRules.GROUP)
                                .states(
                                        "Every value is written as its base type demands; an empty value stands for NULL.")
                                .otherwise("Players stop with an error, or the value equals no response.")
                                .remedy("Write the value as the message says, or correct the base type.")
                                .source("QTI 3.0 ASI, BaseType; qti-value"),
                        Set.of(),
                        TYPED,
                        Declared.each(ValueRules::type)),
                rule(
                        error("decl-base-value-type", DeclarationRules.GROUP)
                                .states("The text of qti-base-value is written as its base type demands.")
                                .otherwise(
                                        "Players stop with an error, or the expression never has the value that is meant.")
                                .remedy("Write the value as the message says, or correct the base type.")
                                .source("QTI 3.0 ASI, qti-base-value; BaseType"),
                        Set.of("qti-base-value"),
                        ValueRules::baseValue),
                rule(
                        error("decl-record-field", DeclarationRules.GROUP)
                                .states("Each value of a record has a field-identifier of its own and a base-type.")
                                .otherwise("The field cannot be found, or nobody can tell what its value is.")
                                .remedy(
                                        "Give the value a field-identifier that no other value of the record has, and a base-type.")
                                .source("QTI 3.0 ASI, field-identifier and base-type of qti-value"),
                        Set.of(),
                        VALUES,
                        Declared.each(ValueRules::record)),
                rule(
                        warning("decl-value-unused-attrs", DeclarationRules.GROUP)
                                .states(
                                        "A value of a variable that is not a record has no field-identifier and no base-type other than that of the variable.")
                                .otherwise("The attributes mean nothing there; perhaps a record was meant.")
                                .remedy("Take the attribute away, or make the variable a record.")
                                .source("QTI 3.0 ASI, field-identifier and base-type of qti-value"),
                        Set.of(),
                        VALUES,
                        Declared.each(ValueRules::unused)),
                rule(
                        warning("decl-duplicate-correct", DeclarationRules.GROUP)
                                .states("A correct response of cardinality multiple names nothing twice.")
                                .otherwise(
                                        "Nobody can choose a choice twice, so that the response never equals the correct one.")
                                .remedy("Take the second value away, or write the value that is meant in its place.")
                                .source("QTI 3.0 ASI, qti-correct-response"),
                        Set.of(),
                        VALUES,
                        Declared.each(ValueRules::repeated)));
    }

    /** Values that nothing compares with the response are only shown: alternatives are common there, and do no harm. */
    private static boolean isOnlyShown(Variable variable, List<SourceElement> values) {
        SourceElement holder = values.get(0).parent();
        return holder != null
                && holder.is("qti-correct-response")
                && !Processing.of(holder.document()).readsCorrect(variable);
    }

    private static void count(Variable variable, boolean onlyShown, RuleReport report) {
        if (!variable.isSingle()) {
            return;
        }
        for (List<SourceElement> values : Declared.values(variable)) {
            if (values.size() > 1 && isOnlyShown(variable, values) == onlyShown) {
                SourceElement second = values.get(1);
                report.at(
                        second,
                        Declared.words(variable) + " is single and has " + values.size() + " values in "
                                + (second.parent() == null
                                        ? ""
                                        : second.parent().name()));
            }
        }
    }

    private static void type(Variable variable, SourceElement declaration, RuleReport report) {
        for (List<SourceElement> values : Declared.values(variable)) {
            for (SourceElement value : values) {
                String type = variable.cardinality().equals("record")
                        ? value.attribute("base-type", "")
                        : variable.baseType();
                report(value, null, type, value.text(), report);
            }
        }
        SourceElement mapping = declaration.child("qti-mapping");
        if (mapping != null) {
            for (SourceElement entry : mapping.children("qti-map-entry")) {
                report(entry, "map-key", variable.baseType(), entry.attribute("map-key", ""), report);
            }
        }
        SourceElement table = declaration.child("qti-interpolation-table");
        if (table != null) {
            for (SourceElement entry : table.children("qti-interpolation-table-entry")) {
                report(entry, "target-value", variable.baseType(), entry.attribute("target-value", ""), report);
            }
            report(table, "default-value", variable.baseType(), table.attribute("default-value", ""), report);
        }
    }

    private static void baseValue(SourceElement element, RuleReport report) {
        report(element, null, element.attribute("base-type", ""), element.text(), report);
    }

    private static void report(
            SourceElement element, @Nullable String attribute, String type, String text, RuleReport report) {
        String expected = ValueSpace.expected(type, text);
        if (expected != null) {
            report.at(
                    element,
                    attribute,
                    Words.quoted(text.strip()) + " is no value of the base type " + type + "; expected " + expected);
        }
    }

    private static void record(Variable variable, SourceElement declaration, RuleReport report) {
        if (!variable.cardinality().equals("record")) {
            return;
        }
        for (List<SourceElement> values : Declared.values(variable)) {
            Map<String, SourceElement> seen = new HashMap<>();
            for (SourceElement value : values) {
                String field = value.attribute("field-identifier", "");
                SourceElement first = field.isEmpty() ? null : seen.putIfAbsent(field, value);
                if (field.isEmpty()) {
                    report.at(value, Declared.words(variable) + " is a record and this value has no field-identifier");
                } else if (first != null) {
                    report.at(
                            value,
                            "field-identifier",
                            "the field " + Words.quoted(field) + " has a value in line " + first.line() + " already");
                } else if (!value.has("base-type")) {
                    report.at(value, "the value of the field " + Words.quoted(field) + " has no base-type");
                }
            }
        }
    }

    private static void unused(Variable variable, SourceElement declaration, RuleReport report) {
        if (!Declared.isOfValues(variable)) {
            return;
        }
        for (List<SourceElement> values : Declared.values(variable)) {
            for (SourceElement value : values) {
                String type = value.attribute("base-type", variable.baseType());
                if (value.has("field-identifier")) {
                    report.at(
                            value,
                            "field-identifier",
                            Declared.words(variable) + " is " + variable.cardinality() + " and has no fields");
                } else if (!type.equals(variable.baseType())) {
                    report.at(
                            value,
                            "base-type",
                            "the value is said to be " + Words.quoted(type) + ", and " + Declared.words(variable)
                                    + " is of the base type " + Words.quoted(variable.baseType()));
                }
            }
        }
    }

    private static void repeated(Variable variable, SourceElement declaration, RuleReport report) {
        // Only what is chosen cannot be there twice; the same text or number can be typed twice.
        if (!variable.cardinality().equals("multiple") || !variable.hasBaseType("identifier", "pair", "directedPair")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (SourceElement value : variable.correctValues()) {
            String text = value.text().strip();
            if (!text.isEmpty() && !seen.add(ValueSpace.normal(variable.baseType(), text))) {
                report.at(
                        value,
                        "the correct response of " + Words.quoted(variable.identifier()) + " names "
                                + Words.quoted(text) + " twice");
            }
        }
    }
}
