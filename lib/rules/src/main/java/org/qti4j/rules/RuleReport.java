// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** Where a rule says what it found. Belongs to one run of one rule; not thread-safe. */
public interface RuleReport {
    /** Reports a finding at an element. */
    default void at(SourceElement element, String message) {
        at(element, null, message, null);
    }

    /** Reports a finding at an attribute of an element; at the element when it has no such attribute. */
    default void at(SourceElement element, @Nullable String attribute, String message) {
        at(element, attribute, message, null);
    }

    /**
     * Reports a finding for which the remedy is certain.
     *
     * @param attribute the name of the attribute at fault, or null for the element itself
     * @param fix what puts it right without a decision of the author; null when there is no such thing
     */
    void at(SourceElement element, @Nullable String attribute, String message, @Nullable SourceFix fix);

    /**
     * Reports a finding at a value of the JSON object that the document was given as.
     *
     * @param pointer the JSON Pointer (RFC 6901) of the value
     */
    void atJson(String pointer, String message);
}
