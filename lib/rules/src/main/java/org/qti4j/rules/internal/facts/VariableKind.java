// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

/** What a variable is declared as. */
public enum VariableKind {
    /** A response variable. */
    RESPONSE("response"),
    /** An outcome variable. */
    OUTCOME("outcome"),
    /** A template variable. */
    TEMPLATE("template"),
    /** A context variable. */
    CONTEXT("context");

    private final String word;

    VariableKind(String word) {
        this.word = word;
    }

    /** Returns the word for messages. */
    public String word() {
        return word;
    }
}
