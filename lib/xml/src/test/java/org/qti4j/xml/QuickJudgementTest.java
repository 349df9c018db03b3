// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ValueType;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;
import org.qti4j.xml.internal.quick.QuickCheck;

/**
 * The grammar tables are sure of no document that the schema validator refuses, and sure of nearly all others. The judge is the same schema
 * from its files, for which there are no tables. {@code -Dqti4j.quick.documents=…} changes how many documents are made at random,
 * {@code -Dqti4j.quick.seed=…} which.
 */
class QuickJudgementTest {
    private static final int COUNT = Integer.getInteger("qti4j.quick.documents", 8_000);
    private static final long SEED = Long.getLong("qti4j.quick.seed", new Random().nextLong());

    private static QtiXml bySchema;
    private static final QtiXml BY_BOTH = QtiXml.create();
    private static final SecureStax STAX = new SecureStax(XmlLimits.defaults());

    private int sure;
    private int valid;
    private int all;

    @BeforeAll
    static void compile() throws IOException {
        bySchema = QtiXml.builder()
                .schema(QtiSchema.from(TestData.projectRoot().resolve("xsd/qti3.xsd")))
                .build();
    }

    private static boolean isSure(String xml) {
        QuickCheck check = new QuickCheck(null, false);
        try {
            return XmlInput.of(STAX, xml).run(List.of(check)) == null && check.isSure();
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(String xml) {
        Diagnostics expected = bySchema.validate(xml);
        boolean isSure = isSure(xml);
        all++;
        valid += expected.isEmpty() ? 1 : 0;
        sure += isSure ? 1 : 0;
        if (isSure && !expected.isEmpty()) {
            throw new AssertionError("sure of a document that is not valid: " + expected + "\n" + xml);
        }
    }

    private void sayCounts(String what) {
        System.out.println(what + ": " + all + " documents, " + valid + " valid, sure of " + sure);
    }

    @Test
    void isSureOfTheValidDocumentsOfThisProject() {
        List<Path> files = TestData.documents(".xml", 100, "valid", "invalid-rule");

        files.forEach(file -> compare(new String(TestData.bytes(file), StandardCharsets.UTF_8)));

        sayCounts("valid test documents");
        assertThat(sure).isGreaterThan(valid * 8 / 10);
    }

    @Test
    void neverDiffersFromTheSchemaForChangedDocuments() {
        System.out.println("changed documents: " + COUNT + " from the seed " + SEED);
        List<Path> files = TestData.documents(".xml", 100, "valid", "invalid-rule");
        TagMutations mutations = new TagMutations(SEED);
        for (int i = 0; i < COUNT; i++) {
            String original = new String(TestData.bytes(files.get(i % files.size())), StandardCharsets.UTF_8);
            String xml = mutations.mutated(original, 1 + i % 3);

            compare(xml);
            // One in some is enough to see that nothing is lost between the two passes.
            if (i % 10 == 0) {
                assertThat(BY_BOTH.validate(xml)).as(xml).isEqualTo(bySchema.validate(xml));
            }
        }
        sayCounts("changed documents");
        assertThat(valid).isBetween(all / 10, all * 9 / 10);
        assertThat(sure).isGreaterThan(valid * 7 / 10);
    }

    @Test
    void neverDiffersFromTheSchemaForAnyElementAnywhere() {
        GrammarSweep sweep = new GrammarSweep();
        Random random = new Random(SEED);
        double share = Math.min(1, COUNT / 80_000.0);
        for (GrammarSweep.Kind kind : sweep.kinds()) {
            ContentModel model = kind.type().content();
            Set<ElementDeclaration> children = new LinkedHashSet<>(model.elements());
            children.add(sweep.root("p"));
            children.add(sweep.root("qti-response-processing"));
            children.add(sweep.root("math"));
            for (int state = 0; state < model.states(); state++) {
                List<ElementDeclaration> word = sweep.wordTo(model, state);
                for (ElementDeclaration child : children) {
                    if (random.nextDouble() < share) {
                        GrammarSweep.Host host = sweep.host(kind);
                        sweep.setChildren(host, word, child);
                        compare(GrammarSweep.text(host));
                    }
                }
                GrammarSweep.Host host = sweep.host(kind);
                sweep.setChildren(host, word, null);
                compare(GrammarSweep.text(host));
            }
        }
        sayCounts("elements in every state");
        assertThat(sure).isGreaterThan(valid * 9 / 10);
    }

    @Test
    void neverDiffersFromTheSchemaForAnyDatatype() {
        GrammarSweep sweep = new GrammarSweep();
        Set<ValueType> seen = new HashSet<>();
        for (GrammarSweep.Kind kind : sweep.kinds()) {
            for (AttributeDeclaration attribute : kind.type().attributes().values()) {
                if (seen.add(attribute.type())) {
                    Set<String> values = new LinkedHashSet<>(TagMutations.VALUES);
                    values.addAll(attribute.type().enumeration());
                    for (String value : values) {
                        GrammarSweep.Host host = sweep.host(kind);
                        sweep.set(host, attribute, value);
                        compare(GrammarSweep.text(host));
                    }
                }
            }
            if (kind.type().textType().isPresent()
                    && seen.add(kind.type().textType().get())) {
                for (String value : TagMutations.VALUES) {
                    GrammarSweep.Host host = sweep.host(kind);
                    sweep.setText(host, value);
                    compare(GrammarSweep.text(host));
                }
            }
        }
        sayCounts("values of every datatype");
        assertThat(seen).hasSizeGreaterThan(60);
        assertThat(sure).isGreaterThan(valid * 8 / 10);
    }

    @Test
    void neverDiffersFromTheSchemaWhenAnAttributeIsMissingOrTooMuch() {
        GrammarSweep sweep = new GrammarSweep();
        List<QName> others = List.of(
                new QName("unknown"),
                new QName("data-x"),
                new QName("urn:f", "x"),
                new QName("http://www.w3.org/XML/1998/namespace", "id"),
                new QName("http://www.w3.org/XML/1998/namespace", "space"),
                new QName("http://www.w3.org/1998/Math/MathML", "x"));
        for (GrammarSweep.Kind kind : sweep.kinds()) {
            for (AttributeDeclaration attribute : kind.type().attributes().values()) {
                if (attribute.isRequired()) {
                    GrammarSweep.Host host = sweep.host(kind);
                    host.target().attributes.remove(attribute.name());
                    compare(GrammarSweep.text(host));
                }
            }
            for (QName other : others) {
                GrammarSweep.Host host = sweep.host(kind);
                host.target().attributes.put(other, "a");
                compare(GrammarSweep.text(host));
            }
        }
        sayCounts("attributes");
        assertThat(sure).isGreaterThan(valid * 6 / 10);
    }
}
