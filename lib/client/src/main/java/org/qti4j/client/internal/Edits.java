// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ItemEdit;
import org.qti4j.client.SectionEdit;
import org.qti4j.client.StimulusEdit;
import org.qti4j.client.StimulusRef;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.StoredTest;
import org.qti4j.client.TestEdit;
import org.qti4j.json.Json;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentSection;
import org.qti4j.model.AssessmentStimulus;
import org.qti4j.model.AssessmentStimulusRef;
import org.qti4j.model.AssessmentTest;
import org.qti4j.model.QtiElement;

/** What the edits of {@code modify…} work on. Not thread-safe. */
final class Edits {
    private Edits() {}

    /** Returns a copy that can be changed. */
    static Map<String, Object> changeable(@Nullable Map<String, Object> object) {
        return object == null ? new LinkedHashMap<>() : Json.readObject(Json.write(object));
    }

    /** What the edits of whole documents share: the document as text or model, and the metadata beside it. */
    abstract static class Edit<S extends StoredEntity, R extends QtiElement> {
        private final S fetched;
        private final EditedDocument<R> document;
        private final Map<String, Object> metadata;

        Edit(S fetched, String xml, Class<R> type) {
            this.fetched = fetched;
            document = new EditedDocument<>(xml, type);
            metadata = changeable(fetched.metadata());
        }

        final EditedDocument<R> document() {
            return document;
        }

        public final S fetched() {
            return fetched;
        }

        public final String xml() {
            return document.text();
        }

        public final void xml(String newXml) {
            document.text(Objects.requireNonNull(newXml, "newXml"));
        }

        public final Map<String, Object> metadata() {
            return metadata;
        }
    }

    /** An item. */
    static final class Item extends Edit<StoredItem, AssessmentItem> implements ItemEdit {
        private final List<StimulusRef> stimuli;

        Item(StoredItem fetched, String xml) {
            super(fetched, xml, AssessmentItem.class);
            stimuli = linked();
        }

        /** Returns the stimuli of fields and document; what only the fields have is put into the document. */
        private List<StimulusRef> linked() {
            List<StimulusRef> all = new ArrayList<>();
            if (!fetched().stimulusRefs().isEmpty() || xml().contains("qti-assessment-stimulus-ref")) {
                List<AssessmentStimulusRef> inDocument = item().getAssessmentStimulusRefs();
                inDocument.forEach(ref ->
                        all.add(new StimulusRef(Objects.requireNonNullElse(ref.getIdentifier(), ""), ref.getHref())));
                for (StimulusRef ref : fetched().stimulusRefs()) {
                    if (all.stream().noneMatch(one -> one.identifier().equals(ref.identifier()))) {
                        String href = ref.href() == null ? "stimuli/" + ref.identifier() : ref.href();
                        inDocument.add(new AssessmentStimulusRef()
                                .withIdentifier(ref.identifier())
                                .withHref(href));
                        all.add(new StimulusRef(ref.identifier(), href));
                    }
                }
            }
            return List.copyOf(all);
        }

        @Override
        public AssessmentItem item() {
            return document().root();
        }

        @Override
        public List<StimulusRef> stimulusRefs() {
            return stimuli;
        }
    }

    /** A test. */
    static final class Test extends Edit<StoredTest, AssessmentTest> implements TestEdit {
        private final Map<String, Object> tools;
        private @Nullable BigDecimal maxAttempts;

        Test(StoredTest fetched, String xml) {
            super(fetched, xml, AssessmentTest.class);
            tools = changeable(fetched.toolsEnabled());
            maxAttempts = fetched.maxAttempts();
        }

        /** Tells whether something changed that only JSON can say. */
        boolean changedFields() {
            return changedTools() || changedAttempts();
        }

        boolean changedTools() {
            return !tools.equals(changeable(fetched().toolsEnabled()));
        }

        boolean changedAttempts() {
            BigDecimal before = fetched().maxAttempts();
            return before == null || maxAttempts == null ? before != maxAttempts : before.compareTo(maxAttempts) != 0;
        }

        @Override
        public AssessmentTest test() {
            return document().root();
        }

        @Override
        public Map<String, Object> toolsEnabled() {
            return tools;
        }

        @Override
        public @Nullable BigDecimal maxAttempts() {
            return maxAttempts;
        }

        @Override
        public void maxAttempts(@Nullable BigDecimal value) {
            maxAttempts = value;
        }
    }

    /** A section within its test. */
    record Section(StoredTest fetched, @Nullable StoredSection fetchedSection, AssessmentSection section)
            implements SectionEdit {}

    /** A stimulus. */
    static final class Stimulus extends Edit<StoredStimulus, AssessmentStimulus> implements StimulusEdit {
        Stimulus(StoredStimulus fetched, String xml) {
            super(fetched, xml, AssessmentStimulus.class);
        }

        @Override
        public AssessmentStimulus stimulus() {
            return document().root();
        }
    }

    /**
     * Returns the document of an answer.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when there is none
     */
    static String xml(StoredEntity fetched) {
        String xml = fetched.rawXml();
        if (xml == null || xml.isBlank()) {
            throw Documents.without(
                    "the service answered without rawXml, so that nobody knows what a replacement would have to keep");
        }
        return xml;
    }
}
