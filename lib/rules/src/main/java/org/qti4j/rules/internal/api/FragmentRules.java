// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the HTML texts in JSON. */
final class FragmentRules {
    private static final Set<String> HTML = Set.of(
            "prompt", "text", "content", "body", "feedbackInline", "preInteraction", "postInteraction", "itemBody");

    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9-])");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "table",
            "ul",
            "ol",
            "dl",
            "blockquote",
            "pre",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "figure",
            "details");

    private FragmentRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("content-void-xhtml", RuleGroup.API)
                                .api(ApiEffect.MISRENDERED)
                                .states("HTML in JSON is well-formed XML.")
                                .otherwise(
                                        "The service puts it into XML as it is: the request fails, or learners see nothing.")
                                .remedy(
                                        "Close every tag (<br/>), give every attribute a value in quotation marks, write & as &amp; and other entities as characters.")
                                .source("observed behaviour of the service"),
                        (root, report) -> fragments(root, report, Fragment::problem)),
                rule(
                        error("content-block-in-p", RuleGroup.API)
                                .api(ApiEffect.REFUSED)
                                .states(
                                        "No table, list, division or other paragraph stands in a paragraph of HTML in JSON.")
                                .otherwise(
                                        "The request fails, or the app tears the paragraph apart and shows the rest elsewhere.")
                                .remedy(
                                        "End the p before the table or the list, and begin another one behind it; or use a div.")
                                .source("observed behaviour of the service; HTML, the p element"),
                        (root, report) -> fragments(root, report, FragmentRules::blockInParagraph)));
    }

    /** Returns what stands in a paragraph and must not, or null. */
    private static @Nullable String blockInParagraph(String text) {
        boolean paragraph = false;
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            boolean end = !tag.group(1).isEmpty();
            if (!end && paragraph && BLOCKS.contains(name)) {
                return "<" + name + "> stands in a <p>, which is for text in lines only";
            }
            if (name.equals("p")) {
                paragraph = !end;
            }
        }
        return null;
    }

    private static void fragments(SourceElement root, RuleReport report, Function<String, @Nullable String> judge) {
        Map<String, Object> json = Payload.of(root);
        boolean hasHtml = root.is("qti-assessment-item") || root.is("qti-assessment-stimulus");
        if (json == null || !hasHtml || Payload.envelope(root) != null || Payload.isAnswer(json)) {
            return;
        }
        json.forEach((key, value) -> {
            if (!key.equals("metadata")) {
                Payload.walk(
                        value, "/" + Payload.escaped(key), (pointer, text) -> fragment(pointer, text, report, judge));
            }
        });
    }

    private static void fragment(
            String pointer, String text, RuleReport report, Function<String, @Nullable String> judge) {
        if (HTML.contains(pointer.substring(pointer.lastIndexOf('/') + 1))) {
            String problem = judge.apply(text);
            if (problem != null) {
                report.atJson(pointer, problem);
            }
        }
    }
}
