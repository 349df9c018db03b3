// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
 * The update endpoints of the QTI API, and the reads that show what changed.
 *
 * <p>Thread-safe; made by {@link #builder(URI)}. A call waits for the answer; {@link #async} has the same operations without waiting. A
 * call succeeds only with the status that the documents promise and otherwise throws a {@link QtiApiException}. That the service answered so does
 * not prove that the change landed as meant: {@link #update(Update, UpdateOptions)} with {@link UpdateOptions#verified} reads it back and
 * compares, and the {@code modify…} methods always do.
 *
 * <p>Unless the builder or the options say otherwise, a document is validated before it is sent; what the service would refuse ends the call with
 * {@link PreflightException} and is not sent. When the builder asks for verification, methods that return only the object throw
 * {@link NotProvenException} when the object is not what was sent.
 *
 * <p>What is sent again: any request after 429 and after one 401 (with a fresh token), because the service did not take it, and
 * when the connection could not be made; a GET, PUT, DELETE or validation also after 502, 503, 504 and when the connection broke. Never after
 * 500 or a timeout, unless the builder allows it for a 500 that names none of the permanent reasons; and a POST never once it may have arrived.
 * Waits grow at random up to 20 s, {@code Retry-After} is honoured, and the deadline of the builder bounds the whole request.
 *
 * <p>Identifiers are percent-encoded, whatever characters they have; an empty one is refused with
 * {@code IllegalArgumentException}. So is a value that is not JSON. When the thread is interrupted, the call ends with
 * {@link NoAnswerException} and the interrupt flag is set. After {@link #close} every call throws {@code IllegalStateException}.
 */
public interface QtiClient extends AutoCloseable {
    /**
     * Returns a builder for the API at this base URL, which usually ends in {@code /api}.
     *
     * @throws IllegalArgumentException when the URL is not https (or http on loopback), or has a query, fragment or user
     */
    static QtiClientBuilder builder(URI baseUrl) {
        return new QtiClientBuilder(baseUrl);
    }

    /** Returns a builder for the API and the credentials of a configuration. */
    static QtiClientBuilder builder(QtiClientConfig config) {
        return new QtiClientBuilder(config.baseUrl()).clientCredentials(config.credentials());
    }

    /** Returns the same operations as futures, over the same connections, token and limits. */
    QtiAsyncClient async();

    // Read

    /** Returns a test: {@code GET /assessment-tests/{identifier}}. */
    StoredTest getAssessmentTest(String identifier);

    /** Returns an item: {@code GET /assessment-items/{identifier}}. */
    StoredItem getAssessmentItem(String identifier);

    /** Returns a stimulus: {@code GET /stimuli/{identifier}}. */
    StoredStimulus getStimulus(String identifier);

    /** Returns a part of a test: {@code GET /assessment-tests/{testIdentifier}/test-parts/{partIdentifier}}. */
    StoredTestPart getTestPart(String testIdentifier, String partIdentifier);

    /** Returns a section: {@code GET …/test-parts/{partIdentifier}/sections/{sectionIdentifier}}. */
    StoredSection getSection(String testIdentifier, String partIdentifier, String sectionIdentifier);

    // Update

    /**
     * Replaces an item: {@code PUT /assessment-items/{identifier}} with the envelope as the JSON body.
     *
     * <p>The request replaces everything: an envelope without metadata clears those that are stored, and one in JSON unlinks the stimulus and drops the
     * response processing that it does not state. {@link #modifyItem} sends again what is there.
     */
    StoredItem updateAssessmentItem(String identifier, ItemEnvelope item);

    /**
     * Replaces an item by a model, in the XML envelope, which loses nothing.
     *
     * @param metadata the metadata, which replace those that are stored; an empty map clears them
     */
    StoredItem updateAssessmentItem(String identifier, AssessmentItem item, Map<String, Object> metadata);

    /**
     * Updates the metadata of an item: {@code POST /assessment-items/metadata}, answered by 201.
     *
     * <p>The body is that of a whole item. Which items the service touches, and whether it replaces their content, too, is not documented.
     */
    StoredItem updateAssessmentItemMetadata(ItemEnvelope item);

    /**
     * Replaces a test by the JSON object {@code AssessmentTest}: {@code PUT /assessment-tests/{identifier}} with
     * {@code Content-Type: application/json}.
     *
     * @param test the fields, in plain values as {@link org.qti4j.json.Json} has them
     */
    StoredTest updateAssessmentTest(String identifier, Map<String, Object> test);

    /** Replaces a test by an object that was filled by hand, as {@link #updateAssessmentTest(String, Map)}. */
    StoredTest updateAssessmentTest(String identifier, TestUpdate test);

    /**
     * Replaces a test by a QTI document: {@code PUT /assessment-tests/{identifier}} with {@code Content-Type: application/xml}.
     *
     * <p>The document is sent in UTF-8; an encoding that its XML declaration names is replaced by that. Whether the service keeps
     * the metadata of the test is not documented.
     *
     * @param xml the document, from the XML declaration or the root on
     */
    StoredTest updateAssessmentTest(String identifier, String xml);

    /** Replaces a test by a model, as {@link #updateAssessmentTest(String, String)}. */
    StoredTest updateAssessmentTest(String identifier, AssessmentTest test);

    /**
     * Updates the metadata of a test and nothing else: {@code PUT /assessment-tests/{identifier}/metadata} with the body
     * {@code {"metadata": …}}. Whether keys that are not sent stay or go is not documented; the title cannot be changed here.
     *
     * @param metadata any JSON object
     */
    StoredTest updateAssessmentTestMetadata(String identifier, Map<String, Object> metadata);

    /**
     * Replaces a part of a test with all its sections:
     * {@code PUT /assessment-tests/{testIdentifier}/test-parts/{identifier}}, in JSON only. The service regenerates the XML of the test from its
     * JSON; what that JSON cannot hold is at risk.
     */
    StoredTestPart updateTestPart(String testIdentifier, TestPartUpdate part);

    /** Replaces a part of a test by a JSON object that is sent as it is. */
    StoredTestPart updateTestPart(String testIdentifier, String partIdentifier, Map<String, Object> part);

    /**
     * Updates a section:
     * {@code PUT /assessment-tests/{testIdentifier}/test-parts/{partIdentifier}/sections/{sectionIdentifier}}. The service
     * regenerates the XML of the test from its JSON; what that JSON cannot hold is at risk.
     */
    StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, SectionUpdate section);

    /**
     * Updates a section by a JSON object that is sent as it is, for fields that {@link SectionUpdate} does not have.
     *
     * @param section the fields, in plain values as {@link org.qti4j.json.Json} has them
     */
    StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section);

    /**
     * Orders the items of a section: {@code PUT …/sections/{sectionIdentifier}/items/order}. Name all of them: what becomes of the others is
     * not documented. 404 when one of them is not in the section.
     */
    StoredSection updateItemOrder(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemOrder order);

    /**
     * Adds an item to a section: {@code POST …/sections/{sectionIdentifier}/items}, answered by 201; 400 when it is there already. Whether the
     * item exists at all, the service does not check.
     */
    StoredSection addItemToSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemPlace item);

    /**
     * Takes an item out of a section: {@code DELETE …/sections/{sectionIdentifier}/items/{itemIdentifier}}, answered by 204 (200 is taken, too).
     * The item itself stays.
     */
    void removeItemFromSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, String itemIdentifier);

    /**
     * Replaces a stimulus: {@code PUT /stimuli/{identifier}} with {@code content} as HTML. Everything is replaced; metadata that are not sent go.
     */
    StoredStimulus updateStimulus(String identifier, StimulusUpdate stimulus);

    /**
     * Replaces a stimulus by a JSON object that is sent as it is. Users of the service disagree whether it takes
     * {@code {"format":"xml","xml":…}} here or answers 500.
     */
    StoredStimulus updateStimulus(String identifier, Map<String, Object> stimulus);

    /**
     * Replaces a stimulus by a model, converted to the form with {@code content} as HTML.
     *
     * @param metadata the metadata, which replace those that are stored; an empty map clears them
     * @throws org.qti4j.model.diagnostic.QtiFormatException naming everything that this form cannot hold
     */
    StoredStimulus updateStimulus(String identifier, AssessmentStimulus stimulus, Map<String, Object> metadata);

    /** Sends an update with the options of the builder, and returns everything there is to know about it. */
    <T extends StoredEntity> UpdateResult<T> update(Update<T> update);

    /** Sends an update, and returns everything there is to know about it. */
    <T extends StoredEntity> UpdateResult<T> update(Update<T> update, UpdateOptions updateOptions);

    // Read, modify, write

    /**
     * Changes an item: reads it, has it edited, and replaces it with everything that a replacement would otherwise clear: the document, the metadata, the
     * stimulus. It goes in the XML envelope; when the model was not asked for, the document goes character by character.
     *
     * <p>Right before the write the object is read again; when it has changed since, {@link ConcurrentChangeException} is thrown and nothing sent. The
     * service documents no condition for a write, so that a change between that read and the write, a few hundred milliseconds, goes unnoticed and is
     * overwritten. The result is read back and compared. Findings of pre-flight that the stored version has, too, stop nothing. When the edit changes
     * nothing, nothing is sent.
     *
     * @param edit called once; what it throws ends the call and nothing is sent
     */
    UpdateResult<StoredItem> modifyItem(String identifier, Consumer<ItemEdit> edit);

    /** Changes an item as {@link #modifyItem(String, Consumer)}, with other options. */
    UpdateResult<StoredItem> modifyItem(String identifier, UpdateOptions updateOptions, Consumer<ItemEdit> edit);

    /**
     * Changes a test: reads it, has it edited, and replaces it. It goes as JSON, with metadata, tools and attempts, when that form holds the whole document;
     * otherwise as XML, followed by the metadata. What the XML cannot say (tools, attempts) is in the losses then.
     *
     * <p>Right before the write the object is read again; when it has changed since, {@link ConcurrentChangeException} is thrown and nothing sent. The
     * service documents no condition for a write, so that a change between that read and the write, a few hundred milliseconds, goes unnoticed and is
     * overwritten. The result is read back and compared. Findings of pre-flight that the stored version has, too, stop nothing. When the edit changes
     * nothing, nothing is sent.
     *
     * @param edit called once; what it throws ends the call and nothing is sent
     */
    UpdateResult<StoredTest> modifyTest(String identifier, Consumer<TestEdit> edit);

    /** Changes a test as {@link #modifyTest(String, Consumer)}, with other options. */
    UpdateResult<StoredTest> modifyTest(String identifier, UpdateOptions updateOptions, Consumer<TestEdit> edit);

    /**
     * Changes a section: reads its test, has the section edited, and replaces the section. When the JSON of the service cannot hold the whole test, which the
     * service would regenerate from it, the test is replaced by XML instead, as {@link #modifyTest} does.
     *
     * <p>Right before the write the object is read again; when it has changed since, {@link ConcurrentChangeException} is thrown and nothing sent. The
     * service documents no condition for a write, so that a change between that read and the write, a few hundred milliseconds, goes unnoticed and is
     * overwritten. The result is read back and compared. Findings of pre-flight that the stored version has, too, stop nothing. When the edit changes
     * nothing, nothing is sent.
     *
     * @param edit called once; what it throws ends the call and nothing is sent
     */
    UpdateResult<StoredSection> modifySection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Consumer<SectionEdit> edit);

    /** Changes a section as {@link #modifySection(String, String, String, Consumer)}, with other options. */
    UpdateResult<StoredSection> modifySection(
            String testIdentifier,
            String partIdentifier,
            String sectionIdentifier,
            UpdateOptions updateOptions,
            Consumer<SectionEdit> edit);

    /**
     * Changes a stimulus: reads it, has it edited, and replaces it, with {@code content} as HTML and its metadata. When that form cannot hold the whole
     * stimulus, {@link PreflightException} says so, unless the options accept the loss.
     *
     * <p>Right before the write the object is read again; when it has changed since, {@link ConcurrentChangeException} is thrown and nothing sent. The
     * service documents no condition for a write, so that a change between that read and the write, a few hundred milliseconds, goes unnoticed and is
     * overwritten. The result is read back and compared. Findings of pre-flight that the stored version has, too, stop nothing. When the edit changes
     * nothing, nothing is sent.
     *
     * @param edit called once; what it throws ends the call and nothing is sent
     */
    UpdateResult<StoredStimulus> modifyStimulus(String identifier, Consumer<StimulusEdit> edit);

    /** Changes a stimulus as {@link #modifyStimulus(String, Consumer)}, with other options. */
    UpdateResult<StoredStimulus> modifyStimulus(
            String identifier, UpdateOptions updateOptions, Consumer<StimulusEdit> edit);

    // Create

    /**
     * Creates an item: {@code POST /assessment-items}, answered by 201; 409 when there is one of that identifier. Never done on its own by an update.
     */
    StoredItem createAssessmentItem(ItemEnvelope item);

    /** Creates a test from JSON: {@code POST /assessment-tests}, answered by 201. */
    StoredTest createAssessmentTest(TestUpdate test);

    /**
     * Creates a test from a QTI document: {@code POST /assessment-tests} with {@code Content-Type: application/xml}, answered by 201.
     */
    StoredTest createAssessmentTest(String xml);

    /** Creates a stimulus: {@code POST /stimuli}, answered by 201; 409 when there is one of that identifier. */
    StoredStimulus createStimulus(StimulusUpdate stimulus);

    // Validate by the service

    /** Has the service validate a document: {@code POST /validate}. An invalid document is a result, not an exception. */
    ServiceValidation validate(DocumentKind kind, String xml);

    /** Has the service validate the XML that it keeps of an object: {@code POST /validate} with {@code entityId}. */
    ServiceValidation validateStored(DocumentKind kind, String identifier);

    /**
     * Has the service validate several documents and stored objects of one kind: {@code POST /validate/batch}. The results stand as the service gives them; how
     * many it takes at once is not documented.
     *
     * @param xmls the documents
     * @param identifiers the stored objects
     */
    List<ServiceValidation> validateBatch(DocumentKind kind, List<String> xmls, List<String> identifiers);

    /**
     * Ends what is under way, and lets go of the token, the threads and the connections that the client made; a caller's
     * {@code HttpClient} stays open.
     */
    @Override
    void close();
}
