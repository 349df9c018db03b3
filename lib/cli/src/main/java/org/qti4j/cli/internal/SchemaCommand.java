// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qti4j.json.QtiJsonSchema;
import org.qti4j.xml.QtiSchema;
import org.qti4j.xml.internal.shared.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code qti schema}. */
@Command(
        name = "schema",
        sortOptions = false,
        description = {
            "Writes the files of the bundled schema; its entry is qti3.xsd.",
            "Writes the JSON Schema of form qti too: qti3.schema.json."
        })
final class SchemaCommand implements Callable<Integer> {
    private static final String JSON_SCHEMA = "qti3.schema.json";

    private final Session session;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "DIR",
            description = "The directory to write to; made when missing.")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    SchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            Files.createDirectories(folder);
            for (String name : QtiSchema.bundledFiles()) {
                WholeFile.write(folder.resolve(name), bytes -> {
                    try (InputStream file = QtiSchema.openBundled(name)) {
                        file.transferTo(bytes);
                    }
                });
                session.result(Words.line(folder.resolve(name).toString()));
            }
            WholeFile.write(folder.resolve(JSON_SCHEMA), QtiJsonSchema::writeTo);
            session.result(Words.line(folder.resolve(JSON_SCHEMA).toString()));
        } catch (IOException e) {
            throw CommandFailure.unusable(folder + ": " + Words.of(e));
        }
        return ExitStatus.OK;
    }
}
