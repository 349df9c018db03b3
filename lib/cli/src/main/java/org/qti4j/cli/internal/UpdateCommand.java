// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qti update}: with the name of an object one request, with {@code --all} everything in a folder. */
@Command(
        name = "update",
        sortOptions = false,
        synopsisSubcommandLabel = "OBJECT",
        description =
                "Sends a document to an update endpoint of the API and prints its answer, or pushes all items, tests and"
                        + " stimuli of a folder.",
        footer = {
            "",
            "The environment says where and as whom: QTI_BASE_URL and QTI_TOKEN_URL (or",
            "QTI_SERVICE, production or staging, for both), QTI_CLIENT_ID,",
            "QTI_CLIENT_SECRET. There are no defaults. With --sandbox the request goes to a",
            "service inside this command and nowhere else.",
            "A document that the service would refuse is not sent; other findings are shown."
        })
final class UpdateCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--all",
            paramLabel = "DIR",
            description = "Push this folder: stimuli, items and tests by their root elements, metadata from"
                    + " NAME.metadata.json. Each is read back and compared. Run it again to go on where it ended.")
    private @Nullable String all;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "With --all: what was done and is about to be done (default: DIR/.qti-update.journal).")
    private @Nullable Path journal;

    @Option(names = "--workers", paramLabel = "N", description = "With --all: N documents at once (default: 5).")
    private int workers = 5;

    @Option(
            names = "--pace",
            paramLabel = "MILLIS",
            description = "With --all: leave so much time between the starts of two requests (default: none).")
    private int pace;

    @Option(names = "--create", description = "With --all: create what the service does not have.")
    private boolean create;

    @Option(
            names = "--result",
            paramLabel = "FILE",
            description = "With --all: write what became of each document, one JSON object a line.")
    private @Nullable Path result;

    @Option(names = "--no-preflight", description = "With --all: send without looking at the documents before.")
    private boolean noPreflight;

    @Option(
            names = "--sandbox",
            description = "With --all: push to an empty service inside this command, creating everything.")
    private boolean inSandbox;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    UpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (all == null) {
            throw new ParameterException(
                    spec.commandLine(), "what to update is missing: the name of an object, or --all DIR");
        }
        if (workers < 1 || workers > 64) {
            throw new ParameterException(spec.commandLine(), "--workers must be from 1 to 64");
        }
        if (pace < 0) {
            throw new ParameterException(spec.commandLine(), "--pace must not be negative");
        }
        Path folder = UpdateAll.folder(all);
        if (!inSandbox) {
            return push(folder, journal, create, configuration(session));
        }
        Path temporary = Files.createTempFile("qti-update", ".journal");
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            return push(folder, temporary, true, configuration(sandbox));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private int push(Path folder, @Nullable Path file, boolean creates, QtiClientConfig configuration)
            throws IOException {
        return new UpdateAll(
                        session,
                        new UpdateAll.Settings(
                                folder, file, workers, Duration.ofMillis(pace), creates, !noPreflight, result))
                .run(configuration);
    }

    static QtiClientConfig configuration(Session session) {
        try {
            return QtiClientConfig.from(session.environment());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unusable(e.getMessage() + "; --sandbox needs none of them");
        }
    }

    static QtiClientConfig configuration(QtiSandbox sandbox) {
        return new QtiClientConfig(
                sandbox.baseUrl(),
                ClientCredentials.of(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret()));
    }
}
