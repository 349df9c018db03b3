// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.DocumentKind;
import org.qti4j.client.ServiceValidation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update validate}. */
@Command(
        name = "validate",
        sortOptions = false,
        description =
                "Has the service validate documents, or those that it holds: POST /validate, or /validate/batch for"
                        + " several. Nothing is changed. Exit 1 when one is not valid.")
final class UpdateValidateCommand extends ServiceCommand {
    @Option(
            names = "--kind",
            paramLabel = "test|item|stimulus",
            description = "What they are (default: by the root element of the first FILE).")
    private @Nullable DocumentKind kind;

    @Option(names = "--stored", paramLabel = "ID", description = "Validate what the service holds; needs --kind.")
    private List<String> stored = List.of();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "XML documents of one kind; - is standard input.")
    private List<String> files = List.of();

    UpdateValidateCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        if (files.isEmpty() && (stored.isEmpty() || kind == null)) {
            throw CommandFailure.unusable("a FILE is missing, or --kind and --stored");
        }
        List<String> xmls = new ArrayList<>();
        DocumentKind known = kind;
        for (String file : files) {
            Payload payload = Payload.read(file, session);
            xmls.add(payload.xml(false));
            known = known == null ? payload.kind() : known;
        }
        DocumentKind of = known;
        if (of == null) {
            throw CommandFailure.unusable("--kind is missing");
        }
        return client -> {
            if (xmls.size() + stored.size() > 1) {
                return show(client.validateBatch(of, xmls, stored));
            }
            return show(List.of(
                    xmls.isEmpty() ? client.validateStored(of, stored.get(0)) : client.validate(of, xmls.get(0))));
        };
    }

    private int show(List<ServiceValidation> validations) {
        List<String> names = new ArrayList<>(files);
        names.addAll(stored);
        int invalid = 0;
        for (int i = 0; i < validations.size(); i++) {
            ServiceValidation each = validations.get(i);
            String name = validations.size() == names.size() ? names.get(i) : "document " + (i + 1);
            invalid += each.isValid() ? 0 : 1;
            each.errors().forEach(error -> session.result(Words.line(name + ": " + error)));
            if (!each.isValid() && each.errors().isEmpty()) {
                session.result(Words.line(name + ": not valid: " + each.message()));
            }
        }
        session.result(Words.count(validations.size(), "document") + ", " + (validations.size() - invalid) + " valid, "
                + invalid + " invalid");
        return invalid == 0 ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    @Override
    String source() {
        return files.isEmpty() ? "" : files.get(0);
    }
}
