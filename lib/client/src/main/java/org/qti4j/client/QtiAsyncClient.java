// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
 * The operations of {@link QtiClient} as futures; see there what each does. Thread-safe; made by {@link QtiClient#async} and closed with that client.
 *
 * <p>A wrong argument is thrown at once. Everything else completes the future: with the result, or exceptionally with the exception that the
 * other interface throws. No thread waits meanwhile. Cancelling a future ends the exchange and closes its connection; whether the service has taken the
 * request by then, nobody knows. That holds for the futures returned here, not for those made of them by {@code thenApply} and the like.
 * Continuations run on the client's threads; long work belongs on others.
 */
public interface QtiAsyncClient {
    // Read

    /** As {@link QtiClient#getAssessmentTest(String)}. */
    CompletableFuture<StoredTest> getAssessmentTest(String identifier);

    /** As {@link QtiClient#getAssessmentItem(String)}. */
    CompletableFuture<StoredItem> getAssessmentItem(String identifier);

    /** As {@link QtiClient#getStimulus(String)}. */
    CompletableFuture<StoredStimulus> getStimulus(String identifier);

    /** As {@link QtiClient#getTestPart(String, String)}. */
    CompletableFuture<StoredTestPart> getTestPart(String testIdentifier, String partIdentifier);

    /** As {@link QtiClient#getSection(String, String, String)}. */
    CompletableFuture<StoredSection> getSection(String testIdentifier, String partIdentifier, String sectionIdentifier);

    // Update

    /** As {@link QtiClient#updateAssessmentItem(String, ItemEnvelope)}. */
    CompletableFuture<StoredItem> updateAssessmentItem(String identifier, ItemEnvelope item);

    /** As {@link QtiClient#updateAssessmentItem(String, AssessmentItem, Map)}. */
    CompletableFuture<StoredItem> updateAssessmentItem(
            String identifier, AssessmentItem item, Map<String, Object> metadata);

    /** As {@link QtiClient#updateAssessmentItemMetadata(ItemEnvelope)}. */
    CompletableFuture<StoredItem> updateAssessmentItemMetadata(ItemEnvelope item);

    /** As {@link QtiClient#updateAssessmentTest(String, Map)}. */
    CompletableFuture<StoredTest> updateAssessmentTest(String identifier, Map<String, Object> test);

    /** As {@link QtiClient#updateAssessmentTest(String, TestUpdate)}. */
    CompletableFuture<StoredTest> updateAssessmentTest(String identifier, TestUpdate test);

    /** As {@link QtiClient#updateAssessmentTest(String, String)}. */
    CompletableFuture<StoredTest> updateAssessmentTest(String identifier, String xml);

    /** As {@link QtiClient#updateAssessmentTest(String, AssessmentTest)}. */
    CompletableFuture<StoredTest> updateAssessmentTest(String identifier, AssessmentTest test);

    /** As {@link QtiClient#updateAssessmentTestMetadata(String, Map)}. */
    CompletableFuture<StoredTest> updateAssessmentTestMetadata(String identifier, Map<String, Object> metadata);

    /** As {@link QtiClient#updateTestPart(String, TestPartUpdate)}. */
    CompletableFuture<StoredTestPart> updateTestPart(String testIdentifier, TestPartUpdate part);

    /** As {@link QtiClient#updateTestPart(String, String, Map)}. */
    CompletableFuture<StoredTestPart> updateTestPart(
            String testIdentifier, String partIdentifier, Map<String, Object> part);

    /** As {@link QtiClient#updateSection(String, String, String, SectionUpdate)}. */
    CompletableFuture<StoredSection> updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, SectionUpdate section);

    /** As {@link QtiClient#updateSection(String, String, String, Map)}. */
    CompletableFuture<StoredSection> updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section);

    /** As {@link QtiClient#updateItemOrder(String, String, String, ItemOrder)}. */
    CompletableFuture<StoredSection> updateItemOrder(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemOrder order);

    /** As {@link QtiClient#addItemToSection(String, String, String, ItemPlace)}. */
    CompletableFuture<StoredSection> addItemToSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemPlace item);

    /** As {@link QtiClient#removeItemFromSection(String, String, String, String)}. */
    CompletableFuture<Void> removeItemFromSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, String itemIdentifier);

    /** As {@link QtiClient#updateStimulus(String, StimulusUpdate)}. */
    CompletableFuture<StoredStimulus> updateStimulus(String identifier, StimulusUpdate stimulus);

    /** As {@link QtiClient#updateStimulus(String, Map)}. */
    CompletableFuture<StoredStimulus> updateStimulus(String identifier, Map<String, Object> stimulus);

    /** As {@link QtiClient#updateStimulus(String, AssessmentStimulus, Map)}. */
    CompletableFuture<StoredStimulus> updateStimulus(
            String identifier, AssessmentStimulus stimulus, Map<String, Object> metadata);

    /** As {@link QtiClient#update(Update)}. */
    <T extends StoredEntity> CompletableFuture<UpdateResult<T>> update(Update<T> update);

    /** As {@link QtiClient#update(Update, UpdateOptions)}. */
    <T extends StoredEntity> CompletableFuture<UpdateResult<T>> update(Update<T> update, UpdateOptions updateOptions);

    // Read, modify, write

    /** As {@link QtiClient#modifyItem(String, Consumer)}. */
    CompletableFuture<UpdateResult<StoredItem>> modifyItem(String identifier, Consumer<ItemEdit> edit);

    /** As {@link QtiClient#modifyItem(String, UpdateOptions, Consumer)}. */
    CompletableFuture<UpdateResult<StoredItem>> modifyItem(
            String identifier, UpdateOptions updateOptions, Consumer<ItemEdit> edit);

    /** As {@link QtiClient#modifyTest(String, Consumer)}. */
    CompletableFuture<UpdateResult<StoredTest>> modifyTest(String identifier, Consumer<TestEdit> edit);

    /** As {@link QtiClient#modifyTest(String, UpdateOptions, Consumer)}. */
    CompletableFuture<UpdateResult<StoredTest>> modifyTest(
            String identifier, UpdateOptions updateOptions, Consumer<TestEdit> edit);

    /** As {@link QtiClient#modifySection(String, String, String, Consumer)}. */
    CompletableFuture<UpdateResult<StoredSection>> modifySection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Consumer<SectionEdit> edit);

    /** As {@link QtiClient#modifySection(String, String, String, UpdateOptions, Consumer)}. */
    CompletableFuture<UpdateResult<StoredSection>> modifySection(
            String testIdentifier,
            String partIdentifier,
            String sectionIdentifier,
            UpdateOptions updateOptions,
            Consumer<SectionEdit> edit);

    /** As {@link QtiClient#modifyStimulus(String, Consumer)}. */
    CompletableFuture<UpdateResult<StoredStimulus>> modifyStimulus(String identifier, Consumer<StimulusEdit> edit);

    /** As {@link QtiClient#modifyStimulus(String, UpdateOptions, Consumer)}. */
    CompletableFuture<UpdateResult<StoredStimulus>> modifyStimulus(
            String identifier, UpdateOptions updateOptions, Consumer<StimulusEdit> edit);

    // Create

    /** As {@link QtiClient#createAssessmentItem(ItemEnvelope)}. */
    CompletableFuture<StoredItem> createAssessmentItem(ItemEnvelope item);

    /** As {@link QtiClient#createAssessmentTest(TestUpdate)}. */
    CompletableFuture<StoredTest> createAssessmentTest(TestUpdate test);

    /** As {@link QtiClient#createAssessmentTest(String)}. */
    CompletableFuture<StoredTest> createAssessmentTest(String xml);

    /** As {@link QtiClient#createStimulus(StimulusUpdate)}. */
    CompletableFuture<StoredStimulus> createStimulus(StimulusUpdate stimulus);

    // Validate by the service

    /** As {@link QtiClient#validate(DocumentKind, String)}. */
    CompletableFuture<ServiceValidation> validate(DocumentKind kind, String xml);

    /** As {@link QtiClient#validateStored(DocumentKind, String)}. */
    CompletableFuture<ServiceValidation> validateStored(DocumentKind kind, String identifier);

    /** As {@link QtiClient#validateBatch(DocumentKind, List, List)}. */
    CompletableFuture<List<ServiceValidation>> validateBatch(
            DocumentKind kind, List<String> xmls, List<String> identifiers);
}
