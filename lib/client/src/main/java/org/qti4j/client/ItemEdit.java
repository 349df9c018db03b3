// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import org.qti4j.model.AssessmentItem;

/** An item between its read and its write, as {@link QtiClient#modifyItem} hands it out. Not thread-safe, and of no use afterwards. */
public interface ItemEdit {
    /** Returns the item as the service answered it. */
    StoredItem fetched();

    /**
     * Returns the model of the document, to be changed. Comments and processing instructions, which it does not keep, are in the losses of the
     * result when it was changed; when it was not, the document goes as it is.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document is not well-formed or has something that the model has no place
     *     for; then {@link #xml()} is the way
     */
    AssessmentItem item();

    /** Returns the document as text, with the changes made to the model. */
    String xml();

    /** Replaces the document; a model that was handed out before has no effect any more. */
    void xml(String newXml);

    /** Returns the metadata, to be changed; they replace those that are stored. */
    Map<String, Object> metadata();

    /**
     * Returns the stimuli that the item had when it was read. One that only the JSON fields name was put into the document already, which would
     * otherwise unlink it.
     */
    List<StimulusRef> stimulusRefs();
}
