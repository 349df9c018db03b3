// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.sandbox.QtiSandboxBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qti sandbox}. */
@Command(
        name = "sandbox",
        sortOptions = false,
        description = {
            "Runs the API on this machine until interrupted; nothing is sent anywhere.",
            "It is built from public documents and reports, and is not the service."
        },
        footer = {"", "The lines that it prints can be set in the environment of 'qti update'."})
final class SandboxCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "The port on loopback (default: a free one).")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Keeps everything in this folder and starts with what is in it (default: in memory).")
    private @Nullable Path folder;

    @Option(
            names = "--misbehave",
            paramLabel = "NAME",
            split = ",",
            description =
                    "What it does wrong, or differently where the documents leave it open: a name of the list, or all, reported, "
                            + "open or random of them.")
    private List<String> misbehave = new ArrayList<>();

    @Option(
            names = "--fault-seed",
            paramLabel = "N",
            description = "Which requests the random ones hit (default: a random number, which is printed).")
    private @Nullable Long faultSeed;

    @Option(
            names = "--fault-rate",
            paramLabel = "SHARE",
            description = "How many of the requests the random ones hit, from 0 to 1 (default: 0.1).")
    private @Nullable Double faultRate;

    @Option(
            names = "--list-misbehaviours",
            description = "Lists them instead, one a line: name, tab, kind, tab, what happens.")
    private boolean list;

    @SuppressWarnings("NullAway.Init")
    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (list) {
            for (Misbehaviour each : Misbehaviour.values()) {
                session.result(each.option() + "\t" + kind(each.kind()) + "\t" + each.summary());
            }
            return ExitStatus.OK;
        }
        QtiSandboxBuilder builder = builder();
        try (QtiSandbox sandbox = builder.start()) {
            session.result(QtiClientConfig.BASE_URL + "=" + sandbox.baseUrl());
            session.result(QtiClientConfig.TOKEN_URL + "=" + sandbox.tokenUrl());
            session.result(QtiClientConfig.CLIENT_ID + "=" + sandbox.clientId());
            session.result(QtiClientConfig.CLIENT_SECRET + "=" + sandbox.clientSecret());
            session.out().flush();
            session.note(held(sandbox) + " Ctrl-C ends it.");
            if (!Collections.disjoint(sandbox.misbehaviours(), Misbehaviour.all(Misbehaviour.Kind.RANDOM))) {
                session.note("The seed of its random faults is " + sandbox.faultSeed() + ".");
            }
            new CountDownLatch(1).await();
        } catch (UncheckedIOException e) {
            throw CommandFailure.unusable(e.getMessage() + (e.getCause() == null ? "" : ": " + Words.of(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.OK;
    }

    /** Something to update is put in when there is nothing. */
    private static String held(QtiSandbox sandbox) {
        int tests = sandbox.testIdentifiers().size();
        int items = sandbox.itemIdentifiers().size();
        int stimuli = sandbox.stimulusIdentifiers().size();
        if (tests + items + stimuli > 0) {
            return "The sandbox holds " + tests + " tests, " + items + " items and " + stimuli + " stimuli.";
        }
        String test = sandbox.putTest(DemoData.test());
        String item = sandbox.putItem(DemoData.item());
        return "The sandbox holds the test " + test + " and the item " + item + ".";
    }

    private QtiSandboxBuilder builder() {
        try {
            QtiSandboxBuilder builder = QtiSandbox.builder().port(port).misbehave(misbehaviours());
            if (folder != null) {
                builder.folder(folder);
            }
            if (faultSeed != null) {
                builder.faultSeed(faultSeed);
            }
            if (faultRate != null) {
                builder.faultRate(faultRate);
            }
            return builder;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Set<Misbehaviour> misbehaviours() {
        Set<Misbehaviour> all = EnumSet.noneOf(Misbehaviour.class);
        for (String name : misbehave) {
            List<Misbehaviour.Kind> kinds = Arrays.stream(Misbehaviour.Kind.values())
                    .filter(kind -> name.equals(ALL) || name.equals(kind(kind)))
                    .toList();
            if (kinds.isEmpty()) {
                all.add(Misbehaviour.of(name));
            }
            kinds.forEach(kind -> all.addAll(Misbehaviour.all(kind)));
        }
        return all;
    }

    private static String kind(Misbehaviour.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
