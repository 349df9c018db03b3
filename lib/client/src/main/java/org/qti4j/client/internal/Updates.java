// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.Difference;
import org.qti4j.client.NextStep;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.Update;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
import org.qti4j.client.Verification;
import org.qti4j.model.diagnostic.Diagnostics;

/** One update: checked, sent, proven. */
final class Updates {
    private Updates() {}

    /** Returns the answer alone; with verification, only one that is proven. */
    static <T extends StoredEntity> Work<T> answer(Update<T> update, UpdateOptions options) {
        Work<UpdateResult<T>> whole = result(update, options);
        return flow -> flow.then(
                whole.run(flow),
                result -> options.verification() == Verification.NONE ? result.answer() : result.proven());
    }

    /** Returns everything there is to know about the update. */
    static <T extends StoredEntity> Work<UpdateResult<T>> result(Update<T> update, UpdateOptions options) {
        UpdateRequest<T> request = (UpdateRequest<T>) update;
        return flow -> flow.compose(
                checked(flow, request, options, null),
                findings -> send(flow, request, options, findings, Diagnostics.none()));
    }

    /**
     * Returns what pre-flight found; fails with a {@code PreflightException} when that stops the request.
     *
     * @param before the document as it is stored, whose findings stop nothing; or null
     */
    static CompletableFuture<Diagnostics> checked(
            Flow flow, UpdateRequest<?> request, UpdateOptions options, @Nullable String before) {
        Content content = request.content();
        boolean nothing = !options.preflight() || content.kind() == null;
        return nothing
                ? CompletableFuture.completedFuture(Diagnostics.none())
                : flow.supply(() -> Preflight.check(request.request(), content, before));
    }

    static <T extends StoredEntity> CompletableFuture<UpdateResult<T>> send(
            Flow flow, UpdateRequest<T> request, UpdateOptions options, Diagnostics findings, Diagnostics losses) {
        return flow.compose(flow.send(request), answer -> proven(flow, request, answer, options, findings, losses));
    }

    static <T extends StoredEntity> CompletableFuture<UpdateResult<T>> proven(
            Flow flow,
            UpdateRequest<T> request,
            T answer,
            UpdateOptions options,
            Diagnostics findings,
            Diagnostics losses) {
        if (options.verification() == Verification.NONE) {
            return CompletableFuture.completedFuture(
                    new UpdateResult<>(answer, true, findings, losses, null, List.of(), NextStep.READ_BACK));
        }
        String path = request.content().readBack().apply(answer);
        if (path == null) {
            return CompletableFuture.completedFuture(unread(
                    answer, findings, losses, "the answer has no identifier by which the object could be read again"));
        }
        return readBack(flow, path, request.answer(), (readBack, problem) -> {
            if (readBack == null) {
                return unread(answer, findings, losses, problem);
            }
            List<Difference> differences = Comparison.of(request.content(), readBack);
            return new UpdateResult<>(
                    answer, true, findings, losses, readBack, differences, Comparison.next(differences));
        });
    }

    /**
     * Reads an object again. The update was accepted: that it cannot be read now must not hide that, so that this is a result, too.
     *
     * @param judge makes the result of the object, or, when that is null, of why it could not be read
     */
    static <T, R> CompletableFuture<R> readBack(
            Flow flow, String path, Function<Map<String, Object>, T> reader, BiFunction<@Nullable T, String, R> judge) {
        return flow.get(path)
                .handleAsync(
                        (json, thrown) -> {
                            if (thrown == null) {
                                return judge.apply(reader.apply(json), "");
                            }
                            if (Failed.cause(thrown) instanceof QtiApiException failed) {
                                return judge.apply(null, "the object could not be read back: " + failed.getMessage());
                            }
                            throw Failed.seen(thrown);
                        },
                        flow.executor());
    }

    /** Returns the work without its result. */
    static <T> Work<Void> nothing(Work<T> work) {
        return flow -> work.run(flow).thenAccept(value -> {});
    }

    static <T extends StoredEntity> UpdateResult<T> unread(
            T answer, Diagnostics findings, Diagnostics losses, String why) {
        Difference difference = new Difference(Difference.Kind.NOT_COMPARED, "", null, null, why);
        return new UpdateResult<>(answer, true, findings, losses, null, List.of(difference), NextStep.READ_BACK);
    }
}
