// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.AuthException;
import org.qti4j.client.NoAnswerException;
import org.qti4j.client.PreflightException;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.Sleeper;
import org.qti4j.client.bulk.BulkKind;
import org.qti4j.client.bulk.BulkListener;
import org.qti4j.client.bulk.BulkResult;
import org.qti4j.client.bulk.BulkResult.State;
import org.qti4j.client.bulk.BulkSummary;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;

/** One push of a folder by several threads. */
public final class Push {
    /**
     * What is pushed and how.
     *
     * @param url the service, as the journal names it
     * @param workers the number of documents that are under way at once
     * @param create whether what the service does not have is created
     */
    public record Settings(
            Path folder,
            Path journal,
            URI url,
            int workers,
            boolean create,
            boolean preflight,
            Sleeper sleeper,
            BulkListener listener) {}

    /** So many documents in a row for which there was no answer say that the service is not there. */
    private static final int SILENCE = 10;
    /** A token can be refused by chance; so many documents in a row are none. */
    private static final int REFUSALS = 3;

    private static final int FORBIDDEN = 403;

    private final Service service;
    private final Settings settings;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<String> stopped = new AtomicReference<>("");
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private final AtomicInteger silence = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Map<String, BulkResult> results = new ConcurrentHashMap<>();
    private final Pauses pauses;

    /** Makes a push; it is run once. */
    public Push(Service service, Settings settings) {
        this.service = service;
        this.settings = settings;
        this.pauses = new Pauses(settings.sleeper());
    }

    /** Lets the requests that are under way come to their end and starts no others. */
    public void stop(String why) {
        stopped.compareAndSet("", why);
        stopping.set(true);
    }

    /**
     * Pushes everything.
     *
     * @throws IOException when the folder cannot be listed, or the journal not be used
     */
    public BulkSummary run() throws IOException {
        Folder folder = Folder.of(settings.folder());
        History history = new History();
        try (Journal journal = Journal.open(settings.journal(), settings.url(), history::add)) {
            settings.listener().onStart(folder.sources.size() + folder.unusable.size());
            folder.unusable.forEach(this::report);
            for (BulkKind kind : BulkKind.values()) {
                Queue<Source> queue = new ConcurrentLinkedQueue<>(folder.sources.stream()
                        .filter(source -> source.kind() == kind)
                        .toList());
                work(queue, journal, history);
            }
            rethrow();
            if (!stopping.get()) {
                journal.append(Entries.complete(), true);
            }
        }
        for (Source source : folder.sources) {
            if (!results.containsKey(source.file())) {
                report(result(source, State.NOT_ATTEMPTED, "", List.of(), Diagnostics.none()));
            }
        }
        List<BulkResult> all = new ArrayList<>(results.values());
        all.sort(Comparator.comparing(BulkResult::file));
        return new BulkSummary(all, folder.skipped, stopped.get());
    }

    private void work(Queue<Source> queue, Journal journal, History history) {
        int threads = Math.min(settings.workers(), queue.size());
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            // Never interrupted: that would close the journal under all of them.
            Thread worker = new Thread(() -> {
                try {
                    work(queue, source -> push(source, journal, history));
                } finally {
                    done.countDown();
                }
            });
            worker.setName("qti4j-push-" + (i + 1));
            worker.setDaemon(true);
            worker.start();
        }
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                stop("interrupted");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void on(Source source) throws IOException;
    }

    private void work(Queue<Source> queue, Work work) {
        try {
            while (!stopping.get()) {
                Source source = queue.poll();
                if (source == null) {
                    return;
                }
                work.on(source);
            }
        } catch (IOException | RuntimeException | Error e) {
            broken.compareAndSet(null, e);
            stop("an error");
        }
    }

    private DocumentPush.End push(Document document, Journal journal, History.Known known) throws IOException {
        try {
            return new DocumentPush(service, journal, document, known, settings.create(), pauses).run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Nothing that one document, or the answer to it, does may stop the others.
            return DocumentPush.End.of(State.FAILED, "unexpected error: " + e);
        }
    }

    private void push(Source source, Journal journal, History history) throws IOException {
        Document document;
        try {
            document = Document.read(source);
        } catch (IOException e) {
            report(result(source, State.NOT_SENT, "cannot be read: " + e.getMessage(), List.of(), Diagnostics.none()));
            return;
        } catch (QtiFormatException e) {
            report(result(source, State.NOT_SENT, "its metadata are no JSON object", List.of(), e.diagnostics()));
            return;
        }
        History.Known known = history.of(source);
        if (document.hash().equals(known.verified())) {
            report(result(source, State.VERIFIED_BEFORE, "", List.of(), Diagnostics.none()));
            return;
        }
        History.Different different = known.different();
        if (different != null && different.hash().equals(document.hash())) {
            report(result(source, State.DIFFERENT, different.message(), different.differences(), Diagnostics.none()));
            return;
        }
        Diagnostics findings;
        try {
            findings = settings.preflight() ? service.check(document) : Diagnostics.none();
        } catch (PreflightException e) {
            report(result(source, State.NOT_SENT, "it has errors", List.of(), e.diagnostics()));
            return;
        }
        DocumentPush.End end = new DocumentPush(service, journal, document, known, settings.create(), pauses).run();
        BulkResult result = result(source, end.state(), end.message(), end.differences(), findings);
        journal.append(Entries.ended(source, document.hash(), result), false);
        report(result);
        judge(end);
    }

    /** Stops when there is no sense in going on. */
    private void judge(DocumentPush.End end) {
        QtiApiException failure = end.failure();
        if (failure instanceof AuthException || failure != null && failure.status() == FORBIDDEN) {
            boolean forGood = failure instanceof AuthException refused && DocumentPush.isForGood(refused);
            if (refusals.incrementAndGet() >= REFUSALS || forGood) {
                stop("the service does not accept the credentials");
            }
        } else {
            refusals.set(0);
        }
        if (!(end.failure() instanceof NoAnswerException)) {
            silence.set(0);
        } else if (silence.incrementAndGet() >= SILENCE) {
            stop("the service does not answer");
        }
    }

    private static BulkResult result(
            Source source, State state, String message, List<String> differences, Diagnostics diagnostics) {
        return new BulkResult(
                source.file(), source.kind(), source.identifier(), state, message, differences, diagnostics);
    }

    private synchronized void report(BulkResult result) {
        results.put(result.file(), result);
        settings.listener().onResult(result);
    }

    private void rethrow() throws IOException {
        Throwable failure = broken.get();
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
