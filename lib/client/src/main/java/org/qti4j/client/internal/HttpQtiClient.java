// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.qti4j.client.DocumentKind;
import org.qti4j.client.ItemEdit;
import org.qti4j.client.QtiAsyncClient;
import org.qti4j.client.QtiClient;
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

/** The operations over HTTP, for callers who wait. */
public final class HttpQtiClient implements QtiClient {
    private final Engine engine;
    private final Runner runner;
    private final Operations operations;
    private final UpdateOptions options;
    private final QtiAsyncClient async;

    /** Makes a client that sends nothing before its first call. */
    public HttpQtiClient(Settings settings) {
        engine = new Engine(settings);
        runner = new Runner(engine);
        operations = new Operations(engine);
        options = settings.options();
        async = new HttpQtiAsyncClient(engine);
    }

    @Override
    public QtiAsyncClient async() {
        return async;
    }

    @Override
    public StoredTest getAssessmentTest(String identifier) {
        return runner.now(operations.test(identifier));
    }

    @Override
    public StoredItem getAssessmentItem(String identifier) {
        return runner.now(operations.item(identifier));
    }

    @Override
    public StoredStimulus getStimulus(String identifier) {
        return runner.now(operations.stimulus(identifier));
    }

    @Override
    public StoredTestPart getTestPart(String testIdentifier, String partIdentifier) {
        return runner.now(operations.testPart(testIdentifier, partIdentifier));
    }

    @Override
    public StoredSection getSection(String testIdentifier, String partIdentifier, String sectionIdentifier) {
        return runner.now(operations.section(testIdentifier, partIdentifier, sectionIdentifier));
    }

    @Override
    public StoredItem updateAssessmentItem(String identifier, ItemEnvelope item) {
        return runner.now(Updates.answer(Update.item(identifier, item), options));
    }

    @Override
    public StoredItem updateAssessmentItem(String identifier, AssessmentItem item, Map<String, Object> metadata) {
        return runner.now(Updates.answer(Update.item(identifier, item, metadata), options));
    }

    @Override
    public StoredItem updateAssessmentItemMetadata(ItemEnvelope item) {
        return runner.now(Updates.answer(Update.itemMetadata(item), options));
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, Map<String, Object> test) {
        return runner.now(Updates.answer(Update.test(identifier, test), options));
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, TestUpdate test) {
        return runner.now(Updates.answer(Update.test(identifier, test), options));
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, String xml) {
        return runner.now(Updates.answer(Update.test(identifier, xml), options));
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, AssessmentTest test) {
        return runner.now(Updates.answer(Update.test(identifier, test), options));
    }

    @Override
    public StoredTest updateAssessmentTestMetadata(String identifier, Map<String, Object> metadata) {
        return runner.now(Updates.answer(Update.testMetadata(identifier, metadata), options));
    }

    @Override
    public StoredTestPart updateTestPart(String testIdentifier, TestPartUpdate part) {
        return runner.now(Updates.answer(Update.testPart(testIdentifier, part), options));
    }

    @Override
    public StoredTestPart updateTestPart(String testIdentifier, String partIdentifier, Map<String, Object> part) {
        return runner.now(Updates.answer(Update.testPart(testIdentifier, partIdentifier, part), options));
    }

    @Override
    public StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, SectionUpdate section) {
        return runner.now(Updates.answer(
                Update.section(testIdentifier, partIdentifier, sectionIdentifier, section.toJson()), options));
    }

    @Override
    public StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section) {
        return runner.now(
                Updates.answer(Update.section(testIdentifier, partIdentifier, sectionIdentifier, section), options));
    }

    @Override
    public StoredSection updateItemOrder(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemOrder order) {
        return runner.now(
                Updates.answer(Update.itemOrder(testIdentifier, partIdentifier, sectionIdentifier, order), options));
    }

    @Override
    public StoredSection addItemToSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, ItemPlace item) {
        return runner.now(
                Updates.answer(Update.addItem(testIdentifier, partIdentifier, sectionIdentifier, item), options));
    }

    @Override
    public void removeItemFromSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, String itemIdentifier) {
        runner.now(Updates.answer(
                Update.removeItem(testIdentifier, partIdentifier, sectionIdentifier, itemIdentifier), options));
    }

    @Override
    public StoredStimulus updateStimulus(String identifier, StimulusUpdate stimulus) {
        return runner.now(Updates.answer(Update.stimulus(identifier, stimulus), options));
    }

    @Override
    public StoredStimulus updateStimulus(String identifier, Map<String, Object> stimulus) {
        return runner.now(Updates.answer(Update.stimulus(identifier, stimulus), options));
    }

    @Override
    public StoredStimulus updateStimulus(String identifier, AssessmentStimulus stimulus, Map<String, Object> metadata) {
        return runner.now(Updates.answer(Update.stimulus(identifier, stimulus, metadata), options));
    }

    @Override
    public <T extends StoredEntity> UpdateResult<T> update(Update<T> update) {
        return runner.now(Updates.result(update, options));
    }

    @Override
    public <T extends StoredEntity> UpdateResult<T> update(Update<T> update, UpdateOptions updateOptions) {
        return runner.now(Updates.result(update, updateOptions));
    }

    @Override
    public UpdateResult<StoredItem> modifyItem(String identifier, Consumer<ItemEdit> edit) {
        return runner.now(Modifications.item(identifier, options.verified(), edit));
    }

    @Override
    public UpdateResult<StoredItem> modifyItem(
            String identifier, UpdateOptions updateOptions, Consumer<ItemEdit> edit) {
        return runner.now(Modifications.item(identifier, updateOptions, edit));
    }

    @Override
    public UpdateResult<StoredTest> modifyTest(String identifier, Consumer<TestEdit> edit) {
        return runner.now(Modifications.test(identifier, options.verified(), edit));
    }

    @Override
    public UpdateResult<StoredTest> modifyTest(
            String identifier, UpdateOptions updateOptions, Consumer<TestEdit> edit) {
        return runner.now(Modifications.test(identifier, updateOptions, edit));
    }

    @Override
    public UpdateResult<StoredSection> modifySection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Consumer<SectionEdit> edit) {
        return runner.now(
                Modifications.section(testIdentifier, partIdentifier, sectionIdentifier, options.verified(), edit));
    }

    @Override
    public UpdateResult<StoredSection> modifySection(
            String testIdentifier,
            String partIdentifier,
            String sectionIdentifier,
            UpdateOptions updateOptions,
            Consumer<SectionEdit> edit) {
        return runner.now(
                Modifications.section(testIdentifier, partIdentifier, sectionIdentifier, updateOptions, edit));
    }

    @Override
    public UpdateResult<StoredStimulus> modifyStimulus(String identifier, Consumer<StimulusEdit> edit) {
        return runner.now(Modifications.stimulus(identifier, options.verified(), edit));
    }

    @Override
    public UpdateResult<StoredStimulus> modifyStimulus(
            String identifier, UpdateOptions updateOptions, Consumer<StimulusEdit> edit) {
        return runner.now(Modifications.stimulus(identifier, updateOptions, edit));
    }

    @Override
    public StoredItem createAssessmentItem(ItemEnvelope item) {
        return runner.now(Updates.answer(Update.newItem(item), options));
    }

    @Override
    public StoredTest createAssessmentTest(TestUpdate test) {
        return runner.now(Updates.answer(Update.newTest(test), options));
    }

    @Override
    public StoredTest createAssessmentTest(String xml) {
        return runner.now(Updates.answer(Update.newTest(xml), options));
    }

    @Override
    public StoredStimulus createStimulus(StimulusUpdate stimulus) {
        return runner.now(Updates.answer(Update.newStimulus(stimulus), options));
    }

    @Override
    public ServiceValidation validate(DocumentKind kind, String xml) {
        return runner.now(operations.validate(kind, xml));
    }

    @Override
    public ServiceValidation validateStored(DocumentKind kind, String identifier) {
        return runner.now(operations.validateStored(kind, identifier));
    }

    @Override
    public List<ServiceValidation> validateBatch(DocumentKind kind, List<String> xmls, List<String> identifiers) {
        return runner.now(operations.validateBatch(kind, xmls, identifiers));
    }

    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "QtiClient[" + engine.base() + "]";
    }
}
