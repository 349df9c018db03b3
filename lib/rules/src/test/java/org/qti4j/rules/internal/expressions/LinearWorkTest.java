// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.rules.internal.expressions.Documents.declare;
import static org.qti4j.rules.internal.expressions.Documents.item;
import static org.qti4j.rules.internal.expressions.Documents.operator;
import static org.qti4j.rules.internal.expressions.Documents.set;
import static org.qti4j.rules.internal.expressions.Documents.value;
import static org.qti4j.rules.internal.expressions.Documents.variable;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.Rule;
import org.qti4j.rules.internal.RuleRun;
import org.qti4j.rules.internal.processing.ProcessingRules;
import org.qti4j.rules.internal.tests.TestRules;
import org.qti4j.rules.source.SourceBuilder;
import org.qti4j.rules.source.SourceDocument;

/** Twice the document is twice the work, whatever the document is made for. */
class LinearWorkTest {
    private static final String SCORE = declare("outcome", "SCORE", "single", "float");
    private static final int SMALL = 100;

    static Stream<Named<IntFunction<String>>> hostile() {
        return Stream.of(
                Named.of(
                        "many rules over many variables, none of which is the one that is named",
                        n -> item(
                                many(n, i -> declare("response", "R" + i, "single", "float")),
                                many(
                                        n,
                                        i -> set(
                                                "S" + i,
                                                operator(
                                                        "sum",
                                                        variable("T" + i),
                                                        "<qti-correct identifier=\"R" + i + "\"/>"))))),
                Named.of(
                        "variables of the wrong kind, declared many times",
                        n -> item(
                                many(n, i -> declare("response", "X", "single", "float")),
                                many(n, i -> set("X", "<qti-map-response identifier=\"X\"/>")))),
                Named.of(
                        "deep chains of operators that hand values on",
                        n -> item(
                                SCORE, many(n / 20, i -> set("SCORE", nested("multiple", 300, value("string", "a")))))),
                Named.of(
                        "deep chains with a fault at every level",
                        n -> item(
                                SCORE, many(n / 20, i -> set("SCORE", nestedWith("sum", 100, value("string", "a")))))),
                Named.of(
                        "one operator with many operands of other types",
                        n -> item(
                                SCORE,
                                set(
                                        "SCORE",
                                        operator(
                                                "multiple",
                                                value("string", "a"),
                                                many(n * 10, i -> value("integer", "1")))))),
                Named.of(
                        "one condition with many branches that ask the same",
                        n -> item(
                                SCORE,
                                operator(
                                        "response-condition",
                                        many(
                                                n,
                                                i -> operator(
                                                        i == 0 ? "response-if" : "response-else-if",
                                                        operator("gt", variable("SCORE"), value("float", "1")),
                                                        set("SCORE", value("float", "2"))))))),
                Named.of(
                        "one rule set many times over",
                        n -> item(
                                SCORE,
                                many(n, i -> set("SCORE", value("float", "1"))) + "<qti-exit-response/>".repeat(n))),
                Named.of("conditions inside conditions", n -> item(SCORE, many(n / 20, i -> conditions(120)))),
                Named.of(
                        "declarations of many parts that are looked at many times",
                        n -> item(
                                "<qti-response-declaration identifier=\"R\" cardinality=\"multiple\" base-type=\"identifier\">"
                                        + "<qti-default-value/>".repeat(n) + "</qti-response-declaration>" + SCORE
                                        + "<qti-outcome-declaration identifier=\"T\" cardinality=\"single\">"
                                        + "<qti-default-value/>".repeat(n) + "</qti-outcome-declaration>",
                                many(
                                        n,
                                        i -> set("SCORE", "<qti-map-response identifier=\"R\"/>")
                                                + "<qti-lookup-outcome-value identifier=\"T\"><qti-correct identifier=\"R\"/></qti-lookup-outcome-value>"))),
                Named.of(
                        "choices of many interactions compared with many values",
                        n -> item(
                                many(n, i -> declare("response", "R" + i, "single", "identifier"))
                                        + "<qti-item-body>"
                                        + many(
                                                n,
                                                i -> "<qti-choice-interaction response-identifier=\"R" + i + "\">"
                                                        + "<qti-simple-choice identifier=\"a\"/></qti-choice-interaction>")
                                        + "</qti-item-body>",
                                many(
                                        n,
                                        i -> set(
                                                "S",
                                                operator("match", variable("R" + i), value("identifier", "b")))))));
    }

    private static String many(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining("\n"));
    }

    private static String nested(String operator, int depth, String innermost) {
        return ("<qti-" + operator + ">").repeat(depth) + innermost + ("</qti-" + operator + ">").repeat(depth);
    }

    private static String nestedWith(String operator, int depth, String operand) {
        return ("<qti-" + operator + ">" + operand).repeat(depth) + operand + ("</qti-" + operator + ">").repeat(depth);
    }

    private static String conditions(int depth) {
        String open = "<qti-response-condition><qti-response-if>" + operator("gt", variable("SCORE"), variable("A"));
        return open.repeat(depth) + "</qti-response-if></qti-response-condition>".repeat(depth);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void looksAtEveryExpressionAFixedNumberOfTimes(IntFunction<String> maker) throws XMLStreamException {
        long once = ExpressionTypes.of(read(maker.apply(SMALL))).steps();
        long twice = ExpressionTypes.of(read(maker.apply(2 * SMALL))).steps();
        assertThat(once).isPositive();
        assertThat((double) twice / once).isBetween(1.5, 2.1);
    }

    /** Sixteen times the size would be 256 times the work if it were quadratic. */
    @ParameterizedTest
    @MethodSource("hostile")
    void judgesSixteenTimesTheDocumentWithoutSquaringTheWork(IntFunction<String> maker) {
        assertThat(sixteenTimes(
                        maker, Stream.concat(ProcessingRules.rules().stream(), ExpressionRules.rules().stream())))
                .isLessThan(100);
    }

    static Stream<Named<IntFunction<String>>> hostileTests() {
        return Stream.of(
                Named.of(
                        "a shuffled section of many members that all branch to its last one",
                        n -> test(many(n, i -> member(i, n - 1)) + "<qti-ordering shuffle=\"true\"/>")),
                Named.of(
                        "a section from which is drawn, with many members that each branch to the next one",
                        n -> test(many(n, i -> member(i, i + 1)) + "<qti-selection select=\"1\"/>")),
                Named.of(
                        "many sections, each of which branches out of the test",
                        n -> test(many(
                                n,
                                i -> "<qti-assessment-section identifier=\"s" + i + "\">" + member(i, 0)
                                        + "<qti-ordering shuffle=\"true\"/></qti-assessment-section>"))));
    }

    private static String test(String members) {
        return "<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"t\">"
                + "<qti-test-part identifier=\"p\" navigation-mode=\"linear\" submission-mode=\"individual\">"
                + "<qti-assessment-section identifier=\"all\">" + members
                + "</qti-assessment-section></qti-test-part></qti-assessment-test>";
    }

    private static String member(int number, int target) {
        return "<qti-assessment-item-ref identifier=\"m" + number + "\" href=\"" + number + ".xml\">"
                + "<qti-branch-rule target=\"m" + target + "\"/></qti-assessment-item-ref>";
    }

    @ParameterizedTest
    @MethodSource("hostileTests")
    void judgesSixteenTimesTheTestWithoutSquaringTheWork(IntFunction<String> maker) {
        // Members are passed over fast: it takes many of them for squared work to show beside what each costs anyway.
        assertThat(sixteenTimes(size -> maker.apply(2 * size), TestRules.rules().stream()))
                .isLessThan(100);
    }

    /** Returns how much more work a document of sixteen times the size is. */
    private static double sixteenTimes(IntFunction<String> maker, Stream<Rule> wanted) {
        LinkedHashMap<Rule, Severity> rules = new LinkedHashMap<>();
        wanted.forEach(rule -> rules.put(rule, Severity.ERROR));
        RuleRun run = new RuleRun(rules, 1_000_000);
        IntToLongFunction work = size -> {
            try {
                SourceDocument document = read(maker.apply(size));
                long before = System.nanoTime();
                run.look(document);
                return System.nanoTime() - before;
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        };
        double ratio = Double.MAX_VALUE;
        // A busy machine makes single measurements useless; squared work is never fast enough by chance, ten times
        // over.
        for (int i = 0; i < 10 && ratio > 100; i++) {
            work.applyAsLong(4 * SMALL);
            double small = Math.min(work.applyAsLong(4 * SMALL), work.applyAsLong(4 * SMALL));
            ratio = Math.min(ratio, work.applyAsLong(64 * SMALL) / small);
        }
        return ratio;
    }

    private static SourceDocument read(String xml) throws XMLStreamException {
        XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(xml));
        SourceBuilder builder = new SourceBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String[] attributes = new String[2 * reader.getAttributeCount()];
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    attributes[2 * i] = reader.getAttributeLocalName(i);
                    attributes[2 * i + 1] = reader.getAttributeValue(i);
                }
                builder.start(reader.getNamespaceURI(), reader.getLocalName(), 1, 1, -1, "", attributes);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                builder.end(-1);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                builder.text(reader.getText());
            }
        }
        return builder.document();
    }
}
