// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qti4j.client.PreflightException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.report.ReportLines;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Option;

/** What all commands have in common that send requests: where they go, what is shown of them, and how they fail. */
abstract class ServiceCommand implements Callable<Integer> {
    final Session session;

    @Option(names = "--sandbox", description = "Send to a service inside this command instead of a real one.")
    private boolean inSandbox;

    ServiceCommand(Session session) {
        this.session = session;
    }

    /** What is to be sent, read and ready. */
    @FunctionalInterface
    interface Step {
        /** Sends it, shows what came of it and returns the exit status. */
        int run(QtiClient client);
    }

    /**
     * Reads what is to be sent.
     *
     * @throws QtiFormatException when it is not what the endpoint takes; then nothing is sent
     * @throws IOException when it cannot be read; the message names the file
     */
    abstract Step prepare() throws IOException;

    /** Returns the name of the file that is sent, for findings that do not name it. */
    abstract String source();

    /** Puts into the sandbox what the request needs to find there. */
    void fill(QtiSandbox sandbox) {}

    @Override
    public final Integer call() throws IOException {
        try {
            Step step = prepare();
            if (!inSandbox) {
                return send(step, configuration(session));
            }
            try (QtiSandbox sandbox = QtiSandbox.start()) {
                fill(sandbox);
                return send(step, UpdateCommand.configuration(sandbox));
            }
        } catch (PreflightException e) {
            return nothingSent(e.diagnostics());
        } catch (QtiFormatException e) {
            return nothingSent(e.diagnostics());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }

    private int nothingSent(Diagnostics findings) {
        note(findings);
        session.complain("nothing was sent");
        return ExitStatus.FINDINGS;
    }

    void note(Diagnostics findings) {
        for (Diagnostic finding : findings) {
            boolean named = !finding.location().source().isEmpty();
            session.note(ReportLines.text(
                    named ? finding : finding.at(finding.location().withSource(source()))));
        }
    }

    private int send(Step step, QtiClientConfig configuration) {
        try (QtiClient client = QtiClient.builder(configuration)
                .observer(request ->
                        session.note(request.method() + " " + Words.line(request.path()) + " … " + request.status()))
                .build()) {
            return step.run(client);
        }
    }

    static QtiClientConfig configuration(Session session) {
        return UpdateCommand.configuration(session);
    }
}
