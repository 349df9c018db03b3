// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.util.Map;
import org.qti4j.rules.internal.facts.VariableKind;

/**
 * What others want to know of a document that they refer to.
 *
 * @param root the local name of the root when it is QTI's, {@code html} for a page, otherwise the empty string: nothing can be said
 * @param adaptive whether it is an adaptive item
 * @param variables the kinds of the variables that it declares; of two with one identifier the first
 * @param complete whether what is not among the variables is declared nowhere
 */
record Summary(String root, boolean adaptive, Map<String, VariableKind> variables, boolean complete) {
    /** Of a document that could not be read, or is neither QTI nor a page. */
    static final Summary UNKNOWN = new Summary("", false, Map.of(), false);

    boolean isItem() {
        return root.equals("qti-assessment-item");
    }
}
