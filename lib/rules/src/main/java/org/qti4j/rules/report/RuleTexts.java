// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Profile;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleInfo;

/** What reports tell of the codes of findings. */
final class RuleTexts {
    private final Map<String, RuleInfo> infos = new HashMap<>();

    RuleTexts(Profile profile) {
        for (Rule rule : profile.rules().keySet()) {
            infos.put(rule.info().id(), rule.info());
        }
    }

    @Nullable
    RuleInfo info(String code) {
        return infos.get(code);
    }

    /** Returns one sentence about a code. */
    String statement(String code) {
        RuleInfo info = infos.get(code);
        if (info != null) {
            return info.statement();
        }
        if (code.startsWith("cvc") || code.startsWith("schema")) {
            return "The document is valid by the schema of QTI 3.0.1 (" + code + ", XML Schema 1.0).";
        }
        if (code.startsWith("xml")) {
            return "The document is well-formed XML within the limits that are set, without a DOCTYPE.";
        }
        if (code.startsWith("json")) {
            return "The document is JSON of the form that it has.";
        }
        return "What was found could be told in full.";
    }

    /** Returns what to do about a code. */
    String remedy(String code) {
        RuleInfo info = infos.get(code);
        return info == null ? "Write what the message says is expected." : info.remedy();
    }
}
