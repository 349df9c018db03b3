// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Outline;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What holds for the content that candidates read. */
final class MarkupRules {
    private static final String MATHML = "http://www.w3.org/1998/Math/MathML";
    private static final Set<String> GONE_MATH = Set.of("mfenced", "mlabeledtr", "maligngroup", "malignmark");
    private static final Set<String> CONTENT =
            Set.of("qti-item-body", "qti-stimulus-body", "qti-content-body", "qti-modal-feedback", "qti-test-feedback");
    /** Amounts of money are no formulas: one dollar sign begins nothing. */
    private static final Pattern LATEX = Pattern.compile(
            "\\\\\\(|\\\\\\[|\\$\\$[^$]{1,200}\\$\\$|\\\\(?:frac|sqrt|sum|int|times|cdot|left|right|text|mathrm|begin|alpha|beta|pi|theta)(?![a-zA-Z])");

    private static final Pattern MOJIBAKE =
            Pattern.compile("Ã[\\u0080-\\u00BF]|â€[\\u0090-\\u00BF\\u2018-\\u2122œž™]|Â[\\u00A0-\\u00BF]|ï»¿|\\uFFFD");
    private static final Pattern ESCAPED = Pattern.compile(
            "&(?:amp|lt|gt|quot|nbsp|mdash|ndash|rsquo|lsquo|hellip|#[0-9]{2,6});|</?(?:p|b|i|br|em|strong|span|div|sub|sup)\\s*/?>");

    private static final Pattern KEY =
            Pattern.compile("data-(is-?)?(correct|right|answer|key|solution)(-?(answer|choice|response|key))?");

    private static final Set<String> VERBATIM = Set.of("code", "pre", "kbd", "samp", "qti-interaction-markup");

    private MarkupRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("content-deprecated-math", RuleGroup.CONTENT)
                                .strict()
                                .states("Formulas use no element that was taken out of MathML.")
                                .otherwise("Browsers show its content in a row, without what it meant.")
                                .remedy(
                                        "Write the brackets of mfenced as mo elements in an mrow; use a table without labels.")
                                .source("MathML Core, elements of MathML 3 that it leaves out"),
                        MarkupRules::oldMath),
                rule(
                        warning("content-latex", RuleGroup.CONTENT)
                                .strict()
                                .states("Formulas are written in MathML, not in LaTeX.")
                                .otherwise("Candidates read the source: \\frac{1}{2} instead of one half.")
                                .remedy("Write the formula as a math element.")
                                .source("QTI 3.0 ASI, MathML in content"),
                        CONTENT,
                        MarkupRules::latex),
                rule(
                        warning("content-mojibake", RuleGroup.CONTENT)
                                .states("Texts have no characters that come from a wrong encoding.")
                                .otherwise("Candidates read Ã© where é was written.")
                                .remedy(
                                        "Read the source in the encoding in which it was written, and write it as UTF-8.")
                                .source("Unicode, UTF-8 read as Windows-1252"),
                        CONTENT,
                        MarkupRules::mojibake),
                rule(
                        warning("content-escaped-twice", RuleGroup.CONTENT)
                                .states("Markup and entities are not escaped twice.")
                                .otherwise("Candidates read &nbsp; or <b> as it is written.")
                                .remedy("Escape texts once, when they are put into the document.")
                                .source("XML 1.0, character data and markup"),
                        CONTENT,
                        MarkupRules::escapedTwice),
                rule(
                        error("content-printed-variable", RuleGroup.CONTENT)
                                .states(
                                        "A printed variable that names a position or field is of a kind that has positions or fields.")
                                .otherwise("There is no such part of the value, and nothing is printed.")
                                .remedy("Remove the index or field, or name a variable that has it.")
                                .source("QTI 3.0 ASI, index and field of a printed variable"),
                        Set.of("qti-printed-variable"),
                        MarkupRules::printedParts),
                rule(
                        warning("content-printed-response", RuleGroup.CONTENT)
                                .states("A printed variable is an outcome variable or a template variable.")
                                .otherwise("Players print nothing: candidates see their answers where they gave them.")
                                .remedy("Set an outcome variable to the response, and print that in feedback.")
                                .source("QTI 3.0 ASI, printed variable"),
                        Set.of("qti-printed-variable"),
                        MarkupRules::printedResponse),
                rule(
                        warning("content-printed-format", RuleGroup.CONTENT)
                                .states("A printed variable has a format only when its values are numbers.")
                                .otherwise("The format is passed over.")
                                .remedy("Remove the format, or declare the variable as integer or float.")
                                .source("QTI 3.0 ASI, format of a printed variable"),
                        Set.of("qti-printed-variable"),
                        MarkupRules::printedFormat),
                rule(
                        warning("content-rubric", RuleGroup.CONTENT)
                                .states("A rubric block has something to say.")
                                .otherwise("Candidates or scorers see an empty box.")
                                .remedy("Write the text into its qti-content-body, or remove the block.")
                                .source("QTI 3.0 ASI, rubric block"),
                        Set.of("qti-rubric-block"),
                        MarkupRules::rubric),
                rule(
                        warning("content-prompt-empty", RuleGroup.CONTENT)
                                .strict()
                                .states("A prompt has something to say.")
                                .otherwise("Candidates see choices without a question.")
                                .remedy("Write the question, or remove the prompt when it stands elsewhere.")
                                .source("QTI 3.0 ASI, prompt"),
                        Set.of("qti-prompt"),
                        MarkupRules::prompt),
                rule(
                        info("content-key-in-data", RuleGroup.CONTENT)
                                .strict()
                                .states("No data- attribute tells the right answer.")
                                .otherwise("Whoever looks at the page source reads it there.")
                                .remedy(
                                        "Keep the key in qti-correct-response, which does not reach the browser, and remove the attribute.")
                                .source("QTI 3.0 ASI, data attributes are delivered with the content"),
                        Set.of("qti-item-body"),
                        MarkupRules::keyInData));
    }

    private static void oldMath(SourceElement root, RuleReport report) {
        Outline.of(root.document()).foreign().forEach(element -> {
            if (element != root
                    && GONE_MATH.contains(element.name())
                    && element.namespace().equals(MATHML)) {
                report.at(element, element.name() + " is not in MathML any more");
            }
        });
    }

    private static void latex(SourceElement content, RuleReport report) {
        texts(content, LATEX, "looks like LaTeX", report);
    }

    private static void mojibake(SourceElement content, RuleReport report) {
        texts(content, MOJIBAKE, "comes from a wrong encoding", report);
    }

    private static void escapedTwice(SourceElement content, RuleReport report) {
        texts(content, ESCAPED, "is shown as it stands: it was escaped twice", report);
    }

    private static void texts(SourceElement content, Pattern pattern, String what, RuleReport report) {
        if (content.document().derived(Suspects.class, Suspects::of).any()) {
            search(content, pattern, what, report);
        }
    }

    /** Whether some text of a document is not plain. Hardly any document has one, and then nobody need go through all of them again. */
    private record Suspects(boolean any) {
        static Suspects of(SourceDocument document) {
            for (int i = 0; i < document.size(); i++) {
                if (!isPlain(document.element(i))) {
                    return new Suspects(true);
                }
            }
            return new Suspects(false);
        }
    }

    private static void search(SourceElement element, Pattern pattern, String what, RuleReport report) {
        // Program texts and foreign content may hold anything.
        if (!element.isQti() || VERBATIM.contains(element.name())) {
            return;
        }
        for (Object part : element.content()) {
            if (part instanceof SourceElement inner) {
                if (!CONTENT.contains(inner.name())) {
                    search(inner, pattern, what, report);
                }
            } else {
                // Nearly every text is plain, and a pattern is slow to find that out.
                Matcher found = isPlain((String) part) ? null : pattern.matcher((String) part);
                if (found != null && found.find()) {
                    report.at(element, quoted(found.group()) + " " + what);
                    return;
                }
            }
        }
    }

    private static boolean isPlain(SourceElement element) {
        List<Object> content = element.content();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof String text && !isPlain(text)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a text has none of the characters with which one of the patterns begins. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\'
                    || c == '$'
                    || c == '&'
                    || c == '<'
                    || c == 'Ã'
                    || c == 'â'
                    || c == 'Â'
                    || c == 'ï'
                    || c == '\uFFFD') {
                return false;
            }
        }
        return true;
    }

    private static void printedParts(SourceElement printed, RuleReport report) {
        Variable variable = variable(printed);
        if (variable == null || variable.cardinality().isEmpty()) {
            return;
        }
        if (printed.has("index") && !variable.cardinality().equals("ordered")) {
            report.at(
                    printed,
                    "index",
                    quoted(variable.identifier()) + " is " + variable.typeWords()
                            + "; only ordered variables have positions");
        } else if (printed.has("field") && !variable.cardinality().equals("record")) {
            report.at(
                    printed,
                    "field",
                    quoted(variable.identifier()) + " is " + variable.typeWords() + "; only records have fields");
        }
    }

    private static void printedResponse(SourceElement printed, RuleReport report) {
        Variable variable = variable(printed);
        if (variable != null && variable.kind() == VariableKind.RESPONSE && !variable.isBuiltIn()) {
            report.at(
                    printed,
                    "identifier",
                    quoted(variable.identifier())
                            + " is a response variable; expected an outcome or template variable");
        }
    }

    private static void printedFormat(SourceElement printed, RuleReport report) {
        Variable variable = variable(printed);
        if (variable != null
                && printed.has("format")
                && !variable.baseType().isEmpty()
                && !variable.cardinality().equals("record")
                && !variable.isNumeric()) {
            report.at(
                    printed,
                    "format",
                    quoted(variable.identifier()) + " is " + variable.typeWords()
                            + "; formats are for integer and float");
        }
    }

    private static @Nullable Variable variable(SourceElement printed) {
        return Variables.of(printed.document()).find(printed.attribute("identifier", ""));
    }

    private static void rubric(SourceElement rubric, RuleReport report) {
        SourceElement body = rubric.child("qti-content-body");
        if (body != null && isEmpty(body)) {
            report.at(rubric, "the rubric block has no content");
        }
    }

    private static void prompt(SourceElement prompt, RuleReport report) {
        if (isEmpty(prompt)) {
            report.at(prompt, "the prompt has no content");
        }
    }

    private static boolean isEmpty(SourceElement element) {
        if (!element.fullText().isBlank()) {
            return false;
        }
        boolean[] shows = {false};
        element.descendants(inner -> shows[0] |=
                !Set.of("p", "div", "span", "br", "b", "i", "em", "strong").contains(inner.name()));
        return !shows[0];
    }

    private static void keyInData(SourceElement body, RuleReport report) {
        body.descendants(element -> {
            for (int i = 0; i < element.attributeCount(); i++) {
                String name = element.attributeName(i);
                String value = element.attributeValue(i);
                if (name.startsWith("data-") && KEY.matcher(name).matches() && !value.isBlank()) {
                    report.at(element, name, name + "=" + quoted(value) + " looks like the key");
                }
            }
        });
    }
}
