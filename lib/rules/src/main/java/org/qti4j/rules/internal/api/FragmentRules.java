// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the HTML texts in JSON. */
final class FragmentRules {
    private static final Set<String> HTML = Set.of(
            "prompt", "text", "content", "body", "feedbackInline", "preInteraction", "postInteraction", "itemBody");

    private FragmentRules() {}

    static List<Rule> rules() {
        return List.of(rule(
                error("content-void-xhtml", RuleGroup.API)
                        .api(ApiEffect.MISRENDERED)
                        .states("HTML in JSON is well-formed XML.")
                        .otherwise("The service puts it into XML as it is: the request fails, or learners see nothing.")
                        .remedy(
                                "Close every tag (<br/>), give every attribute a value in quotation marks, write & as &amp; and other entities as characters.")
                        .source("observed behaviour of the service"),
                FragmentRules::fragments));
    }

    private static void fragments(SourceElement root, RuleReport report) {
        Map<String, Object> json = Payload.of(root);
        boolean hasHtml = root.is("qti-assessment-item") || root.is("qti-assessment-stimulus");
        if (json == null || !hasHtml || Payload.envelope(root) != null || Payload.isAnswer(json)) {
            return;
        }
        json.forEach((key, value) -> {
            if (!key.equals("metadata")) {
                Payload.walk(value, "/" + Payload.escaped(key), (pointer, text) -> fragment(pointer, text, report));
            }
        });
    }

    private static void fragment(String pointer, String text, RuleReport report) {
        if (HTML.contains(pointer.substring(pointer.lastIndexOf('/') + 1))) {
            String problem = Fragment.problem(text);
            if (problem != null) {
                report.atJson(pointer, problem);
            }
        }
    }
}
