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
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the shape in which a document is sent. */
final class EnvelopeRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final Set<String> NAMED = Set.of(
            "qti-assessment-item",
            "qti-assessment-test",
            "qti-assessment-stimulus",
            "qti-test-part",
            "qti-assessment-section");
    /** What the JSON of parts and sections has no member for. */
    private static final Set<String> NOT_IN_JSON = Set.of(
            "qti-selection",
            "qti-ordering",
            "qti-item-session-control",
            "qti-assessment-section-ref",
            "qti-weight",
            "qti-variable-mapping",
            "qti-template-default",
            "qti-outcome-processing",
            "qti-test-feedback");

    private EnvelopeRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("tb-envelope", GROUP)
                                .api(ApiEffect.REFUSED)
                                .states("Sections and test parts are sent as JSON, not as XML in an envelope.")
                                .otherwise("The service answers 501: it takes no XML for them.")
                                .remedy("Send the members of the section or part, or the whole test as XML.")
                                .source("API documentation, update of test parts and sections"),
                        EnvelopeRules::envelope),
                rule(
                        warning("tb-envelope-kind", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("Only items are sent as XML in an envelope.")
                                .otherwise(
                                        "Accounts of the service differ: tests and stimuli in an envelope were refused, or taken for items.")
                                .remedy(
                                        "Send a test as the bare XML document, and a stimulus with its content as HTML in \"content\".")
                                .source("observed behaviour of the service"),
                        EnvelopeRules::envelopeOfItem),
                rule(
                        warning("tb-envelope-raw", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("XML is sent in \"xml\"; \"rawXml\" is what the service answers with.")
                                .otherwise("The XML is passed over, and what the other members say is stored.")
                                .remedy("Send {\"format\": \"xml\", \"xml\": …, \"metadata\": …}.")
                                .source("observed behaviour of the service"),
                        EnvelopeRules::rawXml),
                rule(
                        info("tb-full-replace", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("An update of an item as XML brings its metadata along.")
                                .otherwise(
                                        "An update replaces everything: the metadata that the service has are cleared.")
                                .remedy("Fetch the item and send its metadata again, or {} when they are to go.")
                                .source("observed behaviour of the service"),
                        EnvelopeRules::metadata),
                rule(
                        warning("tb-identifier-differs", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("The envelope names the document by the identifier that it has itself.")
                                .otherwise(
                                        "The service takes the one in the XML, and references to the other lead nowhere.")
                                .remedy("Make both the same, or leave the one of the envelope out.")
                                .source("observed behaviour of the service"),
                        EnvelopeRules::identifier),
                rule(
                        info("tb-identifier-address", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states(
                                        "Identifiers are of ASCII letters, digits, ., - and _, because they are part of addresses.")
                                .otherwise(
                                        "Some clients do not escape them, and the service does not find the document.")
                                .remedy("Use ASCII letters, digits, ., - and _ only.")
                                .source("observed behaviour of the service"),
                        NAMED,
                        EnvelopeRules::address),
                rule(
                        warning("tb-required", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Items, tests, stimuli and sections have a title that is not empty.")
                                .otherwise("Lists of the service show a row without a name.")
                                .remedy("Write a title.")
                                .source("API documentation, title"),
                        NAMED,
                        EnvelopeRules::title),
                rule(
                        info("tb-test-model", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("A test has only what the JSON of the service has a member for.")
                                .otherwise(
                                        "The service writes the XML of the test anew when a part or section of it is updated; what JSON cannot say may be gone then.")
                                .remedy("Update such a test as a whole, as XML.")
                                .source("API documentation, test parts and sections"),
                        NOT_IN_JSON,
                        EnvelopeRules::inTest));
    }

    private static void envelope(SourceElement root, RuleReport report) {
        if (Payload.envelope(root) != null && (root.is("qti-assessment-section") || root.is("qti-test-part"))) {
            report.atJson("/xml", root.name() + " cannot be sent as XML");
        }
    }

    private static void envelopeOfItem(SourceElement root, RuleReport report) {
        if (Payload.envelope(root) != null && (root.is("qti-assessment-test") || root.is("qti-assessment-stimulus"))) {
            report.atJson("/xml", root.name() + " is in an envelope, which is for items");
        }
    }

    private static void rawXml(SourceElement root, RuleReport report) {
        Map<String, Object> json = Payload.of(root);
        if (json != null && json.get("rawXml") instanceof String && !Payload.isAnswer(json)) {
            report.atJson("/rawXml", "the service does not read \"rawXml\"; the XML belongs into \"xml\"");
        }
    }

    private static void metadata(SourceElement root, RuleReport report) {
        Map<String, Object> json = Payload.envelope(root);
        if (json != null && root.is("qti-assessment-item") && !(json.get("metadata") instanceof Map)) {
            report.atJson("", "there is no \"metadata\"; the update clears what the service has");
        }
    }

    private static void identifier(SourceElement root, RuleReport report) {
        Map<String, Object> json = Payload.envelope(root);
        String inside = root.attribute("identifier", "");
        if (json != null
                && json.get("identifier") instanceof String outside
                && !inside.isEmpty()
                && !outside.strip().equals(inside)) {
            report.atJson(
                    "/identifier",
                    "the identifier is " + quoted(outside) + ", but that of the XML is " + quoted(inside));
        }
    }

    private static void address(SourceElement element, RuleReport report) {
        String identifier = element.attribute("identifier", "");
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.".indexOf(c) >= 0;
            if (!plain) {
                report.at(
                        element,
                        "identifier",
                        "the identifier " + quoted(identifier) + " must be escaped in addresses");
                return;
            }
        }
    }

    private static void title(SourceElement element, RuleReport report) {
        String title = element.attribute("title");
        if (title != null && title.isBlank()) {
            report.at(element, "title", "the title is empty");
        }
    }

    private static void inTest(SourceElement element, RuleReport report) {
        // Sections of their own are sent as JSON anyway, where there is no such thing.
        if (element.document().root().is("qti-assessment-test")) {
            report.at(element, "the JSON of tests has no place for " + element.name());
        }
    }
}
