// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qti update} without the name of an object. */
@Command(
        name = "update",
        synopsisSubcommandLabel = "OBJECT",
        description = "Sends a document to an update endpoint of the API and prints its answer.",
        footer = {
            "",
            "The environment says where and as whom: QTI_BASE_URL, QTI_TOKEN_URL,",
            "QTI_CLIENT_ID, QTI_CLIENT_SECRET. There are no defaults. With --sandbox the",
            "request goes to a service inside this command and nowhere else.",
            "A document with errors is not sent."
        })
final class UpdateCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    UpdateCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "what to update is missing: test, test-metadata, section or item-metadata");
    }
}
