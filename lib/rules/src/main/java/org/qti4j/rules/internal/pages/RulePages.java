// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleExample;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleInfo;
import org.qti4j.rules.Rules;

/** The pages about the rules, in Markdown, from what the rules say of themselves and from their examples. */
public final class RulePages {
    private static final String MARK =
            "<!-- SPDX-License-Identifier: Apache-2.0. Made from the rules; changes are made there. -->\n\n";

    private RulePages() {}

    /** Returns all pages by their file names. */
    public static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("README.md", MARK + overview());
        for (Rule rule : Rules.all()) {
            pages.put(rule.info().id() + ".md", MARK + page(rule.info()));
        }
        return pages;
    }

    private static String overview() {
        StringBuilder page = new StringBuilder("# Rules\n\n");
        page.append("`QtiValidator` and `qti validate` judge by these ")
                .append(Rules.all().size())
                .append(
                        " rules beside the schema; `qti rules ID` shows a page in the terminal. Profile `spec` has what the")
                .append(
                        " standard says and what can never work, `strict` style and accessibility as well, `api` what the")
                .append(" update endpoints of the API refuse, alter or misrender.\n");
        for (RuleGroup group : RuleGroup.values()) {
            List<RuleInfo> infos = Rules.all().stream()
                    .map(Rule::info)
                    .filter(info -> info.group() == group)
                    .toList();
            if (infos.isEmpty()) {
                continue;
            }
            page.append("\n## ")
                    .append(group.title())
                    .append("\n\n| Rule | Severity | Profile | What holds |\n|---|---|---|---|\n");
            for (RuleInfo info : infos) {
                page.append("| [")
                        .append(info.id())
                        .append("](")
                        .append(info.id())
                        .append(".md) | ")
                        .append(info.severity().label())
                        .append(" | ")
                        .append(tier(info))
                        .append(" | ")
                        .append(info.statement().replace("|", "\\|"))
                        .append(" |\n");
            }
        }
        return page.toString();
    }

    /** Returns the page of a rule. */
    public static String page(RuleInfo info) {
        StringBuilder page = new StringBuilder("# ").append(info.id()).append("\n\n");
        page.append(info.statement()).append("\n\n");
        if (!info.consequence().isBlank()) {
            page.append("**Otherwise:** ").append(info.consequence()).append("\n\n");
        }
        page.append("**What to do:** ").append(info.remedy()).append("\n\n");
        ApiEffect effect = info.apiEffect();
        if (effect != null) {
            page.append("**The service:** ").append(words(effect)).append("\n\n");
        }
        page.append("| Severity | Profile | Group | Source | Since |\n|---|---|---|---|---|\n| ")
                .append(info.severity().label())
                .append(" | ")
                .append(tier(info))
                .append(" | ")
                .append(info.group().title())
                .append(" | ")
                .append(info.source().replace("|", "\\|"))
                .append(" | ")
                .append(info.since())
                .append(" |\n");
        QtiValidator validator = QtiValidator.of(Profile.named(tier(info)).orElseThrow());
        for (RuleExample example : Rules.examples(info.id())) {
            example(example, info.id(), validator, page);
        }
        return page.toString();
    }

    private static void example(RuleExample example, String id, QtiValidator validator, StringBuilder page) {
        page.append(example.bad() ? "\n## Not so\n\n" : "\n## But so\n\n");
        boolean inFolder = example.name().contains("/");
        if (inFolder) {
            page.append("`")
                    .append(example.name().substring(example.name().indexOf('/') + 1))
                    .append("`, in a folder with others:\n\n");
        }
        String fence = example.text().contains("```") ? "~~~~" : "```";
        page.append(fence)
                .append(example.isJson() ? "json" : "xml")
                .append("\n")
                .append(example.text())
                .append(example.text().endsWith("\n") ? "" : "\n")
                .append(fence)
                .append("\n");
        if (example.bad() && !inFolder) {
            Diagnostics found = example.isJson()
                    ? validator.validateJson(example.text(), null)
                    : validator.validate(example.text());
            page.append("\n");
            for (Diagnostic finding : found) {
                if (finding.code().equals(id)) {
                    page.append("- line ")
                            .append(finding.location())
                            .append(": ")
                            .append(finding.message().replace("<", "&lt;"))
                            .append(
                                    finding.fix() == null
                                            ? ""
                                            : " (`qti validate --fix`: "
                                                    + finding.fix().description() + ")")
                            .append("\n");
                }
            }
        }
    }

    private static String tier(RuleInfo info) {
        return info.tier().name().toLowerCase(Locale.ROOT);
    }

    private static String words(ApiEffect effect) {
        return switch (effect) {
            case REFUSED -> "answers with an error and keeps what it had.";
            case ALTERED -> "answers with success and stores something else.";
            case MISRENDERED -> "stores the document, and learners see or get something else than was meant.";
        };
    }
}
