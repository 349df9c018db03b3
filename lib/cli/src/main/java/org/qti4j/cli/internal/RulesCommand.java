// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleInfo;
import org.qti4j.rules.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qti rules}. */
@Command(
        name = "rules",
        sortOptions = false,
        description = "Lists the rules, or shows one with what to do and examples.")
final class RulesCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The rule to show (default: all, one a line).")
    private @Nullable String id;

    @SuppressWarnings("NullAway.Init")
    RulesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (id == null) {
            list();
            return ExitStatus.OK;
        }
        Rule rule = Rules.find(id).orElseThrow(() -> CommandFailure.unusable(Rules.unknown(id)));
        Rules.page(rule.info()).lines().forEach(line -> session.result(Words.textLine(line)));
        return ExitStatus.OK;
    }

    private void list() {
        int width = Rules.all().stream()
                .mapToInt(rule -> rule.info().id().length())
                .max()
                .orElse(0);
        for (Rule rule : Rules.all()) {
            RuleInfo info = rule.info();
            session.result(String.format(
                    "%-" + width + "s  %-7s  %-6s  %s",
                    info.id(),
                    info.severity().label(),
                    Words.option(info.tier()),
                    info.statement()));
        }
    }
}
