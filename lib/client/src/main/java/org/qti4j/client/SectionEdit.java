// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import org.jspecify.annotations.Nullable;
import org.qti4j.model.AssessmentSection;

/** A section between its read and its write, as {@link QtiClient#modifySection} hands it out. Not thread-safe, and of no use afterwards. */
public interface SectionEdit {
    /** Returns the test that the section belongs to, as the service answered it. */
    StoredTest fetched();

    /** Returns the section as the JSON fields of the test have it; null when they do not. */
    @Nullable
    StoredSection fetchedSection();

    /** Returns the model of the section, to be changed. */
    AssessmentSection section();
}
