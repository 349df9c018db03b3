// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.SAXParseException;

/**
 * Validators that wait to be used again: making one costs as much as a small document. Bounded, never blocking: when none waits a new one
 * is made, when enough wait one more is dropped.
 */
public final class ValidatorPool {
    private static final int KEPT = 64;

    private final Supplier<Schema> schema;
    private final boolean grammar;
    private final ArrayBlockingQueue<Pooled> waiting = new ArrayBlockingQueue<>(KEPT);

    /**
     * Makes the pool of a schema.
     *
     * @param schema gives the schema when the first validator is needed
     * @param grammar whether the schema is the one from which the grammar tables were made
     */
    public ValidatorPool(Supplier<Schema> schema, boolean grammar) {
        this.schema = schema;
        this.grammar = grammar;
    }

    /** Tells whether the schema says what the grammar tables say. */
    boolean isOfGrammar() {
        return grammar;
    }

    /**
     * A validator, with the error handler that it keeps: to set another one makes the next document cost a complete reset.
     *
     * @param handler the validator
     * @param errors where its findings go
     */
    record Pooled(ValidatorHandler handler, Relay errors) {}

    /** Hands findings on to the document at hand. */
    static final class Relay implements ErrorHandler {
        private @Nullable ErrorHandler target;

        void to(@Nullable ErrorHandler newTarget) {
            target = newTarget;
        }

        @Override
        public void warning(SAXParseException e) throws SAXException {
            if (target != null) {
                target.warning(e);
            }
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            if (target == null) {
                throw e;
            }
            target.error(e);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            error(e);
        }
    }

    /** Takes a validator, for one document. */
    Pooled take() {
        Pooled pooled = waiting.poll();
        return pooled == null ? create() : pooled;
    }

    /** Gives a validator back after a document that it saw to its end. */
    void giveBack(Pooled pooled) {
        pooled.errors().to(null);
        waiting.offer(pooled);
    }

    private Pooled create() {
        ValidatorHandler handler = schema.get().newValidatorHandler();
        Relay errors = new Relay();
        handler.setErrorHandler(errors);
        try {
            handler.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            handler.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            // The messages are read by SchemaWords, so they must be in one language.
            handler.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
        } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
            throw new IllegalStateException("the validator of this JDK lacks a property", e);
        }
        return new Pooled(handler, errors);
    }
}
