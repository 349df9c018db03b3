// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qti4j.json.ApiJson;
import org.qti4j.json.Loss;
import org.qti4j.json.QtiJson;
import org.qti4j.json.UnknownKeys;
import org.qti4j.model.AssessmentStimulus;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleInfo;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiXml;

/** The doors to documents. Loaded with the first document that is more than text, so that a client without any starts fast. */
final class Documents {
    static final QtiXml XML = QtiXml.create();

    /** By the schema and the rules about what the update endpoints do. */
    static final QtiValidator VALIDATOR = QtiValidator.of(Profile.api());

    /** The rules that say what the service refuses. */
    private static final Set<String> REFUSED = Profile.api().rules().keySet().stream()
            .map(Rule::info)
            .filter(info -> info.effect().equals(Optional.of(ApiEffect.REFUSED)))
            .map(RuleInfo::id)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> RULES = Profile.api().rules().keySet().stream()
            .map(rule -> rule.info().id())
            .collect(Collectors.toUnmodifiableSet());

    /** Answers and hand-made objects may have members that nobody documents. */
    static final QtiJson JSON =
            QtiJson.builder().unknownKeys(UnknownKeys.REPORT).build();

    /** What a document means; the service may drop comments and spell out defaults. */
    static final QtiDiff DIFF =
            QtiDiff.builder().ignoreComments().typedValues().withDefaults().build();

    private Documents() {}

    /** Tells whether the service refuses a document for a finding: an error that is not a rule's, or one of a rule that says so. */
    static boolean isRefused(Diagnostic finding) {
        return RULES.contains(finding.code()) ? REFUSED.contains(finding.code()) : finding.severity() == Severity.ERROR;
    }

    static String text(QtiElement root) {
        return XML.writeToString(root);
    }

    /** Returns the JSON with {@code content} as HTML, or says what that cannot hold. */
    static Map<String, Object> stimulusJson(AssessmentStimulus stimulus) {
        ApiJson json = JSON.xmlToApi(text(stimulus));
        losses(json).throwIfErrors();
        return json.value();
    }

    /** Returns what form API cannot hold of a document: errors, but warnings for comments and for what lay beside what is gone now. */
    static Diagnostics losses(ApiJson json) {
        List<Diagnostic> findings = json.losses().losses().stream()
                .map(loss -> Diagnostic.of(
                        isSmall(loss) ? Severity.WARNING : Severity.ERROR,
                        "client-loss",
                        "the JSON of the service cannot hold this: " + loss.message(),
                        loss.location()))
                .toList();
        return new Diagnostics(findings);
    }

    private static boolean isSmall(Loss loss) {
        return loss.message().startsWith("a comment")
                || loss.message().startsWith("a processing instruction")
                || !loss.location().pointer().isEmpty();
    }

    /** Returns what is thrown when there is no document to work on. */
    static QtiFormatException without(String message) {
        return new QtiFormatException(Diagnostic.error("client-no-document", message, Location.unknown()));
    }
}
