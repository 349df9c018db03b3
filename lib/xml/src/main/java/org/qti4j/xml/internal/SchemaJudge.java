// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.xml.internal.quick.QuickCheck;

/**
 * Judges documents by a schema. Where the schema is the one of the grammar tables, a document that is at hand as a whole is first judged by
 * those, which is several times faster; only one that they are not sure of is read again, by the schema validator. What is found is always
 * the validator's. Immutable and thread-safe.
 */
public final class SchemaJudge {
    private final ValidatorPool pool;
    private final int findings;

    /** Makes a judge that reports so many findings of a document. */
    public SchemaJudge(ValidatorPool pool, int findings) {
        this.pool = pool;
        this.findings = findings;
    }

    /**
     * What was found.
     *
     * @param findings what is wrong by the schema
     * @param unreadable where the document is not well-formed, or null
     */
    public record Judged(
            List<Diagnostic> findings, @Nullable Diagnostic unreadable) {}

    /**
     * Judges a document.
     *
     * @param input the document
     * @param others who else takes part in the first pass over it
     * @param rootType the type by which to judge a root that the schema does not know as one, or null
     * @throws IOException when the document cannot be read
     * @throws XMLStreamException when one that takes part stops the pass
     */
    public Judged judge(XmlInput input, List<? extends XmlEvents> others, @Nullable RootType rootType)
            throws IOException, XMLStreamException {
        if (!pool.isOfGrammar() || !input.isRepeatable()) {
            return bySchema(input, others, rootType);
        }
        QuickCheck quick = new QuickCheck(rootType, others.isEmpty());
        try {
            if (input.run(with(quick, others)) == null && quick.isSure()) {
                return new Judged(List.of(), null);
            }
        } catch (QuickCheck.Doubt doubt) {
            // The validator will tell.
        }
        return bySchema(input, List.of(), rootType);
    }

    private Judged bySchema(XmlInput input, List<? extends XmlEvents> others, @Nullable RootType rootType)
            throws IOException, XMLStreamException {
        try (SchemaCheck check = new SchemaCheck(pool, findings, rootType)) {
            Diagnostic unreadable = input.run(with(check, others));
            return new Judged(check.findings(), unreadable);
        }
    }

    private static List<XmlEvents> with(XmlEvents first, List<? extends XmlEvents> others) {
        List<XmlEvents> all = new ArrayList<>(1 + others.size());
        all.add(first);
        all.addAll(others);
        return all;
    }
}
