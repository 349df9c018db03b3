// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/** What is safe to do after an update. */
public enum NextStep {
    /** Nothing: the update is proven, or there was nothing to change. */
    NOTHING("nothing is left to do"),
    /** Nobody has looked: verification was off. Read the object back to know. */
    READ_BACK("read the object back and compare, because a status of 200 does not prove the change"),
    /** The service still has another document: the change did not land, or somebody else has changed it since. Read it, then update again. */
    UPDATE_AGAIN("the stored document is not the one that was sent; look at the differences and update again"),
    /**
     * The document landed, but JSON fields of the object still say something else; what is shown to learners may follow them. Send the object as
     * JSON, if its JSON form can hold it. Delete and create again only when a person has decided so, since the object is gone in between.
     */
    ALIGN_FIELDS("the XML landed, but JSON fields disagree with it; send the object as JSON if that form holds it,"
            + " and do not delete and create it again without a person's decision"),
    /** The document landed, the metadata did not. Update the metadata. */
    UPDATE_METADATA("the metadata differ; update them again"),
    /** The service stored the document and calls its XML invalid. Validate it and correct it. */
    CORRECT_DOCUMENT("the service calls the stored XML invalid; validate, correct and update again");

    private final String words;

    NextStep(String words) {
        this.words = words;
    }

    /** Returns the step in words. */
    public String words() {
        return words;
    }
}
