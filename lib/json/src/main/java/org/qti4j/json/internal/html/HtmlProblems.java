// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.html;

import org.qti4j.model.diagnostic.Severity;

/** Takes what was repaired or refused in an HTML fragment. */
@FunctionalInterface
public interface HtmlProblems {
    /**
     * Takes one finding.
     *
     * @param line the line in the fragment, counted from 1
     * @param column the column, counted from 1
     */
    void found(Severity severity, String code, String message, int line, int column);
}
