// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.AuthException;
import org.qti4j.client.NoAnswerException;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.RateLimitException;
import org.qti4j.client.ServerException;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.UnexpectedResponseException;
import org.qti4j.client.bulk.BulkKind;
import org.qti4j.client.bulk.BulkResult.State;

/**
 * Brings one document to the service and makes sure that it is there. What a request did is never taken from its answer alone: in the end
 * the object is read back and compared. Not thread-safe; used once.
 */
final class DocumentPush {
    /** A PUT changes nothing when it is sent again, and the service loses some. */
    private static final int PUTS = 4;
    /** What was just created is not always shown at once. */
    private static final int READS = 5;

    /** What is stored in the same other way so many times more is so for good. */
    private static final int SAME = 2;
    /** This service answers 500 for what it never accepts, and sometimes for no reason. */
    private static final int ERRORS = 2;

    private static final int TOO_MANY = 429;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    /** How it ended. */
    record End(
            State state,
            String message,
            List<String> differences,
            @Nullable QtiApiException failure) {
        static End of(State state, String message) {
            return new End(state, message, List.of(), null);
        }

        static End failed(QtiApiException failure, List<String> differences) {
            return new End(State.FAILED, String.valueOf(failure.getMessage()), differences, failure);
        }
    }

    private final Service service;
    private final Journal journal;
    private final Document document;
    private final Source source;
    private final History.Known known;
    private final boolean create;
    private final Pauses pauses;
    private boolean posted;
    private @Nullable Map<String, Object> metadata;
    /** The metadata that nobody but the service has. */
    private @Nullable Map<String, Object> kept;

    DocumentPush(
            Service service, Journal journal, Document document, History.Known known, boolean create, Pauses pauses) {
        this.service = service;
        this.journal = journal;
        this.document = document;
        this.source = document.source();
        this.known = known;
        this.create = create;
        this.pauses = pauses;
        this.metadata = document.metadata();
    }

    /**
     * Does it.
     *
     * @throws IOException when the journal cannot be written; then nothing more may be sent
     */
    End run() throws IOException {
        try {
            return start();
        } catch (QtiApiException e) {
            return End.failed(e, List.of());
        }
    }

    private End start() throws IOException {
        if (known.open()) {
            StoredEntity held = readCreated();
            if (held == null) {
                return unknown("an earlier run was interrupted while it created it");
            }
            journal.append(Entries.settled(source, true), false);
            keepMetadata(held);
            return isHeld(held) ? verified() : put();
        }
        if (metadata == null) {
            StoredEntity held = read();
            if (held == null) {
                return absent();
            }
            keepMetadata(held);
            return isHeld(held) ? verified() : put();
        }
        return put();
    }

    /** What the folder has no metadata for keeps those that it has. */
    private void keepMetadata(StoredEntity held) {
        if (document.metadata() == null) {
            Map<String, Object> now = held.metadata();
            // Taken away by an update that was interrupted before they were given back.
            kept = now != null && !now.isEmpty() ? now : known.kept();
            metadata = kept;
        }
    }

    private boolean isHeld(StoredEntity held) {
        return service.differences(document, metadata, held).isEmpty();
    }

    private End absent() throws IOException {
        if (create && !posted) {
            return post();
        }
        return End.of(
                State.FAILED,
                posted
                        ? "the service says both that it has it and that it has it not"
                        : "the service has no " + source.kind().label() + " with this identifier");
    }

    private End put() throws IOException {
        List<String> differences = List.of();
        QtiApiException failure = null;
        int same = 0;
        for (int attempt = 1; attempt <= PUTS; attempt++) {
            if (attempt > 1 && !pauses.pause(attempt - 1)) {
                break;
            }
            journal.append(Entries.sending(document, "PUT", kept), true);
            failure = null;
            try {
                service.put(document, metadata);
            } catch (NotFoundException e) {
                return attempt == 1 ? absent() : End.failed(e, differences);
            } catch (QtiApiException e) {
                if (!mayHaveWorked(e) && !mayPass(e)) {
                    throw e;
                }
                failure = e;
            }
            StoredEntity held = read();
            if (held == null && reason(failure) == ServerException.Reason.DOCUMENT_NOT_FOUND) {
                return absent();
            }
            List<String> before = differences;
            differences = held == null
                    ? List.of("the service does not show it")
                    : withMetadata(held, service.differences(document, metadata, held));
            if (differences.isEmpty()) {
                return verified();
            }
            same = failure == null && differences.equals(before) ? same + 1 : 0;
            if (same == SAME
                    || reason(failure).isPermanent()
                    || failure != null && failure.status() == SERVER_ERROR && attempt >= ERRORS) {
                break;
            }
        }
        return failure == null
                ? new End(State.DIFFERENT, "the service took it and holds something else", differences, null)
                : End.failed(failure, differences);
    }

    /** An XML update of a test has no place for metadata: they follow, when they are not what they should be. */
    private List<String> withMetadata(StoredEntity held, List<String> differences) throws IOException {
        Map<String, Object> wanted = metadata;
        if (source.kind() != BulkKind.TEST
                || wanted == null
                || differences.isEmpty()
                || service.differences(document, null, held).size() == differences.size()) {
            return differences;
        }
        journal.append(Entries.sending(document, "PUT", kept), true);
        try {
            service.putMetadata(source, wanted);
        } catch (QtiApiException e) {
            if (!mayHaveWorked(e) && !mayPass(e)) {
                throw e;
            }
        }
        StoredEntity after = read();
        return after == null ? differences : service.differences(document, metadata, after);
    }

    private End post() throws IOException {
        posted = true;
        journal.append(Entries.sending(document, "POST", null), true);
        QtiApiException failure = null;
        try {
            sendPost();
        } catch (QtiApiException e) {
            if (e.status() == CONFLICT) {
                journal.append(Entries.settled(source, false), false);
                StoredEntity held = read();
                if (held == null) {
                    return End.failed(e, List.of());
                }
                keepMetadata(held);
                return isHeld(held) ? verified() : put();
            }
            if (!mayHaveWorked(e)) {
                journal.append(Entries.settled(source, false), false);
                throw e;
            }
            failure = e;
        }
        StoredEntity held = readCreated();
        if (held == null) {
            if (failure == null) {
                journal.append(Entries.settled(source, true), false);
                return End.of(State.DIFFERENT, "the service said that it created it, but does not show it");
            }
            if (failure.status() == SERVER_ERROR) {
                journal.append(Entries.settled(source, false), false);
                return End.failed(failure, List.of());
            }
            return unknown(String.valueOf(failure.getMessage()));
        }
        journal.append(Entries.settled(source, true), false);
        // It is there now; whatever is not as it should be can be replaced.
        return isHeld(held) ? verified() : put();
    }

    /** Sends it once, and again only when the service certainly did not look at it. */
    private void sendPost() {
        for (int attempt = 1; ; attempt++) {
            try {
                service.post(document, metadata);
                return;
            } catch (RateLimitException | AuthException e) {
                if (!mayPass(e) || attempt == PUTS || !pauses.pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private @Nullable StoredEntity read() {
        for (int attempt = 1; ; attempt++) {
            try {
                return service.read(source);
            } catch (QtiApiException e) {
                if (!mayHaveWorked(e) && !mayPass(e) || attempt == READS || !pauses.pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private @Nullable StoredEntity readCreated() {
        StoredEntity held = read();
        for (int attempt = 1; held == null && attempt < READS && pauses.pause(attempt); attempt++) {
            held = read();
        }
        return held;
    }

    /** Tells whether the service did not look at the request, and might the next time. */
    private static boolean mayPass(QtiApiException e) {
        return e instanceof RateLimitException
                || e instanceof AuthException refused && !isForGood(refused)
                || e instanceof NoAnswerException none && !none.mayHaveBeenTaken();
    }

    /** Tells whether the credentials are wrong. That a token is refused can be bad luck, that none is given for them cannot. */
    static boolean isForGood(AuthException e) {
        // The request for a token is named by its whole address.
        return e.request().contains("://") && e.status() >= 400 && e.status() < 500 && e.status() != TOO_MANY;
    }

    private static ServerException.Reason reason(@Nullable QtiApiException e) {
        return e instanceof ServerException server ? server.reason() : ServerException.Reason.UNKNOWN;
    }

    private static boolean mayHaveWorked(QtiApiException e) {
        if (e instanceof NoAnswerException none) {
            return none.mayHaveBeenTaken();
        }
        return e instanceof ServerException || e instanceof UnexpectedResponseException;
    }

    private static End verified() {
        return End.of(State.VERIFIED, "");
    }

    private static End unknown(String why) {
        return End.of(
                State.OUTCOME_UNKNOWN,
                "it was to be created and the service does not show it; it is not sent a second time (" + why
                        + "); when it certainly is not there, push it with another journal");
    }
}
