// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.util.List;
import java.util.Locale;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;

/** Items around a few rules, and what is found in them. */
final class Documents {
    private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final QtiValidator VALIDATOR = QtiValidator.of(Profile.strict());

    private Documents() {}

    /** Returns an item with declarations, nothing to look at, and rules. */
    static String item(String declarations, String rules) {
        return "<qti-assessment-item xmlns=\"" + NAMESPACE
                + "\" identifier=\"sums\" title=\"Sums\" time-dependent=\"false\">\n" + declarations
                + "<qti-response-processing>\n" + rules + "\n</qti-response-processing></qti-assessment-item>";
    }

    static String test(String declarations, String rules) {
        return "<qti-assessment-test xmlns=\"" + NAMESPACE + "\" identifier=\"final\" title=\"Final\">\n" + declarations
                + "<qti-test-part identifier=\"p\" navigation-mode=\"linear\" submission-mode=\"individual\">"
                + "<qti-assessment-section identifier=\"s\" title=\"S\" visible=\"true\">"
                + "<qti-assessment-item-ref identifier=\"Q1\" href=\"q1.xml\"/></qti-assessment-section></qti-test-part>"
                + "<qti-outcome-processing>\n" + rules + "\n</qti-outcome-processing></qti-assessment-test>";
    }

    static String declare(String kind, String identifier, String cardinality, String baseType) {
        return "<qti-" + kind + "-declaration identifier=\"" + identifier + "\" cardinality=\"" + cardinality + "\""
                + (baseType.isEmpty() ? "" : " base-type=\"" + baseType + "\"") + "/>\n";
    }

    static String set(String identifier, String expression) {
        return "<qti-set-outcome-value identifier=\"" + identifier + "\">" + expression + "</qti-set-outcome-value>";
    }

    static String variable(String identifier) {
        return "<qti-variable identifier=\"" + identifier + "\"/>";
    }

    static String value(String baseType, String text) {
        return "<qti-base-value base-type=\"" + baseType + "\">" + text + "</qti-base-value>";
    }

    static String operator(String name, String... operands) {
        String element = name.split(" ", 2)[0];
        return "<qti-" + name + ">" + String.join("", operands) + "</qti-" + element + ">";
    }

    /** Returns what the rules about references, processing and expressions find: codes and messages. */
    static List<String> findings(String xml) {
        return VALIDATOR.validate(xml).stream()
                .filter(Documents::isOurs)
                .map(each -> each.code() + ": " + each.message())
                .toList();
    }

    static List<String> codes(String xml) {
        return VALIDATOR.validate(xml).stream()
                .filter(Documents::isOurs)
                .map(Diagnostic::code)
                .toList();
    }

    private static boolean isOurs(Diagnostic finding) {
        String code = finding.code().toLowerCase(Locale.ROOT);
        return code.startsWith("rp-") || code.startsWith("expr-");
    }
}
