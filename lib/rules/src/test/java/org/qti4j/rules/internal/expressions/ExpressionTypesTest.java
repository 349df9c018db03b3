// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.rules.internal.expressions.Documents.codes;
import static org.qti4j.rules.internal.expressions.Documents.declare;
import static org.qti4j.rules.internal.expressions.Documents.findings;
import static org.qti4j.rules.internal.expressions.Documents.item;
import static org.qti4j.rules.internal.expressions.Documents.operator;
import static org.qti4j.rules.internal.expressions.Documents.set;
import static org.qti4j.rules.internal.expressions.Documents.test;
import static org.qti4j.rules.internal.expressions.Documents.value;
import static org.qti4j.rules.internal.expressions.Documents.variable;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.rules.internal.facts.ElementNames;

/** Types of expressions: what is found, what is wanted, and what stays unknown. */
class ExpressionTypesTest {
    private static final String SCORE = declare("outcome", "SCORE", "single", "float");
    private static final String VARIABLES = SCORE
            + declare("outcome", "FLAG", "single", "boolean")
            + declare("outcome", "COUNT", "single", "integer")
            + declare("outcome", "LIST", "ordered", "string")
            + declare("outcome", "BAG", "multiple", "identifier")
            + declare("outcome", "MARKS", "multiple", "float")
            + declare("outcome", "WORD", "single", "string")
            + declare("outcome", "POINT", "single", "point")
            + declare("outcome", "TIME", "single", "duration")
            + declare("outcome", "PAIR", "single", "pair")
            + declare("outcome", "RECORD", "record", "");

    @Test
    void everyExpressionOfTheStandardIsAValueOrAnOperatorOfTheTable() {
        Set<String> values = new TreeSet<>();
        for (String name : ElementNames.EXPRESSIONS) {
            if (Operator.of(name) == null) {
                values.add(name);
            }
        }
        assertThat(values)
                .containsExactly(
                        "qti-base-value",
                        "qti-correct",
                        "qti-custom-operator",
                        "qti-default",
                        "qti-map-response",
                        "qti-map-response-point",
                        "qti-math-constant",
                        "qti-null",
                        "qti-number-correct",
                        "qti-number-incorrect",
                        "qti-number-presented",
                        "qti-number-responded",
                        "qti-number-selected",
                        "qti-outcome-maximum",
                        "qti-outcome-minimum",
                        "qti-random-float",
                        "qti-random-integer",
                        "qti-test-variables",
                        "qti-variable");
    }

    /** One operator a line, with operands that it cannot work on. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum|WORD|expected float or integer, found string",
                "product|FLAG|expected float or integer, found boolean",
                "max|WORD|expected float or integer, found string",
                "stats-operator name='mean'|BAG|expected float or integer, found identifier",
                "truncate|WORD|expected float or integer, found string",
                "gcd|PAIR|expected integer, found pair",
                "integer-to-float|WORD|expected integer, found string",
                "and|COUNT|expected boolean, found integer",
                "not|WORD|expected boolean, found string",
                "any-n min='1' max='1'|WORD|expected boolean, found string",
                "pattern-match pattern='a'|FLAG|expected string, found boolean",
                "inside shape='circle' coords='1,1,1'|WORD|expected point, found string",
                "and|BAG|expected single, found multiple",
                "round|MARKS|expected single, found multiple",
                "index n='1'|WORD|expected multiple or ordered, found single",
                "random|COUNT|expected multiple or ordered, found single",
                "container-size|RECORD|expected multiple or ordered, found record",
                "field-value field-identifier='x'|WORD|expected record, found single",
                "stats-operator name='mean'|SCORE|expected multiple or ordered, found single",
                "multiple|LIST|expected single or multiple, found ordered",
                "ordered|BAG|expected single or ordered, found multiple",
            })
    void saysWhatAnOperatorExpectsAndWhatItFinds(String operator, String operand, String words) {
        String expression = operator(operator.replace('\'', '"'), variable(operand));
        String name = operator.split(" ")[0];
        assertThat(findings(item(VARIABLES, set("X", operator("is-null", expression)))))
                .filteredOn(each -> !each.contains("\"X\""))
                .containsExactly((words.contains("single")
                                        || words.contains("multiple or ordered")
                                        || words.contains("expected ordered")
                                        || words.contains("record")
                                ? "expr-operand-cardinality"
                                : "expr-operand-type")
                        + ": qti-" + name + ": " + words + " (the outcome variable \"" + operand + "\")");
    }

    @ParameterizedTest
    @CsvSource({
        "lt, COUNT, TIME",
        "duration-lt, TIME, SCORE",
        "integer-divide, SCORE, COUNT",
        "string-match case-sensitive='true', WORD, ID"
    })
    void onlyWarnsWhereSystemsMayConvert(String operator, String left, String right) {
        String declarations = VARIABLES + declare("outcome", "ID", "single", "identifier");
        String comparison = operator(operator.replace('\'', '"'), variable(left), variable(right));
        assertThat(codes(item(declarations, set("FLAG", operator("is-null", comparison)))))
                .containsExactly("expr-operand-similar");
    }

    @Test
    void warnsOfNumbersOfMembersWithoutOrder() {
        assertThat(codes(item(VARIABLES, set("WORD", operator("index n=\"1\"", variable("BAG"))))))
                .containsExactly("expr-index-unordered", "rp-assignment-similar");
        assertThat(codes(item(VARIABLES, set("WORD", operator("index n=\"1\"", "<qti-custom-operator/>")))))
                .isEmpty();
    }

    @Test
    void acceptsWhatTheTableAllows() {
        String rules = set("SCORE", operator("sum", variable("MARKS"), variable("COUNT"), value("float", "0.5")))
                + set("COUNT", operator("sum", value("integer", "1"), variable("COUNT")))
                + set("COUNT", operator("max", value("integer", "1"), operator("container-size", variable("BAG"))))
                + set("COUNT", operator("round", variable("SCORE")))
                + set("SCORE", operator("round", variable("SCORE")))
                + set("SCORE", operator("stats-operator name=\"mean\"", variable("MARKS")))
                + set("WORD", operator("index n=\"1\"", variable("LIST")))
                + set("LIST", operator("ordered", variable("WORD"), variable("LIST"), value("string", "x")))
                + set("BAG", operator("delete", value("identifier", "a"), variable("BAG")))
                + set("BAG", operator("multiple"))
                + set("FLAG", operator("contains", variable("LIST"), operator("ordered", variable("WORD"))))
                + set("FLAG", operator("member", value("identifier", "a"), variable("BAG")))
                + set("FLAG", operator("duration-lt", variable("duration"), variable("TIME")))
                + set("FLAG", operator("match", variable("RECORD"), variable("RECORD2")))
                + set("FLAG", operator("inside shape=\"circle\" coords=\"1,1,1\"", variable("POINT")));
        assertThat(findings(item(VARIABLES + declare("outcome", "RECORD2", "record", ""), rules)))
                .filteredOn(each -> !each.startsWith("rp-assignment-lost"))
                .isEmpty();
    }

    @Test
    void neverReportsWhatItDoesNotKnow() {
        String untyped = "<qti-outcome-declaration identifier=\"U\" cardinality=\"single\"/>";
        String rules = set("SCORE", "<qti-custom-operator class=\"org.example.Grade\"/>")
                + set("FLAG", operator("and", "<qti-custom-operator/>", variable("U"), "<qti-null/>"))
                + set("SCORE", operator("field-value field-identifier=\"x\"", variable("RECORD")))
                + set(
                        "FLAG",
                        operator(
                                "lt",
                                operator("field-value field-identifier=\"x\"", variable("RECORD")),
                                variable("U")))
                + set("WORD", operator("index n=\"1\"", operator("ordered", "<qti-custom-operator/>")))
                + set("SCORE", variable("U"));
        assertThat(findings(item(VARIABLES + untyped, rules))).isEmpty();
        // Variables of items are declared in other files; unknown variables have their own rule.
        assertThat(findings(test(VARIABLES, set("FLAG", operator("and", variable("Q1.PASSED"))))))
                .isEmpty();
        assertThat(codes(item(VARIABLES, set("FLAG", operator("and", variable("NOBODY"))))))
                .containsExactly("rp-variable-declared");
        // Missing and malformed parts are the schema's.
        assertThat(codes(item(
                        VARIABLES,
                        set("FLAG", operator("lt", value("decimal", "1"), "<qti-null/>", "<p>1</p>"))
                                + set("BAG", "<qti-match/>"))))
                .containsExactly("expr-match-null");
        assertThat(codes(item(VARIABLES, set("FLAG", operator("lt", value("decimal", "1"))) + set("SCORE", ""))))
                .isEmpty();
    }

    @Test
    void saysNothingInAFragmentWhereDeclarationsAreElsewhere() {
        String fragment = "<qti-response-processing xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\">"
                + set("SCORE", operator("sum", variable("A"), variable("B.C"))) + "</qti-response-processing>";
        assertThat(codes(fragment)).isEmpty();
    }

    @Test
    void blamesTheValueBehindOperatorsThatHandItOn() {
        String random = operator("random", operator("multiple", value("float", "1"), value("float", "2")));
        String words = random.replace("\"float\">2", "\"string\">two").replace("\"float\">1", "\"string\">one");
        assertThat(codes(item(SCORE, set("SCORE", random)))).isEmpty();
        assertThat(findings(item(SCORE, set("SCORE", words))))
                .containsExactly(
                        "rp-assignment-type: the outcome variable \"SCORE\": expected float or integer, found string"
                                + " (the value \"one\")",
                        "rp-assignment-type: the outcome variable \"SCORE\": expected float or integer, found string"
                                + " (the value \"two\")");
        assertThat(findings(item(SCORE, set("SCORE", operator("sum", words)))))
                .hasSize(2)
                .allMatch(
                        each -> each.startsWith("expr-operand-type: qti-sum: expected float or integer, found string"));
    }

    @Test
    void tellsSimilarAssignmentsFromWrongOnes() {
        String all = VARIABLES + declare("outcome", "ID", "single", "identifier");
        assertThat(codes(item(all, set("SCORE", value("integer", "1"))))).isEmpty();
        assertThat(codes(item(all, set("COUNT", value("float", "1"))))).containsExactly("rp-assignment-similar");
        assertThat(codes(item(all, set("ID", variable("WORD"))))).containsExactly("rp-assignment-similar");
        assertThat(codes(item(all, set("ID", variable("FLAG"))))).containsExactly("rp-assignment-type");
        assertThat(codes(item(all, set("ID", variable("BAG"))))).containsExactly("rp-assignment-type");
        assertThat(codes(item(all, set("BAG", value("identifier", "a"))))).containsExactly("rp-assignment-type");
    }

    @Test
    void looksUpWholeNumbersInMatchTablesAndNumbersInInterpolationTables() {
        String table =
                "<qti-match-table><qti-match-table-entry source-value=\"1\" target-value=\"string\"/></qti-match-table>";
        String lookup = "<qti-lookup-outcome-value identifier=\"GRADE\">%s</qti-lookup-outcome-value>";
        String grade = "<qti-outcome-declaration identifier=\"GRADE\" cardinality=\"single\" base-type=\"identifier\">"
                + table + "</qti-outcome-declaration>\n";
        String words = VARIABLES + grade;
        assertThat(codes(item(words, lookup.formatted(variable("COUNT"))))).isEmpty();
        assertThat(codes(item(words, lookup.formatted(variable("SCORE"))))).containsExactly("rp-assignment-similar");
        assertThat(codes(item(words, lookup.formatted(variable("WORD"))))).containsExactly("rp-assignment-type");
        String ranges = words.replace("qti-match-table", "qti-interpolation-table");
        assertThat(codes(item(ranges, lookup.formatted(variable("SCORE"))))).isEmpty();
        assertThat(codes(item(ranges, lookup.formatted(variable("WORD"))))).containsExactly("rp-assignment-type");
    }

    @Test
    void comparesTheOperandsThatShareAType() {
        String all = VARIABLES + declare("outcome", "ID", "single", "identifier");
        assertThat(codes(item(all, set("FLAG", operator("match", variable("ID"), value("integer", "1"))))))
                .containsExactly("expr-same-type");
        assertThat(codes(item(all, set("FLAG", operator("match", variable("BAG"), value("identifier", "a"))))))
                .containsExactly("expr-same-type");
        assertThat(codes(item(all, set("FLAG", operator("match", variable("ID"), value("string", "a"))))))
                .containsExactly("expr-same-similar");
        assertThat(codes(item(all, set("FLAG", operator("match", variable("COUNT"), value("float", "1"))))))
                .containsExactly("expr-same-similar");
        assertThat(codes(item(all, set("FLAG", operator("member", value("point", "1 2"), variable("BAG"))))))
                .containsExactly("expr-same-type");
        // A container that nothing is known of fits anything.
        assertThat(codes(item(all, set("FLAG", operator("match", variable("BAG"), operator("multiple"))))))
                .isEmpty();
    }

    @Test
    void wantsASingleBooleanAsCondition() {
        String condition = "<qti-response-condition><qti-response-if>%s" + set("SCORE", value("float", "1"))
                + "</qti-response-if></qti-response-condition>";
        assertThat(findings(item(VARIABLES, condition.formatted(variable("WORD")))))
                .containsExactly(
                        "rp-condition-boolean: the condition of qti-response-if: expected single boolean, found"
                                + " string (the outcome variable \"WORD\")");
        assertThat(findings(item(VARIABLES, condition.formatted(variable("BAG")))))
                .containsExactly(
                        "rp-condition-boolean: the condition of qti-response-if: expected single boolean, found"
                                + " multiple (the outcome variable \"BAG\")");
        assertThat(codes(item(VARIABLES, condition.formatted(variable("FLAG")))))
                .isEmpty();
    }
}
