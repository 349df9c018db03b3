// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.bank.BankFile;
import org.qti4j.rules.internal.bank.BankRule;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** A set of rules, ready to look at many documents. Immutable. */
public final class RuleRun {
    private static final Entry[] NONE = {};
    /** No message is longer, whatever a rule quotes from a hostile document. */
    private static final int LONGEST = 1_500;

    private record Entry(Rule rule, String id, Severity severity) {}

    /**
     * Something that a rule found.
     *
     * @param code the id of the rule
     * @param element the element, or null when the place is only a JSON Pointer
     * @param attribute the attribute at fault, or null
     */
    public record Found(
            String code,
            Severity severity,
            @Nullable SourceElement element,
            @Nullable String attribute,
            String pointer,
            String message,
            @Nullable SourceFix fix) {}

    /**
     * What the rules found in a document.
     *
     * @param found the findings, in no order
     * @param more how many more there were
     */
    public record Result(List<Found> found, int more) {}

    private final Entry[] roots;
    private final Map<String, Entry[]> byName;
    private final int limit;
    private final @Nullable BankFile file;

    /**
     * Prepares rules.
     *
     * @param rules the rules with the severities that their findings get
     * @param limit the number of findings after which no more are kept
     */
    public RuleRun(Map<Rule, Severity> rules, int limit) {
        this.limit = limit;
        this.file = null;
        this.byName = new HashMap<>();
        List<Entry> forRoot = new ArrayList<>();
        Map<String, List<Entry>> forName = new HashMap<>();
        rules.forEach((rule, severity) -> {
            Entry entry = new Entry(rule, rule.info().id(), severity);
            if (rule.elements().isEmpty()) {
                forRoot.add(entry);
            }
            rule.elements()
                    .forEach(name -> forName.computeIfAbsent(name, k -> new ArrayList<>())
                            .add(entry));
        });
        this.roots = forRoot.toArray(NONE);
        forName.forEach((name, entries) -> byName.put(name, entries.toArray(NONE)));
    }

    private RuleRun(RuleRun rules, BankFile file) {
        this.roots = rules.roots;
        this.byName = rules.byName;
        this.limit = rules.limit;
        this.file = file;
    }

    /** Returns these rules for one file of a folder, so that those between documents have something to say. */
    RuleRun in(BankFile newFile) {
        return new RuleRun(this, newFile);
    }

    /** Returns what the rules find in a document. */
    public Result look(SourceDocument document) {
        Collector collector = new Collector(limit, file);
        if (document.hasRoot()) {
            SourceElement root = document.root();
            for (Entry entry : roots) {
                collector.run(entry, root);
            }
            walk(root, collector);
        }
        return new Result(collector.found, collector.more);
    }

    private void walk(SourceElement element, Collector collector) {
        Entry[] entries = byName.get(element.name());
        if (entries != null && element.isQti()) {
            for (Entry entry : entries) {
                collector.run(entry, element);
            }
        }
        // Whoever makes the tree has a limit of depth, and with it this has.
        List<SourceElement> children = element.children();
        for (int i = 0; i < children.size(); i++) {
            walk(children.get(i), collector);
        }
    }

    private static final class Collector implements RuleReport {
        private final List<Found> found = new ArrayList<>(0);
        private final int limit;
        private final @Nullable BankFile file;
        private int more;
        private @Nullable Entry current;

        Collector(int limit, @Nullable BankFile file) {
            this.limit = limit;
            this.file = file;
        }

        void run(Entry entry, SourceElement element) {
            current = entry;
            try {
                if (file != null && entry.rule instanceof BankRule rule) {
                    rule.check(element, file, this);
                } else {
                    entry.rule.check(element, this);
                }
            } catch (RuntimeException e) {
                // One rule, perhaps a user's own, must not keep the others from being asked.
                add(new Found(
                        "rule-failed",
                        Severity.WARNING,
                        element,
                        null,
                        "",
                        "the rule " + entry.id + " failed here, which says nothing about the document: " + e,
                        null));
            }
        }

        @Override
        public void at(SourceElement element, @Nullable String attribute, String message, @Nullable SourceFix fix) {
            report(element, attribute, "", message, fix);
        }

        @Override
        public void atJson(String pointer, String message) {
            report(null, null, pointer, message, null);
        }

        private void report(
                @Nullable SourceElement element,
                @Nullable String attribute,
                String pointer,
                String message,
                @Nullable SourceFix fix) {
            Entry entry = current;
            if (entry != null) {
                boolean there = element == null || attribute == null || element.has(attribute);
                add(new Found(entry.id, entry.severity, element, there ? attribute : null, pointer, message, fix));
            }
        }

        private void add(Found finding) {
            if (found.size() >= limit) {
                more++;
            } else if (finding.message.length() > LONGEST) {
                found.add(new Found(
                        finding.code,
                        finding.severity,
                        finding.element,
                        finding.attribute,
                        finding.pointer,
                        finding.message.substring(0, LONGEST) + "…",
                        finding.fix));
            } else {
                found.add(finding);
            }
        }
    }
}
