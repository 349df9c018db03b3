// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

/**
 * What a document may cost. Reaching a limit is a finding with the code {@code xml-limit}, never an out-of-memory error. Immutable.
 *
 * @param depth elements inside elements
 * @param attributes attributes of one element
 * @param attributeLength characters of one attribute value
 * @param characters characters of the whole document
 * @param findings findings that are collected; further ones are only counted
 */
public record XmlLimits(int depth, int attributes, int attributeLength, long characters, int findings) {
    private static final XmlLimits DEFAULTS = new XmlLimits(500, 1_000, 1_000_000, 500_000_000L, 1_000);

    /** Checks that every limit is at least 1. */
    public XmlLimits {
        if (depth < 1 || attributes < 1 || attributeLength < 1 || characters < 1 || findings < 1) {
            throw new IllegalArgumentException("a limit must be at least 1");
        }
    }

    /** Returns the limits that hold when none are chosen: 500 levels, 1,000 attributes, 1 MB an attribute, 500 MB, 1,000 findings. */
    public static XmlLimits defaults() {
        return DEFAULTS;
    }

    /** Returns these limits with another depth. */
    public XmlLimits withDepth(int newDepth) {
        return new XmlLimits(newDepth, attributes, attributeLength, characters, findings);
    }

    /** Returns these limits with another number of characters of the whole document. */
    public XmlLimits withCharacters(long newCharacters) {
        return new XmlLimits(depth, attributes, attributeLength, newCharacters, findings);
    }

    /** Returns these limits with another number of findings. */
    public XmlLimits withFindings(int newFindings) {
        return new XmlLimits(depth, attributes, attributeLength, characters, newFindings);
    }
}
