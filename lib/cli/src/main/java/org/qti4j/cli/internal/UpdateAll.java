// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClient;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.client.bulk.BulkListener;
import org.qti4j.client.bulk.BulkResult;
import org.qti4j.client.bulk.BulkSummary;
import org.qti4j.client.bulk.BulkUpdate;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.report.ReportLines;
import org.qti4j.xml.internal.shared.WholeFile;

/** {@code qti update --all}: pushes a folder, shows how far it is, and says in the end what became of each document. */
final class UpdateAll {
    /** A second Ctrl-C need not be waited for. */
    private static final long GRACE_SECONDS = 60;

    /**
     * How a folder is pushed.
     *
     * @param journal null for the one in the folder
     * @param pace the least time between two requests
     * @param result the file for the results; null when there is none
     */
    record Settings(
            Path folder,
            @Nullable Path journal,
            int workers,
            Duration pace,
            boolean create,
            boolean preflight,
            @Nullable Path result) {}

    private final Session session;
    private final Settings settings;
    private @Nullable Progress progress;
    private int documents;
    private int done;

    UpdateAll(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    int run(QtiClientConfig configuration) throws IOException {
        try (QtiClient client = QtiClient.builder(configuration)
                .maxConcurrent(settings.workers())
                .pace(settings.pace())
                .build()) {
            BulkUpdate.Builder builder = BulkUpdate.of(client, configuration.baseUrl(), settings.folder())
                    .workers(settings.workers())
                    .listener(new Shown());
            if (settings.journal() != null) {
                builder.journal(settings.journal());
            }
            if (settings.create()) {
                builder.createMissing();
            }
            if (!settings.preflight()) {
                builder.withoutPreflight();
            }
            BulkUpdate push = builder.build();
            CountDownLatch ended = new CountDownLatch(1);
            Thread onCtrlC = new Thread(() -> end(push, ended));
            Runtime.getRuntime().addShutdownHook(onCtrlC);
            try {
                return show(run(push));
            } finally {
                session.out().flush();
                ended.countDown();
                forget(onCtrlC);
            }
        }
    }

    private BulkSummary run(BulkUpdate push) throws IOException {
        try {
            return push.run();
        } finally {
            if (progress != null) {
                progress.close();
            }
        }
    }

    private void end(BulkUpdate push, CountDownLatch ended) {
        session.note("qti: ending; what is under way comes to its end first");
        push.stop();
        try {
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                session.note("qti: ended in the middle; the journal knows what was under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, by that hook.
        }
    }

    private final class Shown implements BulkListener {
        @Override
        public void onStart(int number) {
            documents = number;
            progress = new Progress(session, "pushing", number);
        }

        @Override
        public void onResult(BulkResult result) {
            done++;
            Progress shown = progress;
            if (shown != null) {
                shown.step(() -> {
                    // The bar says enough of what goes well.
                    if (!session.terminal() || !result.isGood()) {
                        session.note(Words.line("[" + done + "/" + documents + "] " + line(result)));
                    }
                });
            }
        }
    }

    private static String line(BulkResult result) {
        return result.file() + ": " + result.state().label().replace('-', ' ')
                + (result.message().isEmpty() ? "" : ": " + result.message());
    }

    private int show(BulkSummary summary) throws IOException {
        int status = ExitStatus.OK;
        for (BulkResult result : summary.results()) {
            if (!result.isGood()) {
                session.result(Words.line(line(result)));
                result.differences().forEach(difference -> session.result(Words.line("  " + difference)));
                for (Diagnostic finding : result.diagnostics()) {
                    Location at = finding.location().withSource(result.file());
                    session.result("  " + ReportLines.text(finding.at(at)));
                }
                status = Math.max(status, status(result));
            }
        }
        if (!summary.stopped().isEmpty()) {
            session.complain("ended early: " + summary.stopped());
        }
        session.result(summary.toString());
        if (settings.result() != null) {
            WholeFile.write(settings.result(), bytes -> write(summary, bytes));
        }
        return status;
    }

    private static void write(BulkSummary summary, OutputStream bytes) throws IOException {
        for (BulkResult result : summary.results()) {
            bytes.write((Json.write(result.toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static int status(BulkResult result) {
        return switch (result.state()) {
            case VERIFIED, VERIFIED_BEFORE -> ExitStatus.OK;
            case DIFFERENT -> ExitStatus.FINDINGS;
            case NOT_SENT -> result.diagnostics().isEmpty() ? ExitStatus.UNUSABLE : ExitStatus.FINDINGS;
            case FAILED, OUTCOME_UNKNOWN, NOT_ATTEMPTED -> ExitStatus.SERVICE;
        };
    }

    /** Returns the folder of that name. */
    static Path folder(String name) {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.unusable(
                    name + ": " + (Files.exists(folder) ? "not a directory" : "no such directory"));
        }
        return folder;
    }
}
