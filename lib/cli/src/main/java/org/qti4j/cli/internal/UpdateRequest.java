// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.QtiClient;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.client.StoredEntity;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Option;

/** What all updates have in common: where they go, what is shown of them, and how they fail. */
abstract class UpdateRequest implements Callable<Integer> {
    private final Session session;

    @Option(names = "--sandbox", description = "Send to a service inside this command instead of a real one.")
    private boolean inSandbox;

    UpdateRequest(Session session) {
        this.session = session;
    }

    /** A request that is ready to be sent. */
    @FunctionalInterface
    interface Sending {
        /** Sends it and returns the answer. */
        StoredEntity through(QtiClient client);
    }

    /**
     * Reads what is to be sent.
     *
     * @throws QtiFormatException when it is not what the endpoint takes; then nothing is sent
     * @throws IOException when it cannot be read; the message names the file
     */
    abstract Sending prepare(Session session) throws IOException;

    /** Puts into the sandbox what the request updates. */
    abstract void fill(QtiSandbox sandbox);

    /** Returns the exit status for an answer that says that the update was taken. */
    int judge(StoredEntity answer, Session messages) {
        return ExitStatus.OK;
    }

    @Override
    public final Integer call() throws IOException {
        Sending sending;
        try {
            sending = prepare(session);
        } catch (QtiFormatException e) {
            e.diagnostics().forEach(finding -> session.note(Words.finding(finding)));
            session.complain("nothing was sent");
            return ExitStatus.FINDINGS;
        }
        if (!inSandbox) {
            return send(sending, configuration());
        }
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            fill(sandbox);
            return send(
                    sending,
                    new QtiClientConfig(
                            sandbox.baseUrl(),
                            ClientCredentials.of(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())));
        }
    }

    private QtiClientConfig configuration() {
        try {
            return QtiClientConfig.from(session.environment());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unusable(e.getMessage() + "; --sandbox needs none of them");
        }
    }

    private int send(Sending sending, QtiClientConfig configuration) {
        try (QtiClient client = QtiClient.builder(configuration)
                .observer(request ->
                        session.note(request.method() + " " + Words.line(request.path()) + " … " + request.status()))
                .build()) {
            StoredEntity answer = sending.through(client);
            session.result(Json.writePretty(answer.json()));
            return judge(answer, session);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }
}
