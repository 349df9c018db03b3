// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.source.SourceElement;

/** What the apps of the service want of portable custom interactions. */
final class CustomInteractionRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final Set<String> INTERACTION = Set.of("qti-portable-custom-interaction");
    private static final Set<String> MODULE = Set.of("qti-interaction-module");
    private static final String TYPE = "custom-interaction-type-identifier";
    private static final String SOURCE = "observed behaviour of the service, portable custom interactions";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern SCRIPT = Pattern.compile("(?i)https://[^/\\s]+/\\S*\\.js([?#]\\S*)?");

    private CustomInteractionRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("tb-pci-names", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states(
                                        "A portable custom interaction has one name: as type, as module and as one of its modules.")
                                .otherwise("The app does not find the code, and learners see an empty box.")
                                .remedy("Use the name under which the code registers itself at all places.")
                                .source(SOURCE),
                        INTERACTION,
                        CustomInteractionRules::names),
                rule(
                        warning("tb-pci-urn", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The type of a portable custom interaction is a plain name, without urn:.")
                                .otherwise("The app does not find the code.")
                                .remedy("Use the name of the module, also in the code.")
                                .source(SOURCE),
                        INTERACTION,
                        CustomInteractionRules::urn),
                rule(
                        warning("tb-pci-module-name", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The name of a module is of ASCII letters, digits and _.")
                                .otherwise("The app cannot load the module.")
                                .remedy("Rename the module, also in the code.")
                                .source(SOURCE),
                        MODULE,
                        CustomInteractionRules::moduleName),
                rule(
                        warning("tb-pci-path", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The path of a module is an absolute https address that ends with .js.")
                                .otherwise("The app does not find the code: there are no files beside the item.")
                                .remedy("Put the code on a server and write its whole address.")
                                .source(SOURCE),
                        MODULE,
                        CustomInteractionRules::path),
                rule(
                        warning("tb-pci-response", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The response of a portable custom interaction is a single string.")
                                .otherwise("The app hands over a text, which is taken for no answer.")
                                .remedy("Declare the response with cardinality=\"single\" and base-type=\"string\".")
                                .source(SOURCE),
                        INTERACTION,
                        CustomInteractionRules::response));
    }

    private static boolean isUrn(SourceElement interaction) {
        return interaction.attribute(TYPE, "").regionMatches(true, 0, "urn:", 0, 4);
    }

    private static void names(SourceElement interaction, RuleReport report) {
        String type = interaction.attribute(TYPE, "");
        String module = interaction.attribute("module", "");
        if (type.isEmpty() || isUrn(interaction)) {
            return;
        }
        if (!module.isEmpty() && !module.equals(type)) {
            report.at(interaction, "module", "the module is " + quoted(module) + ", but the type is " + quoted(type));
            return;
        }
        SourceElement modules = interaction.child("qti-interaction-modules");
        List<SourceElement> all = modules == null ? List.of() : modules.children("qti-interaction-module");
        if (!all.isEmpty()
                && all.stream().noneMatch(each -> each.attribute("id", "").equals(type))) {
            report.at(interaction, TYPE, "the type is " + quoted(type) + ", but no module has this id");
        }
    }

    private static void urn(SourceElement interaction, RuleReport report) {
        if (isUrn(interaction)) {
            report.at(interaction, TYPE, "the type is the URN " + quoted(interaction.attribute(TYPE, "")));
        }
    }

    private static void moduleName(SourceElement module, RuleReport report) {
        String id = module.attribute("id", "");
        if (!id.isEmpty() && !NAME.matcher(id).matches()) {
            report.at(module, "id", "the name of the module is " + quoted(id));
        }
    }

    private static void path(SourceElement module, RuleReport report) {
        String path = module.attribute("primary-path", "");
        if (!path.isEmpty() && !SCRIPT.matcher(path).matches()) {
            report.at(module, "primary-path", "the path is " + quoted(path));
        }
    }

    private static void response(SourceElement interaction, RuleReport report) {
        Variable response = Interactions.response(interaction);
        if (response != null
                && !response.cardinality().isEmpty()
                && !(response.isSingle() && response.hasBaseType("string", ""))) {
            report.at(
                    interaction,
                    "response-identifier",
                    "the response " + quoted(response.identifier()) + " is " + response.typeWords()
                            + "; expected single string");
        }
    }
}
