// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.Difference;
import org.qti4j.client.NextStep;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredTest;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
import org.qti4j.client.Verification;
import org.qti4j.model.AssessmentSection;
import org.qti4j.model.AssessmentTest;
import org.qti4j.model.TestPart;
import org.qti4j.model.diagnostic.Diagnostics;

/** Where a section stands in its test. */
record Sections(String test, String part, String section) {
    private static final String PARTS = "qti-test-part";
    private static final String SECTIONS = "qti-assessment-section";

    /**
     * Returns the section of a model.
     *
     * @throws NotFoundException when the test has none of that name there
     */
    AssessmentSection model(AssessmentTest document) {
        for (TestPart candidate : document.getTestParts()) {
            if (part.equals(candidate.getIdentifier())) {
                for (Object content : candidate.getContent()) {
                    if (content instanceof AssessmentSection found && section.equals(found.getIdentifier())) {
                        return found;
                    }
                }
            }
        }
        throw new NotFoundException(ApiFailure.withoutAnswer(
                "GET " + Paths.test(test),
                "the document of the test has no section \"" + section + "\" in a part \"" + part + "\""));
    }

    /** Returns the section of the JSON fields; null when they have none. */
    @Nullable
    StoredSection fields(StoredTest stored) {
        Map<String, Object> found = find(stored.json());
        return found == null ? null : new StoredSection(found);
    }

    /** Returns the section of a JSON object that was made of a document that has it. */
    Map<String, Object> fields(Map<String, Object> json) {
        return Objects.requireNonNull(find(json), "section");
    }

    private @Nullable Map<String, Object> find(Map<String, Object> json) {
        return JsonFields.objectOrObjects(json, PARTS).stream()
                .filter(candidate -> part.equals(candidate.get("identifier")))
                .flatMap(candidate -> JsonFields.objectOrObjects(candidate, SECTIONS).stream())
                .filter(candidate -> section.equals(candidate.get("identifier")))
                .findFirst()
                .orElse(null);
    }

    /** Returns the result for the test as one for the section. */
    UpdateResult<StoredSection> of(UpdateResult<StoredTest> whole) {
        StoredTest readBack = whole.readBack();
        StoredSection answer = fields(whole.answer());
        return new UpdateResult<>(
                answer == null ? new StoredSection(Map.of()) : answer,
                whole.sent(),
                whole.findings(),
                whole.losses(),
                readBack == null ? null : fields(readBack),
                whole.differences(),
                whole.nextStep());
    }

    /** Proves the update of the section by its whole test. */
    CompletableFuture<UpdateResult<StoredSection>> proven(
            Flow flow,
            UpdateRequest<StoredSection> request,
            StoredSection answer,
            Content whole,
            UpdateOptions options,
            Diagnostics findings,
            Diagnostics losses) {
        if (options.verification() == Verification.NONE) {
            return CompletableFuture.completedFuture(
                    new UpdateResult<>(answer, true, findings, losses, null, List.of(), NextStep.READ_BACK));
        }
        String path = Paths.test(test);
        return Updates.readBack(flow, path, StoredTest::new, (readBack, problem) -> {
            if (readBack == null) {
                return Updates.unread(answer, findings, losses, problem);
            }
            List<Difference> differences = Comparison.of(whole, readBack);
            return new UpdateResult<>(
                    answer, true, findings, losses, fields(readBack), differences, Comparison.next(differences));
        });
    }
}
