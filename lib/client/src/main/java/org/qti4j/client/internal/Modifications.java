// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ConcurrentChangeException;
import org.qti4j.client.ItemEdit;
import org.qti4j.client.NextStep;
import org.qti4j.client.PreflightException;
import org.qti4j.client.SectionEdit;
import org.qti4j.client.StimulusEdit;
import org.qti4j.client.StimulusRef;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.StoredTest;
import org.qti4j.client.TestEdit;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
import org.qti4j.json.ApiJson;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;

/** Read, edit, look again, write. */
final class Modifications {
    private static final String METADATA = "metadata";

    private Modifications() {}

    static Work<UpdateResult<StoredItem>> item(String identifier, UpdateOptions options, Consumer<ItemEdit> edit) {
        String path = Paths.item(identifier);
        Objects.requireNonNull(edit, "edit");
        return flow -> flow.compose(fetch(flow, path, StoredItem::new), fetched -> {
            String before = Edits.xml(fetched);
            Edits.Item work = new Edits.Item(fetched, before);
            edit.accept(work);
            String xml = work.xml();
            boolean sameMetadata = same(work.metadata(), fetched.metadata());
            if (xml.equals(before) && sameMetadata) {
                return CompletableFuture.completedFuture(unchanged(fetched));
            }
            ItemEnvelope envelope = ItemEnvelope.xml(xml);
            boolean none = work.metadata().isEmpty() && fetched.metadata() == null;
            UpdateRequest<StoredItem> request = (UpdateRequest<StoredItem>)
                    Requests.item(identifier, none ? envelope : envelope.withMetadata(work.metadata()));
            request = request.with(request.content().withStimuli(linked(fetched, xml)));
            return write(
                    flow,
                    path,
                    fetched,
                    StoredItem::new,
                    request,
                    options,
                    work.document().losses(),
                    before);
        });
    }

    /** Returns the stimuli that the fields named and that the new document still has. */
    private static List<String> linked(StoredItem fetched, String xml) {
        return fetched.stimulusRefs().stream()
                .map(StimulusRef::identifier)
                .filter(identifier -> xml.contains(identifier))
                .toList();
    }

    static Work<UpdateResult<StoredTest>> test(String identifier, UpdateOptions options, Consumer<TestEdit> edit) {
        String path = Paths.test(identifier);
        Objects.requireNonNull(edit, "edit");
        return flow -> flow.compose(fetch(flow, path, StoredTest::new), fetched -> {
            String before = Edits.xml(fetched);
            Edits.Test work = new Edits.Test(fetched, before);
            edit.accept(work);
            boolean sameDocument = work.xml().equals(before) && !work.changedFields();
            if (sameDocument && same(work.metadata(), fetched.metadata())) {
                return CompletableFuture.completedFuture(unchanged(fetched));
            }
            TestChange change = TestChange.of(identifier, work);
            if (sameDocument && change.onlyAddsMetadata()) {
                return write(
                        flow, path, fetched, StoredTest::new, change.byMetadata(), options, Diagnostics.none(), before);
            }
            return change.isHeldByJson()
                    ? write(flow, path, fetched, StoredTest::new, change.byJson(), options, change.losses(), before)
                    : byXml(flow, path, change, options, before, StoredTest::new);
        });
    }

    static Work<UpdateResult<StoredSection>> section(
            String test, String part, String section, UpdateOptions options, Consumer<SectionEdit> edit) {
        String path = Paths.test(test);
        // Checks the other identifiers, too.
        Paths.section(test, part, section);
        Objects.requireNonNull(edit, "edit");
        return flow -> flow.compose(fetch(flow, path, StoredTest::new), fetched -> {
            String before = Edits.xml(fetched);
            Edits.Test work = new Edits.Test(fetched, before);
            Sections place = new Sections(test, part, section);
            edit.accept(new Edits.Section(fetched, place.fields(fetched), place.model(work.test())));
            if (work.xml().equals(before)) {
                StoredSection fields = place.fields(fetched);
                return CompletableFuture.completedFuture(
                        unchanged(fields == null ? new StoredSection(Map.of()) : fields));
            }
            TestChange change = TestChange.of(test, work);
            if (!change.isHeldByJson()) {
                return flow.then(byXml(flow, path, change, options, before, StoredTest::new), place::of);
            }
            UpdateRequest<StoredSection> request =
                    (UpdateRequest<StoredSection>) Requests.section(test, part, section, place.fields(change.json()));
            // The service makes the whole test anew, so that the whole test is looked at afterwards.
            Content whole = change.byJson().content();
            return flow.compose(
                    Updates.checked(flow, change.byJson(), options, before),
                    findings -> flow.compose(
                            again(flow, path, fetched, StoredTest::new),
                            same -> flow.compose(
                                    flow.send(request),
                                    answer -> place.proven(
                                            flow, request, answer, whole, options, findings, change.losses()))));
        });
    }

    static Work<UpdateResult<StoredStimulus>> stimulus(
            String identifier, UpdateOptions options, Consumer<StimulusEdit> edit) {
        String path = Paths.stimulus(identifier);
        Objects.requireNonNull(edit, "edit");
        return flow -> flow.compose(fetch(flow, path, StoredStimulus::new), fetched -> {
            String before = Edits.xml(fetched);
            Edits.Stimulus work = new Edits.Stimulus(fetched, before);
            edit.accept(work);
            if (work.xml().equals(before) && same(work.metadata(), fetched.metadata())) {
                return CompletableFuture.completedFuture(unchanged(fetched));
            }
            ApiJson json = Documents.JSON.xmlToApi(
                    work.xml(), work.metadata().isEmpty() ? Map.of() : Map.of(METADATA, work.metadata()));
            UpdateRequest<StoredStimulus> request =
                    (UpdateRequest<StoredStimulus>) Requests.stimulus(identifier, json.value());
            request = request.with(request.content().withMetadata(work.metadata(), true));
            Diagnostics losses = Documents.losses(json).and(work.document().losses());
            stopAtLoss(request.request(), losses, options);
            return write(flow, path, fetched, StoredStimulus::new, request, options, losses, before);
        });
    }

    /** Sends the document, then what has no place beside it. */
    private static CompletableFuture<UpdateResult<StoredTest>> byXml(
            Flow flow,
            String path,
            TestChange change,
            UpdateOptions options,
            String before,
            Function<Map<String, Object>, StoredTest> reader) {
        Diagnostics losses = change.lossesByXml();
        stopAtLoss("PUT " + path, losses, options);
        UpdateRequest<StoredTest> document = change.byXml();
        return flow.compose(
                Updates.checked(flow, document, options, before),
                findings -> flow.compose(
                        again(flow, path, change.fetched(), reader),
                        same -> flow.compose(flow.send(document), answer -> {
                            CompletableFuture<StoredTest> last = change.hasMetadata()
                                    ? flow.send(change.byMetadata())
                                    : CompletableFuture.completedFuture(answer);
                            return flow.compose(
                                    last,
                                    done -> Updates.proven(
                                            flow,
                                            document.with(document.content().withMetadata(change.metadata(), true)),
                                            done,
                                            options,
                                            findings,
                                            losses));
                        })));
    }

    private static void stopAtLoss(String request, Diagnostics losses, UpdateOptions options) {
        if (losses.hasErrors() && !options.acceptsLoss()) {
            Diagnostics errors = new Diagnostics(losses.stream()
                    .filter(loss -> loss.severity() == Severity.ERROR)
                    .toList());
            throw new PreflightException(request, errors, losses);
        }
    }

    private static <T extends StoredEntity> CompletableFuture<UpdateResult<T>> write(
            Flow flow,
            String path,
            T fetched,
            Function<Map<String, Object>, T> reader,
            UpdateRequest<T> request,
            UpdateOptions options,
            Diagnostics losses,
            String before) {
        return flow.compose(
                Updates.checked(flow, request, options, before),
                findings -> flow.compose(
                        again(flow, path, fetched, reader),
                        same -> Updates.send(flow, request, options, findings, losses)));
    }

    private static <T extends StoredEntity> CompletableFuture<T> fetch(
            Flow flow, String path, Function<Map<String, Object>, T> reader) {
        return flow.then(flow.get(path), reader);
    }

    /** Reads the object again; fails when it is not the one that was edited. */
    private static <T extends StoredEntity> CompletableFuture<T> again(
            Flow flow, String path, T fetched, Function<Map<String, Object>, T> reader) {
        return flow.then(fetch(flow, path, reader), current -> {
            boolean hasMarks =
                    fetched.json().containsKey("updatedAt") || fetched.json().containsKey("__v");
            boolean sameMarks = Objects.equals(
                            fetched.json().get("updatedAt"), current.json().get("updatedAt"))
                    && same(fetched.json().get("__v"), current.json().get("__v"));
            // The document is compared in any case: whether every change moves the marks is not documented.
            boolean sameContent = hasMarks
                    ? Objects.equals(fetched.rawXml(), current.rawXml())
                            && Objects.equals(fetched.metadata(), current.metadata())
                    : fetched.json().equals(current.json());
            if (!sameMarks || !sameContent) {
                throw new ConcurrentChangeException(path, fetched, current);
            }
            return current;
        });
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one == null ? null : one.toString(), other == null ? null : other.toString());
    }

    private static boolean same(Map<String, Object> edited, @Nullable Map<String, Object> fetched) {
        return Json.write(edited).equals(Json.write(fetched == null ? Map.of() : fetched));
    }

    private static <T extends StoredEntity> UpdateResult<T> unchanged(T fetched) {
        return new UpdateResult<>(
                fetched, false, Diagnostics.none(), Diagnostics.none(), null, List.of(), NextStep.NOTHING);
    }
}
