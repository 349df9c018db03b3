// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.internal.fix.FixMaker;
import org.qti4j.rules.internal.fix.TextRepairs;
import org.qti4j.rules.internal.text.SourceText;
import org.qti4j.rules.internal.text.StartTag;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** Puts together what schema and rules have to say about one document. */
final class Findings {
    private final List<Diagnostic> bySchema;
    private final @Nullable Diagnostic unreadable;
    private final @Nullable SourceDocument document;
    private final Supplier<@Nullable SourceText> text;
    private @Nullable SourceText source;
    private @Nullable FixMaker fixes;
    private boolean opened;

    /**
     * Begins with what the pass over the document gave.
     *
     * @param document the tree, or null when it was too large
     * @param text gives the text when it is asked for; null when it is not at hand
     */
    Findings(
            List<Diagnostic> bySchema,
            @Nullable Diagnostic unreadable,
            @Nullable SourceDocument document,
            Supplier<@Nullable SourceText> text) {
        this.bySchema = bySchema;
        this.unreadable = unreadable;
        this.document = document;
        this.text = text;
    }

    /** Lets the rules look, unless the document is not well-formed, and returns everything by place. */
    Diagnostics with(RuleRun rules) {
        List<Diagnostic> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Diagnostic finding : bySchema) {
            taken.add(finding.location().path());
            all.add(schemaFinding(finding));
        }
        if (unreadable != null) {
            all.add(notWellFormed(unreadable));
        } else if (document == null) {
            all.add(Diagnostic.warning(
                    "xml-limit",
                    "the document is too large or too deep for rules to look at; it was judged by the schema alone",
                    Location.of(1, 1)));
        } else {
            RuleRun.Result result = rules.look(document);
            for (RuleRun.Found found : result.found()) {
                add(found, taken, all);
            }
            if (result.more() > 0) {
                all.add(Diagnostic.info(
                        "more-findings",
                        result.more() + " further findings of rules are not listed; mend these first",
                        Location.unknown()));
            }
        }
        if (all.isEmpty()) {
            return Diagnostics.none();
        }
        all.sort(Diagnostic.BY_PLACE);
        return new Diagnostics(all);
    }

    private void add(RuleRun.Found found, Set<String> taken, List<Diagnostic> all) {
        SourceElement element = found.element();
        if (element == null) {
            all.add(Diagnostic.of(
                    found.severity(),
                    found.code(),
                    found.message(),
                    Location.unknown().withPointer(found.pointer())));
            return;
        }
        Location place = element.location();
        String attribute = found.attribute();
        if (attribute != null) {
            place = place.withPath(place.path() + "/@" + attribute);
        }
        // What the schema has said already is not said twice.
        if (!taken.isEmpty() && taken.contains(place.path())) {
            return;
        }
        Fix fix = null;
        if (found.fix() != null) {
            open();
            fix = fixes == null ? null : fixes.of(found.fix());
        }
        all.add(Diagnostic.of(found.severity(), found.code(), found.message(), atAttribute(place))
                .withFix(fix));
    }

    private Diagnostic schemaFinding(Diagnostic finding) {
        Diagnostic placed = finding.at(atAttribute(finding.location()));
        if (finding.code().equals("cvc-elt.1.a") && document != null && document.hasRoot()) {
            open();
            if (fixes != null && finding.location().line() == document.root().line()) {
                return placed.withFix(TextRepairs.namespace(finding, document.root(), fixes));
            }
        }
        return placed;
    }

    private Diagnostic notWellFormed(Diagnostic finding) {
        open();
        return source == null ? finding : finding.withFix(TextRepairs.notWellFormed(finding, source));
    }

    /** Returns the place of the attribute itself when the path ends with one. */
    private Location atAttribute(Location tagPlace) {
        String path = tagPlace.path();
        int at = path.lastIndexOf("/@");
        if (at < 0) {
            return tagPlace;
        }
        open();
        if (source == null) {
            return tagPlace;
        }
        StartTag tag = StartTag.at(source.text(), source.offset(tagPlace.line(), tagPlace.column()));
        StartTag.Written attribute = tag == null ? null : tag.attribute(path.substring(at + 2));
        return attribute == null
                ? tagPlace
                : tagPlace.withPlace(source.line(attribute.start()), source.column(attribute.start()));
    }

    private void open() {
        if (!opened) {
            opened = true;
            source = text.get();
            fixes = source == null ? null : new FixMaker(source);
        }
    }
}
