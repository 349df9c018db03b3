// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.Diff;
import org.xmlunit.diff.DifferenceEvaluators;

/** Compares documents by what they say. */
final class Infosets {
    private Infosets() {}

    /** Fails when the documents differ in more than blanks of element-only content, prefixes and {@code xsi:*}. */
    static void assertSame(String actual, String expected) {
        Diff diff = DiffBuilder.compare(Input.fromDocument(Xml.document(expected)))
                .withTest(Input.fromDocument(Xml.document(actual)))
                .ignoreElementContentWhitespace()
                .withAttributeFilter(
                        attribute -> !"http://www.w3.org/2001/XMLSchema-instance".equals(attribute.getNamespaceURI()))
                .withDifferenceEvaluator(DifferenceEvaluators.chain(
                        DifferenceEvaluators.downgradeDifferencesToEqual(
                                ComparisonType.NAMESPACE_PREFIX,
                                ComparisonType.SCHEMA_LOCATION,
                                ComparisonType.NO_NAMESPACE_SCHEMA_LOCATION,
                                ComparisonType.XML_STANDALONE,
                                ComparisonType.XML_ENCODING),
                        (comparison, outcome) ->
                                comparison.getType() == ComparisonType.XML_VERSION ? ComparisonResult.EQUAL : outcome))
                .build();
        if (diff.hasDifferences()) {
            throw new AssertionError(diff + System.lineSeparator() + "in" + System.lineSeparator() + actual);
        }
    }
}
