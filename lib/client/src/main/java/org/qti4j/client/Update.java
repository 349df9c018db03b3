// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Map;
import org.qti4j.client.internal.ModelRequests;
import org.qti4j.client.internal.Requests;
import org.qti4j.client.internal.UpdateRequest;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.StimulusUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.json.api.TestUpdate;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentStimulus;
import org.qti4j.model.AssessmentTest;

/**
 * A request that changes something, ready for {@link QtiClient#update(Update, UpdateOptions)}. Immutable; can be sent more than once.
 *
 * <p>The factories choose the envelope that the endpoint takes. All of them throw {@code IllegalArgumentException} for an empty
 * identifier and for values that are not JSON.
 *
 * @param <T> what the service answers
 */
public sealed interface Update<T extends StoredEntity> permits UpdateRequest {
    /** Returns method and path below the base URL, as {@code PUT /assessment-items/i1}. */
    String request();

    /** Tells whether sending it twice has the effect of sending it once. */
    boolean isIdempotent();

    /**
     * Replaces an item: {@code PUT /assessment-items/{identifier}}. An envelope without metadata clears those that are stored; one in JSON also
     * unlinks the stimulus and drops the response processing that it does not state.
     */
    static Update<StoredItem> item(String identifier, ItemEnvelope item) {
        return Requests.item(identifier, item);
    }

    /** Replaces an item by a model, in the XML envelope, which loses nothing; empty metadata clear those that are stored. */
    static Update<StoredItem> item(String identifier, AssessmentItem item, Map<String, Object> metadata) {
        return ModelRequests.item(identifier, item, metadata);
    }

    /** Updates the metadata of an item: {@code POST /assessment-items/metadata}. */
    static Update<StoredItem> itemMetadata(ItemEnvelope item) {
        return Requests.itemMetadata(item);
    }

    /** Replaces a test by an object that was filled by hand: {@code PUT /assessment-tests/{identifier}}. */
    static Update<StoredTest> test(String identifier, TestUpdate test) {
        return Requests.test(identifier, test.toJson());
    }

    /** Replaces a test by a JSON object that is sent as it is. */
    static Update<StoredTest> test(String identifier, Map<String, Object> test) {
        return Requests.test(identifier, test);
    }

    /** Replaces a test by a QTI document, as the bare body of type {@code application/xml}. */
    static Update<StoredTest> test(String identifier, String xml) {
        return Requests.test(identifier, xml);
    }

    /** Replaces a test by a model, as the bare body of type {@code application/xml}. */
    static Update<StoredTest> test(String identifier, AssessmentTest test) {
        return ModelRequests.test(identifier, test);
    }

    /** Updates the metadata of a test: {@code PUT /assessment-tests/{identifier}/metadata}. */
    static Update<StoredTest> testMetadata(String identifier, Map<String, Object> metadata) {
        return Requests.testMetadata(identifier, metadata);
    }

    /** Replaces a part of a test: {@code PUT /assessment-tests/{test}/test-parts/{part}}. */
    static Update<StoredTestPart> testPart(String testIdentifier, TestPartUpdate part) {
        return Requests.testPart(testIdentifier, part.identifier(), part.toJson());
    }

    /** Replaces a part of a test by a JSON object that is sent as it is. */
    static Update<StoredTestPart> testPart(String testIdentifier, String partIdentifier, Map<String, Object> part) {
        return Requests.testPart(testIdentifier, partIdentifier, part);
    }

    /** Replaces a section: {@code PUT …/sections/{identifier}}. */
    static Update<StoredSection> section(String testIdentifier, String partIdentifier, SectionUpdate section) {
        return Requests.section(testIdentifier, partIdentifier, section.identifier(), section.toJson());
    }

    /** Replaces a section by a JSON object that is sent as it is. */
    static Update<StoredSection> section(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section) {
        return Requests.section(testIdentifier, partIdentifier, sectionIdentifier, section);
    }

    /** Orders the items of a section: {@code PUT …/sections/{identifier}/items/order}. */
    static Update<StoredSection> itemOrder(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemOrder order) {
        return Requests.itemOrder(testIdentifier, partIdentifier, sectionIdentifier, order);
    }

    /** Adds an item to a section: {@code POST …/sections/{identifier}/items}. */
    static Update<StoredSection> addItem(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemPlace item) {
        return Requests.addItem(testIdentifier, partIdentifier, sectionIdentifier, item);
    }

    /**
     * Takes an item out of a section: {@code DELETE …/sections/{identifier}/items/{item}}. The item itself stays. The answer 204 has no body, so that
     * the section of the result is empty; only one that is read back has fields.
     */
    static Update<StoredSection> removeItem(
            String testIdentifier, String partIdentifier, String sectionIdentifier, String itemIdentifier) {
        return Requests.removeItem(testIdentifier, partIdentifier, sectionIdentifier, itemIdentifier);
    }

    /** Replaces a stimulus: {@code PUT /stimuli/{identifier}} with {@code content} as HTML. */
    static Update<StoredStimulus> stimulus(String identifier, StimulusUpdate stimulus) {
        return Requests.stimulus(identifier, stimulus.toJson());
    }

    /**
     * Replaces a stimulus by a JSON object that is sent as it is. Some clients of the service report that it takes
     * {@code {"format":"xml","xml":…}} here, some that it answers 500: either can be sent so.
     */
    static Update<StoredStimulus> stimulus(String identifier, Map<String, Object> stimulus) {
        return Requests.stimulus(identifier, stimulus);
    }

    /**
     * Replaces a stimulus by a model, converted to the form with {@code content} as HTML; empty metadata clear those that are stored.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException naming everything that this form cannot hold
     */
    static Update<StoredStimulus> stimulus(
            String identifier, AssessmentStimulus stimulus, Map<String, Object> metadata) {
        return ModelRequests.stimulus(identifier, stimulus, metadata);
    }

    /** Creates an item: {@code POST /assessment-items}; 409 when there is one of that identifier. */
    static Update<StoredItem> newItem(ItemEnvelope item) {
        return Requests.newItem(item);
    }

    /** Creates a test from JSON: {@code POST /assessment-tests}; 409 when there is one of that identifier. */
    static Update<StoredTest> newTest(TestUpdate test) {
        return Requests.newTest(test.toJson());
    }

    /** Creates a test from a QTI document: {@code POST /assessment-tests} of type {@code application/xml}. */
    static Update<StoredTest> newTest(String xml) {
        return Requests.newTest(xml);
    }

    /** Creates a stimulus: {@code POST /stimuli}; 409 when there is one of that identifier. */
    static Update<StoredStimulus> newStimulus(StimulusUpdate stimulus) {
        return Requests.newStimulus(stimulus.toJson());
    }
}
