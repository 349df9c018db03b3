// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.Update;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
import org.qti4j.json.Json;
import picocli.CommandLine.Option;

/** What all updates have in common. */
abstract class UpdateRequest extends ServiceCommand {
    @Option(names = "--verify", description = "Read back what was sent and show every difference (exit 1).")
    private boolean verify;

    private @Nullable Map<String, Object> answeredMetadata;

    @Option(names = "--no-preflight", description = "Send without looking at the document before.")
    private boolean noPreflight;

    UpdateRequest(Session session) {
        super(session);
    }

    boolean hasPreflight() {
        return !noPreflight;
    }

    Payload payload(String file) throws IOException {
        return Payload.read(file, session);
    }

    /** Sends an update and shows the answer. */
    int send(QtiClient client, Update<?> update) {
        UpdateOptions options = UpdateOptions.defaults().withPreflight(!noPreflight);
        UpdateResult<?> result = client.update(update, verify ? options.verified() : options);
        note(result.findings());
        StoredEntity read = result.readBack();
        StoredEntity shown = read == null ? result.answer() : read;
        answeredMetadata = shown.metadata();
        if (!shown.json().isEmpty()) {
            session.result(Json.writePretty(shown.json()));
        }
        if (verify && !result.isProven()) {
            result.differences().forEach(difference -> session.note(Words.line("difference: " + difference)));
            session.complain("not proven: " + result.nextStep().words());
            return ExitStatus.FINDINGS;
        }
        return judge(shown);
    }

    /** Returns the metadata of the last object that was shown. */
    @Nullable
    Map<String, Object> answeredMetadata() {
        return answeredMetadata;
    }

    /** Returns the exit status for an answer that says that the update was taken. */
    int judge(StoredEntity answer) {
        return ExitStatus.OK;
    }
}
