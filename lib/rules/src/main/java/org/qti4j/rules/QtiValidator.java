// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.rules.internal.Judgement;
import org.qti4j.rules.internal.RuleRun;

/**
 * Validates QTI documents: that they are well-formed, by the schema, and by rules that the schema cannot say. Immutable and thread-safe:
 * make one and share it.
 */
public final class QtiValidator {
    private final Judgement judgement;

    private QtiValidator(Profile profile) {
        this.judgement = new Judgement(new RuleRun(new LinkedHashMap<>(profile.rules()), 1_000));
    }

    /** Returns a validator with the rules of the standard. */
    public static QtiValidator create() {
        return of(Profile.spec());
    }

    /** Returns a validator with the rules of a profile. */
    public static QtiValidator of(Profile profile) {
        return new QtiValidator(profile);
    }

    /** Returns everything that is wrong with an XML document, by place. Never throws for a bad document. */
    public Diagnostics validate(String xml) {
        try {
            return judgement.xml(new StringReader(xml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
