// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the address of a grader. */
final class GraderAddressRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final String SOURCE = "observed behaviour of the service, addresses of graders";
    private static final Set<String> OPERATOR = Set.of("qti-custom-operator");
    private static final Pattern TWICE = Pattern.compile("(?i)https?:/*https?:.*", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("(?i)https://([^\\s/?#:@]+)(:[0-9]+)?([/?#]\\S*)?");
    private static final List<String> NOT_ALLOWED = List.of(".onrender.com", ".alpha-1edtech.ai", ".cloudfront.net");

    private GraderAddressRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("tb-grader", GROUP)
                                .api(ApiEffect.REFUSED)
                                .states("The address of a grader names its protocol once.")
                                .otherwise(
                                        "The service reads \"https\" as the host, which it does not allow, and answers 500.")
                                .remedy("Remove one https://.")
                                .source(SOURCE),
                        OPERATOR,
                        GraderAddressRules::protocolTwice),
                rule(
                        error("tb-grader-definition", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The operator that asks a grader has its whole https address as definition.")
                                .otherwise("There is nobody to ask, and nothing is graded.")
                                .remedy("Write the address of the grader into definition.")
                                .source(SOURCE),
                        OPERATOR,
                        GraderAddressRules::whole),
                rule(
                        warning("tb-grader-host", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("A grader is on a host that the service allows.")
                                .otherwise("The service was seen to refuse the item; its list of hosts changes.")
                                .remedy("Put the grader on a host that is allowed, or have its host added to the list.")
                                .source(SOURCE),
                        OPERATOR,
                        GraderAddressRules::host),
                rule(
                        warning("tb-grader-query", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The address of a grader has each parameter once.")
                                .otherwise(
                                        "The service refuses the address, or the grader takes the wrong one of the two.")
                                .remedy("Remove the second one.")
                                .source(SOURCE),
                        OPERATOR,
                        GraderAddressRules::parameters));
    }

    private static String address(SourceElement operator) {
        return GraderRules.asksGrader(operator) ? operator.attribute("definition", "") : "";
    }

    private static void protocolTwice(SourceElement operator, RuleReport report) {
        // Such an address is wrong for whatever operator, and the service looks at all of them.
        String address = operator.attribute("definition", "");
        if (TWICE.matcher(address).matches()) {
            report.at(operator, "definition", "the address " + quoted(address) + " has its protocol twice");
        }
    }

    private static void whole(SourceElement operator, RuleReport report) {
        if (!GraderRules.asksGrader(operator)) {
            return;
        }
        String address = address(operator);
        if (address.isEmpty()) {
            report.at(operator, "definition", "the operator has no definition");
        } else if (!WHOLE.matcher(address).matches() && !TWICE.matcher(address).matches()) {
            report.at(operator, "definition", quoted(address) + " is no https address");
        }
    }

    private static void host(SourceElement operator, RuleReport report) {
        Matcher address = WHOLE.matcher(address(operator));
        if (address.matches()) {
            String host = "." + address.group(1).toLowerCase(Locale.ROOT);
            if (NOT_ALLOWED.stream().anyMatch(host::endsWith)) {
                report.at(operator, "definition", "graders on " + quoted(address.group(1)) + " were refused");
            }
        }
    }

    private static void parameters(SourceElement operator, RuleReport report) {
        String address = address(operator);
        int query = address.indexOf('?');
        if (query < 0) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (String parameter : address.substring(query + 1).split("[&?#]", 1000)) {
            String name = parameter.split("=", 2)[0];
            if (!name.isEmpty() && !seen.add(name)) {
                report.at(operator, "definition", "the address has the parameter " + quoted(name) + " twice");
                return;
            }
        }
    }
}
