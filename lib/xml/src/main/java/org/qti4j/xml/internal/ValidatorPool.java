// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;

/**
 * Validators that wait to be used again: making one costs as much as a small document. Bounded, never blocking: when none waits a new one
 * is made, when enough wait one more is dropped.
 */
public final class ValidatorPool {
    private static final int KEPT = 64;

    private final Schema schema;
    private final ArrayBlockingQueue<ValidatorHandler> waiting = new ArrayBlockingQueue<>(KEPT);

    /** Makes the pool of a schema. */
    public ValidatorPool(Schema schema) {
        this.schema = schema;
    }

    /** Takes a validator, for one document. */
    ValidatorHandler take() {
        ValidatorHandler handler = waiting.poll();
        return handler == null ? create() : handler;
    }

    /** Gives a validator back after a document that it saw to its end. */
    void giveBack(ValidatorHandler handler) {
        handler.setErrorHandler(null);
        waiting.offer(handler);
    }

    private ValidatorHandler create() {
        ValidatorHandler handler = schema.newValidatorHandler();
        try {
            handler.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            handler.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            // The messages are read by SchemaWords, so they must be in one language.
            handler.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
        } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
            throw new IllegalStateException("the validator of this JDK lacks a property", e);
        }
        return handler;
    }
}
