// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

/** Takes what a conversion could not carry over. */
@FunctionalInterface
public interface LossSink {
    /**
     * Takes one loss.
     *
     * @param path an XPath to it, such as {@code /qti-assessment-item[1]/qti-item-body[1]/p[2]/@id}
     * @param message what is lost, in words
     */
    void lost(String path, String message);
}
