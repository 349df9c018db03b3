// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qti sandbox}. */
@Command(
        name = "sandbox",
        sortOptions = false,
        description = "Runs the API on this machine until interrupted; nothing is sent anywhere.",
        footer = {"", "The lines that it prints can be set in the environment of 'qti update'."})
final class SandboxCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "The port on loopback (default: a free one).")
    private int port;

    @SuppressWarnings("NullAway.Init")
    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port must be between 0 and 65535");
        }
        try (QtiSandbox sandbox = QtiSandbox.builder().port(port).start()) {
            session.result(QtiClientConfig.BASE_URL + "=" + sandbox.baseUrl());
            session.result(QtiClientConfig.TOKEN_URL + "=" + sandbox.tokenUrl());
            session.result(QtiClientConfig.CLIENT_ID + "=" + sandbox.clientId());
            session.result(QtiClientConfig.CLIENT_SECRET + "=" + sandbox.clientSecret());
            session.out().flush();
            String test = sandbox.putTest(DemoData.test());
            String item = sandbox.putItem(DemoData.item());
            session.note("The sandbox holds the test " + test + " and the item " + item + ". Ctrl-C ends it.");
            new CountDownLatch(1).await();
        } catch (UncheckedIOException e) {
            throw CommandFailure.unusable(e.getMessage() + (e.getCause() == null ? "" : ": " + Words.of(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.OK;
    }
}
