// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.qti4j.client.DocumentKind;
import org.qti4j.client.ItemEdit;
import org.qti4j.client.QtiAsyncClient;
import org.qti4j.client.SectionEdit;
import org.qti4j.client.ServiceValidation;
import org.qti4j.client.StimulusEdit;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.StoredTest;
import org.qti4j.client.StoredTestPart;
import org.qti4j.client.TestEdit;
import org.qti4j.client.Update;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
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

/** The operations over HTTP, as futures. */
final class HttpQtiAsyncClient implements QtiAsyncClient {
    private final Runner runner;
    private final Operations operations;
    private final UpdateOptions options;

    HttpQtiAsyncClient(Engine engine) {
        runner = new Runner(engine);
        operations = new Operations(engine);
        options = engine.settings().options();
    }

    @Override
    public CompletableFuture<StoredTest> getAssessmentTest(String identifier) {
        return runner.later(operations.test(identifier));
    }

    @Override
    public CompletableFuture<StoredItem> getAssessmentItem(String identifier) {
        return runner.later(operations.item(identifier));
    }

    @Override
    public CompletableFuture<StoredStimulus> getStimulus(String identifier) {
        return runner.later(operations.stimulus(identifier));
    }

    @Override
    public CompletableFuture<StoredTestPart> getTestPart(String testIdentifier, String partIdentifier) {
        return runner.later(operations.testPart(testIdentifier, partIdentifier));
    }

    @Override
    public CompletableFuture<StoredSection> getSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier) {
        return runner.later(operations.section(testIdentifier, partIdentifier, sectionIdentifier));
    }

    @Override
    public CompletableFuture<StoredItem> updateAssessmentItem(String identifier, ItemEnvelope item) {
        return runner.later(Updates.answer(Update.item(identifier, item), options));
    }

    @Override
    public CompletableFuture<StoredItem> updateAssessmentItem(
            String identifier, AssessmentItem item, Map<String, Object> metadata) {
        return runner.later(Updates.answer(Update.item(identifier, item, metadata), options));
    }

    @Override
    public CompletableFuture<StoredItem> updateAssessmentItemMetadata(ItemEnvelope item) {
        return runner.later(Updates.answer(Update.itemMetadata(item), options));
    }

    @Override
    public CompletableFuture<StoredTest> updateAssessmentTest(String identifier, Map<String, Object> test) {
        return runner.later(Updates.answer(Update.test(identifier, test), options));
    }

    @Override
    public CompletableFuture<StoredTest> updateAssessmentTest(String identifier, TestUpdate test) {
        return runner.later(Updates.answer(Update.test(identifier, test), options));
    }

    @Override
    public CompletableFuture<StoredTest> updateAssessmentTest(String identifier, String xml) {
        return runner.later(Updates.answer(Update.test(identifier, xml), options));
    }

    @Override
    public CompletableFuture<StoredTest> updateAssessmentTest(String identifier, AssessmentTest test) {
        return runner.later(Updates.answer(Update.test(identifier, test), options));
    }

    @Override
    public CompletableFuture<StoredTest> updateAssessmentTestMetadata(String identifier, Map<String, Object> metadata) {
        return runner.later(Updates.answer(Update.testMetadata(identifier, metadata), options));
    }

    @Override
    public CompletableFuture<StoredTestPart> updateTestPart(String testIdentifier, TestPartUpdate part) {
        return runner.later(Updates.answer(Update.testPart(testIdentifier, part), options));
    }

    @Override
    public CompletableFuture<StoredTestPart> updateTestPart(
            String testIdentifier, String partIdentifier, Map<String, Object> part) {
        return runner.later(Updates.answer(Update.testPart(testIdentifier, partIdentifier, part), options));
    }

    @Override
    public CompletableFuture<StoredSection> updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, SectionUpdate section) {
        return runner.later(Updates.answer(
                Update.section(testIdentifier, partIdentifier, sectionIdentifier, section.toJson()), options));
    }

    @Override
    public CompletableFuture<StoredSection> updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section) {
        return runner.later(
                Updates.answer(Update.section(testIdentifier, partIdentifier, sectionIdentifier, section), options));
    }

    @Override
    public CompletableFuture<StoredSection> updateItemOrder(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemOrder order) {
        return runner.later(
                Updates.answer(Update.itemOrder(testIdentifier, partIdentifier, sectionIdentifier, order), options));
    }

    @Override
    public CompletableFuture<StoredSection> addItemToSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemPlace item) {
        return runner.later(
                Updates.answer(Update.addItem(testIdentifier, partIdentifier, sectionIdentifier, item), options));
    }

    @Override
    public CompletableFuture<Void> removeItemFromSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, String itemIdentifier) {
        return runner.later(Updates.nothing(Updates.answer(
                Update.removeItem(testIdentifier, partIdentifier, sectionIdentifier, itemIdentifier), options)));
    }

    @Override
    public CompletableFuture<StoredStimulus> updateStimulus(String identifier, StimulusUpdate stimulus) {
        return runner.later(Updates.answer(Update.stimulus(identifier, stimulus), options));
    }

    @Override
    public CompletableFuture<StoredStimulus> updateStimulus(String identifier, Map<String, Object> stimulus) {
        return runner.later(Updates.answer(Update.stimulus(identifier, stimulus), options));
    }

    @Override
    public CompletableFuture<StoredStimulus> updateStimulus(
            String identifier, AssessmentStimulus stimulus, Map<String, Object> metadata) {
        return runner.later(Updates.answer(Update.stimulus(identifier, stimulus, metadata), options));
    }

    @Override
    public <T extends StoredEntity> CompletableFuture<UpdateResult<T>> update(Update<T> update) {
        return runner.later(Updates.result(update, options));
    }

    @Override
    public <T extends StoredEntity> CompletableFuture<UpdateResult<T>> update(
            Update<T> update, UpdateOptions updateOptions) {
        return runner.later(Updates.result(update, updateOptions));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredItem>> modifyItem(String identifier, Consumer<ItemEdit> edit) {
        return runner.later(Modifications.item(identifier, options.verified(), edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredItem>> modifyItem(
            String identifier, UpdateOptions updateOptions, Consumer<ItemEdit> edit) {
        return runner.later(Modifications.item(identifier, updateOptions, edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredTest>> modifyTest(String identifier, Consumer<TestEdit> edit) {
        return runner.later(Modifications.test(identifier, options.verified(), edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredTest>> modifyTest(
            String identifier, UpdateOptions updateOptions, Consumer<TestEdit> edit) {
        return runner.later(Modifications.test(identifier, updateOptions, edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredSection>> modifySection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Consumer<SectionEdit> edit) {
        return runner.later(
                Modifications.section(testIdentifier, partIdentifier, sectionIdentifier, options.verified(), edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredSection>> modifySection(
            String testIdentifier,
            String partIdentifier,
            String sectionIdentifier,
            UpdateOptions updateOptions,
            Consumer<SectionEdit> edit) {
        return runner.later(
                Modifications.section(testIdentifier, partIdentifier, sectionIdentifier, updateOptions, edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredStimulus>> modifyStimulus(
            String identifier, Consumer<StimulusEdit> edit) {
        return runner.later(Modifications.stimulus(identifier, options.verified(), edit));
    }

    @Override
    public CompletableFuture<UpdateResult<StoredStimulus>> modifyStimulus(
            String identifier, UpdateOptions updateOptions, Consumer<StimulusEdit> edit) {
        return runner.later(Modifications.stimulus(identifier, updateOptions, edit));
    }

    @Override
    public CompletableFuture<StoredItem> createAssessmentItem(ItemEnvelope item) {
        return runner.later(Updates.answer(Update.newItem(item), options));
    }

    @Override
    public CompletableFuture<StoredTest> createAssessmentTest(TestUpdate test) {
        return runner.later(Updates.answer(Update.newTest(test), options));
    }

    @Override
    public CompletableFuture<StoredTest> createAssessmentTest(String xml) {
        return runner.later(Updates.answer(Update.newTest(xml), options));
    }

    @Override
    public CompletableFuture<StoredStimulus> createStimulus(StimulusUpdate stimulus) {
        return runner.later(Updates.answer(Update.newStimulus(stimulus), options));
    }

    @Override
    public CompletableFuture<ServiceValidation> validate(DocumentKind kind, String xml) {
        return runner.later(operations.validate(kind, xml));
    }

    @Override
    public CompletableFuture<ServiceValidation> validateStored(DocumentKind kind, String identifier) {
        return runner.later(operations.validateStored(kind, identifier));
    }

    @Override
    public CompletableFuture<List<ServiceValidation>> validateBatch(
            DocumentKind kind, List<String> xmls, List<String> identifiers) {
        return runner.later(operations.validateBatch(kind, xmls, identifiers));
    }
}
