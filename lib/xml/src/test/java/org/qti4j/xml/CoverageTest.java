// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.ValueType;

/**
 * Every element type, every attribute of each and every enumerated value occurs in a valid document, is read, written and read again. The
 * counts come from the grammar, so that nothing that is added there can be forgotten here.
 */
class CoverageTest {
    private final QtiXml xml = QtiXml.create();
    private final GrammarSweep sweep = new GrammarSweep();
    private final List<String> failures = new ArrayList<>();

    @Test
    void everyElementOccursInAValidDocument() {
        Set<GrammarSweep.Kind> covered = new LinkedHashSet<>();
        for (GrammarSweep.Kind kind : sweep.kinds()) {
            if (passes(sweep.host(kind), kind.name().toString())) {
                covered.add(kind);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(covered).containsExactlyInAnyOrderElementsOf(allKinds()).hasSizeGreaterThan(490);
    }

    @Test
    void everyAttributeOfEveryElementOccursInAValidDocument() {
        int pairs = 0;
        for (GrammarSweep.Kind kind : sweep.kinds()) {
            GrammarSweep.Host host = sweep.host(kind);
            sweep.setAll(host);
            if (passes(host, kind.name().toString())) {
                pairs += kind.type().attributes().size();
            }
        }
        assertThat(failures).isEmpty();
        int all = allKinds().stream()
                .mapToInt(kind -> kind.type().attributes().size())
                .sum();
        assertThat(pairs).isEqualTo(all).isGreaterThan(8_000);
    }

    /** Every element that the grammar names anywhere, with each of its types. */
    private static Set<GrammarSweep.Kind> allKinds() {
        Set<GrammarSweep.Kind> all = new LinkedHashSet<>();
        QtiGrammar.get().roots().forEach(root -> all.add(GrammarSweep.Kind.of(root)));
        for (ElementType type : QtiGrammar.get().types()) {
            type.content().elements().forEach(child -> all.add(GrammarSweep.Kind.of(child)));
        }
        return all;
    }

    @Test
    void everyEnumeratedValueOccursInAValidDocument() {
        Set<ValueType> seen = new LinkedHashSet<>();
        int values = 0;
        for (GrammarSweep.Kind host : sweep.kinds()) {
            for (AttributeDeclaration attribute : host.type().attributes().values()) {
                List<ValueType> kinds = new ArrayList<>(attribute.type().members());
                kinds.add(attribute.type());
                for (ValueType kind : kinds) {
                    if (seen.add(kind)) {
                        for (String value : kind.enumeration()) {
                            GrammarSweep.Host document = sweep.host(host);
                            sweep.set(document, attribute, value);
                            values += passes(document, host.name() + "/@" + attribute.key() + "=" + value) ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(values)
                .isEqualTo(seen.stream()
                        .mapToInt(kind -> kind.enumeration().size())
                        .sum())
                .isGreaterThan(400);
    }

    /** Valid, and the same after model, text and model again. */
    private boolean passes(GrammarSweep.Host host, String what) {
        String text = GrammarSweep.text(host);
        Diagnostics found = xml.validate(text);
        if (!found.isEmpty()) {
            failures.add(what + ": " + found + "\n" + text);
            return false;
        }
        QtiElement read = xml.read(text, QtiElement.class);
        QtiElement again = xml.read(xml.writeToString(read), QtiElement.class);
        if (!read.equals(again)
                || !(read instanceof ForeignElement)
                        && read.contents().size() != again.contents().size()) {
            failures.add(what + ": differs after writing\n" + text);
            return false;
        }
        return true;
    }
}
