// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Conversion;
import org.qti4j.json.FetchedSource;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.Loss;
import org.qti4j.json.QtiJson;
import org.qti4j.json.UnknownKeys;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.report.ReportLines;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.internal.shared.FileFormat;
import org.qti4j.xml.internal.shared.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qti convert}. */
@Command(
        name = "convert",
        sortOptions = false,
        description = "Writes documents in the other format, or again in the same.",
        footer = {
            "",
            "What XML cannot hold of form api lies in NAME.beside next to NAME.xml and is read",
            "back from there. What an output cannot hold is named on standard error. An answer of",
            "the service, which has a document twice, is read by its rawXml; what the other fields",
            "say otherwise is named."
        })
final class ConvertCommand implements Callable<Integer> {
    /** The accounts of a document in an answer of the service. */
    enum Prefer {
        RAW,
        TYPED;

        FetchedSource source() {
            return this == RAW ? FetchedSource.RAW_XML : FetchedSource.TYPED_FIELDS;
        }
    }

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--to", required = true, paramLabel = "xml|json", description = "The format of the output.")
    private FileFormat to;

    @Option(
            names = "--form",
            paramLabel = "qti|api|content",
            description =
                    "The form of the JSON, be it input or output: qti (default), any document without loss; api, what"
                            + " the update endpoints take; content, the API's parsed tree.")
    private JsonForm form = JsonForm.QTI;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "What the objects of form api are: test, test-part, section, item or stimulus (default: told by"
                            + " their members).")
    private @Nullable ApiKind kind;

    @Option(
            names = "--prefer",
            paramLabel = "raw|typed",
            description = "Which account of an answer of the service is read: rawXml (default) or the other fields.")
    private @Nullable Prefer prefer;

    @Option(
            names = "--unknown-keys",
            paramLabel = "refuse|report|keep",
            description = "What becomes of members that the form does not have: an error (default), left out with a"
                    + " warning, or kept beside the XML (not in form qti).")
    private UnknownKeys unknownKeys = UnknownKeys.REFUSE;

    @Option(
            names = "-o",
            paramLabel = "OUT",
            description = "The output file, or the directory for several outputs (default: standard output).")
    private @Nullable String out;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, directories or - for standard input.")
    private List<String> paths = List.of();

    @SuppressWarnings("NullAway.Init")
    ConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (kind != null && form != JsonForm.API) {
            throw new ParameterException(spec.commandLine(), "--kind is for --form api only");
        }
        if (prefer != null && form != JsonForm.API) {
            throw new ParameterException(spec.commandLine(), "--prefer is for --form api only");
        }
        if (unknownKeys == UnknownKeys.KEEP && form == JsonForm.QTI) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--unknown-keys keep is for --form api and content: form qti has nothing beside");
        }
        Inputs inputs = Inputs.of(paths, session);
        Map<Input, @Nullable Path> targets = Targets.of(inputs, out, to);
        Converter converter = new Converter(
                QtiXml.create(),
                QtiJson.builder().unknownKeys(unknownKeys).build(),
                to,
                form,
                kind,
                prefer == null ? FetchedSource.RAW_XML : prefer.source());
        AtomicInteger status = new AtomicInteger(inputs.status());
        try (Progress progress = new Progress(session, "converting", targets.size())) {
            Batch.run(
                    List.copyOf(targets.keySet()),
                    Batch.processors(),
                    input -> Outcome.of(input, (each, outcome) -> convert(converter, each, targets.get(each), outcome)),
                    outcome -> progress.step(() -> {
                        outcome.complain(session);
                        outcome.findings().forEach(finding -> session.note(ReportLines.text(finding)));
                        outcome.lines().forEach(session::note);
                        status.accumulateAndGet(outcome.status(), Math::max);
                    }));
        }
        if (inputs.skipped() > 0) {
            session.note(Words.count(inputs.skipped(), "file") + " skipped (not QTI)");
        }
        return status.get();
    }

    private void convert(Converter converter, Input input, @Nullable Path target, Outcome outcome) throws IOException {
        if (target == null) {
            toStandardOutput(converter, input, outcome);
            return;
        }
        List<Conversion> done = new ArrayList<>();
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            WholeFile.write(target, bytes -> {
                Conversion conversion;
                try {
                    conversion = input.use((in, from) -> converter.convert(in, from, bytes, beside(input, from)));
                } catch (FileSystemException e) {
                    throw new IOException(Words.of(e), e);
                }
                done.add(conversion);
                if (to == FileFormat.XML) {
                    writeBeside(target, conversion.beside());
                }
            });
        } catch (FileSystemException e) {
            // The file that the message names may be the temporary one.
            throw new IOException(target + " cannot be written: " + Words.of(e), e);
        }
        tell(done.get(0), outcome);
    }

    private void toStandardOutput(Converter converter, Input input, Outcome outcome) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Conversion conversion = input.use((in, from) -> converter.convert(in, from, bytes, beside(input, from)));
        session.out().writeBytes(bytes.toByteArray());
        if (to == FileFormat.XML && !conversion.beside().isEmpty()) {
            outcome.line("loss: standard output has no place for what lies beside the XML ("
                    + String.join(", ", conversion.beside().keySet()) + "); -o FILE keeps it");
        }
        tell(conversion, outcome);
    }

    private static void tell(Conversion conversion, Outcome outcome) {
        outcome.add(conversion.diagnostics());
        for (Loss loss : conversion.losses().losses()) {
            outcome.line(loss.location().withSource("").toString(), "loss: " + loss.message());
        }
    }

    private Map<String, Object> beside(Input input, FileFormat from) throws IOException {
        Path file = input.file() == null ? null : Targets.beside(input.file());
        boolean wanted = from == FileFormat.XML && (form != JsonForm.QTI || to == FileFormat.XML);
        if (file == null || !wanted || !Files.exists(file)) {
            return Map.of();
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return Json.readObject(bytes);
        } catch (QtiFormatException e) {
            throw new QtiFormatException(e.diagnostics().withSource(file.toString()));
        }
    }

    private static void writeBeside(Path xml, Map<String, Object> beside) throws IOException {
        Path file = Targets.beside(xml);
        if (beside.isEmpty()) {
            // What lay beside an earlier document of this name does not belong to this one.
            Files.deleteIfExists(file);
            return;
        }
        byte[] text = (Json.writePretty(beside) + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, bytes -> bytes.write(text));
    }
}
