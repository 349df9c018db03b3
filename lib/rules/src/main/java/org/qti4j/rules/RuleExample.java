// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

/**
 * A document that shows a rule. Immutable.
 *
 * @param name the file name, such as {@code bad.xml}; {@code bad/test.xml} when a folder is the example and this is one of its files
 * @param bad whether the rule finds something in it
 * @param text the document
 */
public record RuleExample(String name, boolean bad, String text) {
    /** Tells whether it is JSON rather than XML. */
    public boolean isJson() {
        return name.endsWith(".json");
    }
}
