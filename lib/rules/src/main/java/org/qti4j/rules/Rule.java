// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.util.Set;
import org.qti4j.rules.source.SourceElement;

/**
 * Something that holds in good documents and that the schema cannot say. Implementations are thread-safe: one object judges many documents
 * at once. A rule does not look far from the element it is given more than a fixed number of times; what it wants to know of the whole
 * document it finds once, through {@link org.qti4j.rules.source.SourceDocument#derived}.
 */
public interface Rule {
    /** Returns what is known of the rule. */
    RuleInfo info();

    /**
     * Returns the local names of the QTI elements that {@link #check} wants to see, such as {@code qti-choice-interaction}. An empty set
     * stands for the root element, whatever it is.
     */
    Set<String> elements();

    /**
     * Looks at one element of a document and reports what breaks the rule. The document need not be valid by the schema: what is missing or
     * malformed is the schema's to report and is passed over here in silence.
     */
    void check(SourceElement element, RuleReport report);
}
