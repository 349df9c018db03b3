// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final BuiltIn.Check NOTHING = (element, report) -> {};
    /** There is a bit of a long for each set of names that rules need; rules with further sets look at every document. */
    private static final int SETS = Long.SIZE;

    /** No message is longer, whatever a rule quotes from a hostile document. */
    private static final int LONGEST = 1_500;

    /**
     * A rule, ready.
     *
     * @param look what it does with an element; of a rule between documents nothing, unless the document is one of a folder
     * @param needs the bit of the set of names of which one must be in the document; 0 when it looks at every document
     */
    private record Entry(Rule rule, BuiltIn.Check look, String id, Severity severity, long needs) {
        boolean concerns(long there) {
            return needs == 0 || (needs & there) != 0;
        }
    }

    /**
     * What elements of one name mean to the rules.
     *
     * @param entries the rules that look at them
     * @param sets the bits of the sets of names that this one is in
     */
    private record Slot(Entry[] entries, long sets) {}

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
    private final Map<String, Slot> byName;
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
        Map<Set<String>, Long> bits = bits(rules.keySet());
        Map<String, Long> sets = new HashMap<>();
        bits.forEach((names, bit) -> names.forEach(name -> sets.merge(name, bit, (one, other) -> one | other)));
        List<Entry> forRoot = new ArrayList<>();
        Map<String, List<Entry>> forName = new HashMap<>();
        rules.forEach((rule, severity) -> {
            Entry entry = entry(rule, severity, bits);
            if (rule.elements().isEmpty()) {
                forRoot.add(entry);
            }
            rule.elements()
                    .forEach(name -> forName.computeIfAbsent(name, k -> new ArrayList<>())
                            .add(entry));
        });
        this.roots = forRoot.toArray(NONE);
        this.byName = new HashMap<>();
        sets.forEach((name, bit) -> byName.put(name, new Slot(NONE, bit)));
        forName.forEach(
                (name, entries) -> byName.put(name, new Slot(entries.toArray(NONE), sets.getOrDefault(name, 0L))));
    }

    private RuleRun(RuleRun rules, BankFile file) {
        this.roots = rules.roots;
        this.byName = rules.byName;
        this.limit = rules.limit;
        this.file = file;
    }

    private static Map<Set<String>, Long> bits(Set<Rule> rules) {
        Map<Set<String>, Long> bits = new HashMap<>();
        for (Rule rule : rules) {
            if (rule instanceof BuiltIn builtIn && !builtIn.needs().isEmpty() && bits.size() < SETS) {
                bits.putIfAbsent(builtIn.needs(), 1L << bits.size());
            }
        }
        return bits;
    }

    private static Entry entry(Rule rule, Severity severity, Map<Set<String>, Long> bits) {
        String id = rule.info().id();
        if (rule instanceof BankRule) {
            return new Entry(rule, NOTHING, id, severity, 0);
        }
        if (rule instanceof BuiltIn builtIn) {
            return new Entry(rule, builtIn.check(), id, severity, bits.getOrDefault(builtIn.needs(), 0L));
        }
        return new Entry(rule, rule::check, id, severity, 0);
    }

    /** Returns these rules for one file of a folder, so that those between documents have something to say. */
    RuleRun in(BankFile newFile) {
        return new RuleRun(this, newFile);
    }

    /** Returns what the rules find in a document. */
    public Result look(SourceDocument document) {
        Collector collector = new Collector(limit, file);
        // Once along the document for what is there, and once for those elements that rules look at.
        int count = document.size();
        Slot[] slots = new Slot[count];
        long there = 0;
        for (int i = 0; i < count; i++) {
            SourceElement element = document.element(i);
            if (element.isQti()) {
                Slot slot = byName.get(element.name());
                if (slot != null) {
                    slots[i] = slot;
                    there |= slot.sets;
                }
            }
        }
        if (count > 0) {
            collector.run(roots, document.root(), there);
        }
        for (int i = 0; i < count; i++) {
            Slot slot = slots[i];
            if (slot != null) {
                collector.run(slot.entries, document.element(i), there);
            }
        }
        return new Result(collector.found, collector.more);
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

        void run(Entry[] entries, SourceElement element, long there) {
            for (Entry entry : entries) {
                if (entry.concerns(there)) {
                    run(entry, element);
                }
            }
        }

        private void run(Entry entry, SourceElement element) {
            current = entry;
            try {
                if (file != null && entry.rule instanceof BankRule rule) {
                    rule.check(element, file, this);
                } else {
                    entry.look.look(element, this);
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
