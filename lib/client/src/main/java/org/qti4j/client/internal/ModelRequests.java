// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.StoredTest;
import org.qti4j.client.Update;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentStimulus;
import org.qti4j.model.AssessmentTest;

/** Makes requests of models. Apart from the others, so that who has no models loads none of their classes. */
public final class ModelRequests {
    private static final String METADATA = "metadata";

    private ModelRequests() {}

    /** Replaces an item by a model. */
    public static Update<StoredItem> item(String identifier, AssessmentItem item, Map<String, Object> metadata) {
        Objects.requireNonNull(metadata, METADATA);
        return Requests.item(identifier, ItemEnvelope.xml(Documents.text(item)).withMetadata(metadata));
    }

    /** Replaces a test by a model. */
    public static Update<StoredTest> test(String identifier, AssessmentTest test) {
        return Requests.test(identifier, Documents.text(test));
    }

    /** Replaces a stimulus by a model. */
    public static Update<StoredStimulus> stimulus(
            String identifier, AssessmentStimulus stimulus, Map<String, Object> metadata) {
        Map<String, Object> json = new LinkedHashMap<>(Documents.stimulusJson(stimulus));
        if (!metadata.isEmpty()) {
            json.put(METADATA, metadata);
        }
        return Requests.stimulus(identifier, json);
    }
}
