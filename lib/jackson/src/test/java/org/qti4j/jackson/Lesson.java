// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.FlowContent;
import org.qti4j.model.QtiElement;
import org.qti4j.model.SimpleChoice;

/** What a user of the library may have. */
record Lesson(
        String lessonTitle,
        @Nullable AssessmentItem mainItem,
        List<SimpleChoice> choices,
        Map<String, QtiElement> parts,
        Optional<QtiElement> extra,
        @Nullable FlowContent flow) {
    static Lesson of(AssessmentItem item) {
        return new Lesson("One", item, List.of(), Map.of(), Optional.empty(), null);
    }
}
