// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;

/** Judges the document of one pass by the schema. */
public final class SchemaCheck implements XmlEvents, AutoCloseable {
    private final ValidatorPool pool;
    private final ValidatorPool.Pooled validator;
    private final SchemaFindings findings;
    private final SaxBridge bridge;
    private boolean finished;

    /** Takes a validator from the pool for one document. */
    public SchemaCheck(ValidatorPool pool, int findingsLimit) {
        this(pool, findingsLimit, null);
    }

    /**
     * Takes a validator from the pool for one document.
     *
     * @param rootType the type by which to judge a root that the schema does not know as one, or null
     */
    public SchemaCheck(ValidatorPool pool, int findingsLimit, @Nullable RootType rootType) {
        this.pool = pool;
        this.validator = pool.take();
        this.findings = new SchemaFindings(findingsLimit);
        validator.errors().to(findings);
        this.bridge = new SaxBridge(validator.handler(), rootType);
    }

    @Override
    public void startDocument(XMLStreamReader reader) throws XMLStreamException {
        findings.startDocument(reader);
        bridge.startDocument(reader);
    }

    @Override
    public void startElement(XMLStreamReader reader) throws XMLStreamException {
        findings.startElement(reader);
        bridge.startElement(reader);
    }

    @Override
    public void endElement(XMLStreamReader reader) throws XMLStreamException {
        findings.endElement(reader);
        bridge.endElement(reader);
        findings.left();
    }

    @Override
    public void text(XMLStreamReader reader) throws XMLStreamException {
        findings.text(reader);
        bridge.text(reader);
    }

    @Override
    public void endDocument(XMLStreamReader reader) throws XMLStreamException {
        bridge.endDocument(reader);
        finished = true;
    }

    /** Returns what was found so far. */
    public List<Diagnostic> findings() {
        return findings.findings();
    }

    /** Tells whether something was found so far. */
    public boolean hasFindings() {
        return findings.hasFindings();
    }

    /** Gives the validator back, unless it was stopped half-way. */
    @Override
    public void close() {
        if (finished) {
            pool.giveBack(validator);
        }
    }
}
