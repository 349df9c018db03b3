// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.AssessmentTest;

/** A test between its read and its write, as {@link QtiClient#modifyTest} hands it out. Not thread-safe, and of no use afterwards. */
public interface TestEdit {
    /** Returns the test as the service answered it. */
    StoredTest fetched();

    /**
     * Returns the model of the document, to be changed; see {@link ItemEdit#item()} for what it does not keep.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document is not well-formed or has something that the model has no place
     *     for; then {@link #xml()} is the way
     */
    AssessmentTest test();

    /** Returns the document as text, with the changes made to the model. */
    String xml();

    /** Replaces the document; a model that was handed out before has no effect any more. */
    void xml(String newXml);

    /** Returns the metadata, to be changed; they replace those that are stored. */
    Map<String, Object> metadata();

    /** Returns which tools candidates have, to be changed. */
    Map<String, Object> toolsEnabled();

    /** Returns how often the test may be taken; null when there is no limit. */
    @Nullable
    BigDecimal maxAttempts();

    /** Sets how often the test may be taken; null for no limit. The time limit is part of the document. */
    void maxAttempts(@Nullable BigDecimal value);
}
