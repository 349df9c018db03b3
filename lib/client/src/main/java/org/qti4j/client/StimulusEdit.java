// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Map;
import org.qti4j.model.AssessmentStimulus;

/** A stimulus between its read and its write, as {@link QtiClient#modifyStimulus} hands it out. Not thread-safe, and of no use afterwards. */
public interface StimulusEdit {
    /** Returns the stimulus as the service answered it. */
    StoredStimulus fetched();

    /**
     * Returns the model of the document, to be changed; see {@link ItemEdit#item()} for what it does not keep.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document is not well-formed or has something that the model has no place
     *     for; then {@link #xml()} is the way
     */
    AssessmentStimulus stimulus();

    /** Returns the document as text, with the changes made to the model. */
    String xml();

    /** Replaces the document; a model that was handed out before has no effect any more. */
    void xml(String newXml);

    /** Returns the metadata, to be changed; they replace those that are stored. */
    Map<String, Object> metadata();
}
