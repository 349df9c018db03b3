// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.Rule;
import org.qti4j.rules.internal.facts.Words;

/** The folders of one run. */
public final class Banks {
    private final Map<Path, Bank> banks = new ConcurrentHashMap<>();
    private final Summaries summaries = new Summaries();
    private final boolean hasRules;
    private final @Nullable Severity duplicates;
    /** Of the folder at hand; the reports of one folder come after those of the other. */
    private SeenIdentifiers seen = new SeenIdentifiers();

    private @Nullable Path current;

    /** Begins a run with these rules. */
    public Banks(Map<Rule, Severity> rules) {
        this.hasRules = rules.keySet().stream().anyMatch(BankRule.class::isInstance);
        this.duplicates = rules.entrySet().stream()
                .filter(each -> each.getKey().info().id().equals(FileRules.DUPLICATE))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns a file for the rules between documents, or null when they have nothing to do with it. Any thread may ask.
     *
     * @param folder the folder that the caller named, or null when the caller named the file
     */
    public @Nullable BankFile file(@Nullable Path folder, Path path) throws IOException {
        if (folder == null || !hasRules) {
            return null;
        }
        Bank bank = banks.get(folder);
        if (bank == null) {
            Path real = folder.toRealPath();
            bank = banks.computeIfAbsent(folder, key -> new Bank(key, real, summaries));
        }
        Path inside = bank.inside(path);
        return inside == null ? null : new BankFile(bank, path, inside);
    }

    /** Completes the report of a file with what depends on those before it. Called in the order of the files, by one thread at a time. */
    public FileReport finish(FileReport report, @Nullable BankFile file) {
        if (file == null) {
            return report;
        }
        Path folder = file.bank().folder();
        if (!folder.equals(current)) {
            if (current != null) {
                banks.remove(current);
            }
            current = folder;
            seen = new SeenIdentifiers();
        }
        BankFile.Claim claim = file.claim();
        if (claim == null || duplicates == null) {
            return report;
        }
        String name = file.name();
        String first = seen.putIfAbsent(claim.kind() + ' ' + claim.identifier(), name);
        // A file may have two names.
        if (first == null || first.equals(name)) {
            return report;
        }
        Diagnostic finding = Diagnostic.of(
                duplicates,
                FileRules.DUPLICATE,
                "the identifier " + Words.quoted(claim.identifier()) + " is that of " + BankFile.shown(first)
                        + " already",
                claim.place().withSource(report.path().toString()));
        List<Diagnostic> all = new ArrayList<>(report.diagnostics().all());
        all.add(finding);
        all.sort(Diagnostic.BY_PLACE);
        return new FileReport(
                report.path(), report.kind(), report.valid() && duplicates != Severity.ERROR, new Diagnostics(all));
    }
}
