// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/**
 * The categories of the items of a test.
 *
 * @param names the names of all
 */
record Categories(Set<String> names) {
    static Categories of(SourceDocument document) {
        Set<String> names = new HashSet<>();
        for (SourceElement part : TestStructure.of(document).parts()) {
            Collections.addAll(names, part.attribute("category", "").split("\\s+"));
        }
        return new Categories(names);
    }
}
