// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** A set of rules, ready to look at many documents. Immutable. */
public final class RuleRun {
    private static final Entry[] NONE = {};

    private record Entry(Rule rule, Severity severity) {}

    /**
     * Something that a rule found.
     *
     * @param element the element, or null when the place is only a JSON Pointer
     * @param attribute the attribute at fault, or null
     */
    public record Found(
            Rule rule,
            Severity severity,
            @Nullable SourceElement element,
            @Nullable String attribute,
            String pointer,
            String message,
            @Nullable SourceFix fix) {}

    private final Entry[] roots;
    private final Map<String, Entry[]> byName = new HashMap<>();
    private final int limit;

    /**
     * Prepares rules.
     *
     * @param rules the rules with the severities that their findings get
     * @param limit the number of findings after which no more are kept
     */
    public RuleRun(LinkedHashMap<Rule, Severity> rules, int limit) {
        this.limit = limit;
        List<Entry> forRoot = new ArrayList<>();
        Map<String, List<Entry>> forName = new HashMap<>();
        rules.forEach((rule, severity) -> {
            Entry entry = new Entry(rule, severity);
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

    /** Returns what the rules find in a document, in no order. */
    public List<Found> look(SourceDocument document) {
        Collector collector = new Collector(limit);
        if (document.hasRoot()) {
            SourceElement root = document.root();
            for (Entry entry : roots) {
                collector.run(entry, root);
            }
            walk(root, collector);
        }
        return collector.found;
    }

    private void walk(SourceElement element, Collector collector) {
        Entry[] entries = byName.get(element.name());
        if (entries != null && element.isQti()) {
            for (Entry entry : entries) {
                collector.run(entry, element);
            }
        }
        // The parser has a limit of depth, and with it this has.
        for (SourceElement child : element.children()) {
            walk(child, collector);
        }
    }

    private static final class Collector implements RuleReport {
        private final List<Found> found = new ArrayList<>();
        private final int limit;
        private @Nullable Entry current;

        Collector(int limit) {
            this.limit = limit;
        }

        void run(Entry entry, SourceElement element) {
            current = entry;
            entry.rule.check(element, this);
        }

        @Override
        public void at(SourceElement element, @Nullable String attribute, String message, @Nullable SourceFix fix) {
            add(element, attribute, "", message, fix);
        }

        @Override
        public void atJson(String pointer, String message) {
            add(null, null, pointer, message, null);
        }

        private void add(
                @Nullable SourceElement element,
                @Nullable String attribute,
                String pointer,
                String message,
                @Nullable SourceFix fix) {
            Entry entry = current;
            if (entry != null && found.size() < limit) {
                found.add(new Found(entry.rule, entry.severity, element, attribute, pointer, message, fix));
            }
        }
    }
}
