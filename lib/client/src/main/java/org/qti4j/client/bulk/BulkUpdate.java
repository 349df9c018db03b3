// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.bulk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClient;
import org.qti4j.client.Sleeper;
import org.qti4j.client.internal.bulk.ClientService;
import org.qti4j.client.internal.bulk.Push;

/**
 * Pushes the items, tests and stimuli of a folder to the service and makes sure of each that it is there. Can be interrupted at any moment,
 * by the end of the power too, and taken up again by running it once more with the same journal. Thread-safe; run once.
 *
 * <pre>{@code
 * BulkSummary summary = BulkUpdate.of(client, baseUrl, Path.of("items")).build().run();
 * }</pre>
 *
 * <p>Taken are files {@code *.xml} with an item, a test or a stimulus as root element, in the folder and those in it; names that begin with
 * a dot are left out. The identifier is that of the document; two documents of one kind with the same are both refused. Metadata are a JSON
 * object in {@code NAME.metadata.json} beside {@code NAME.xml}; where there is none, the object keeps the metadata that the service has.
 * Stimuli come first, then items, then tests.
 *
 * <p>Each document is validated, sent by PUT, read back and compared; whatever the service answers, only the comparison makes it
 * {@link BulkResult.State#VERIFIED}. What the service already holds as it is may be left unsent. With {@link Builder#createMissing} an
 * object that is not there is created by POST, once: when no answer comes, it is looked for, and if it does not show it is
 * {@link BulkResult.State#OUTCOME_UNKNOWN} in this and every later run with the journal, until it shows.
 *
 * <p>The journal is on the disk before a request is sent. What it says was verified is not sent again unless the file, or the one with its
 * metadata, has changed. It belongs to one service, and one process uses it at a time.
 */
public final class BulkUpdate {
    /** The name of the journal in the folder when no other is chosen. */
    public static final String JOURNAL = ".qti-update.journal";

    private final Push push;

    private BulkUpdate(Builder builder) {
        this.push = new Push(
                new ClientService(builder.client),
                new Push.Settings(
                        builder.folder,
                        builder.journal == null ? builder.folder.resolve(JOURNAL) : builder.journal,
                        builder.service,
                        builder.workers,
                        builder.create,
                        builder.preflight,
                        builder.sleeper,
                        builder.listener));
    }

    /**
     * Returns a builder for a push of a folder.
     *
     * @param client stays open; it should allow as many requests at once as there are workers
     * @param service the base URL of the client, by which the journal makes sure that it is not used for two services
     */
    public static Builder of(QtiClient client, URI service, Path folder) {
        return new Builder(client, service, folder);
    }

    /** The settings of a push. Not thread-safe. */
    public static final class Builder {
        private final QtiClient client;
        private final URI service;
        private final Path folder;
        private @Nullable Path journal;
        private int workers = 5;
        private boolean create;
        private boolean preflight = true;
        private Sleeper sleeper = time -> Thread.sleep(time.toMillis());
        private BulkListener listener = result -> {};

        private Builder(QtiClient client, URI service, Path folder) {
            this.client = Objects.requireNonNull(client, "client");
            this.service = Objects.requireNonNull(service, "service");
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /** Keeps the journal in this file instead of {@value BulkUpdate#JOURNAL} in the folder. */
        public Builder journal(Path file) {
            this.journal = Objects.requireNonNull(file, "file");
            return this;
        }

        /**
         * Works on so many documents at once; 5 unless chosen, which the service is known to stand.
         *
         * @throws IllegalArgumentException when it is less than 1 or more than 64
         */
        public Builder workers(int number) {
            if (number < 1 || number > 64) {
                throw new IllegalArgumentException("the number of workers must be from 1 to 64, not " + number);
            }
            this.workers = number;
            return this;
        }

        /** Creates what the service does not have; otherwise that is a failure. */
        public Builder createMissing() {
            this.create = true;
            return this;
        }

        /** Sends documents without looking at them before. */
        public Builder withoutPreflight() {
            this.preflight = false;
            return this;
        }

        /** Waits between attempts in this way. */
        public Builder sleeper(Sleeper newSleeper) {
            this.sleeper = Objects.requireNonNull(newSleeper, "sleeper");
            return this;
        }

        /** Tells this listener what becomes of each document. */
        public Builder listener(BulkListener newListener) {
            this.listener = Objects.requireNonNull(newListener, "listener");
            return this;
        }

        /** Returns the push. */
        public BulkUpdate build() {
            return new BulkUpdate(this);
        }
    }

    /**
     * Pushes everything and waits for the end. When the thread is interrupted, the push ends as with {@link #stop} and the interrupt flag is
     * set again.
     *
     * @return what became of each document; what the service refused is a result, not an exception
     * @throws IOException when the folder cannot be listed, or the journal cannot be written, is damaged, belongs to another service or is in
     *     use; nothing is sent after that
     */
    public BulkSummary run() throws IOException {
        return push.run();
    }

    /** Ends the push early: documents that are under way come to their end, others are not begun. Returns at once. */
    public void stop() {
        push.stop("stopped");
    }
}
