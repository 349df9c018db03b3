// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Conversion;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.UnknownKeys;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.report.ReportLines;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.internal.shared.FileFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti roundtrip}. */
@Command(
        name = "roundtrip",
        sortOptions = false,
        description = "Reads and writes documents and shows what is not the same afterwards: XML through the model and"
                + " through JSON, JSON through XML.",
        footer = {"", "Of XML, what form api or content cannot hold is a difference."})
final class RoundtripCommand implements Callable<Integer> {
    private final Session session;
    private final QtiXml xml = QtiXml.create();
    private QtiJson json = QtiJson.create();
    private int same;
    private int different;
    private int unread;
    private int status;

    @Option(
            names = "--form",
            paramLabel = "qti|api|content",
            description = "The form of the JSON (default: qti for XML, told by its members for JSON).")
    private @Nullable JsonForm form;

    @Option(
            names = "--unknown-keys",
            paramLabel = "refuse|report|keep",
            description = "What becomes of members that the form does not have (default: refuse).")
    private UnknownKeys unknownKeys = UnknownKeys.REFUSE;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, directories or - for standard input.")
    private List<String> paths = List.of();

    RoundtripCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        json = QtiJson.builder().unknownKeys(unknownKeys).build();
        Inputs inputs = Inputs.of(paths, session);
        status = inputs.status();
        try (Progress progress =
                new Progress(session, "comparing", inputs.documents().size())) {
            Batch.run(
                    inputs.documents(),
                    Batch.processors(),
                    input -> Outcome.of(input, this::compare),
                    outcome -> progress.step(() -> show(outcome)));
        }
        session.result(Words.count(same + different, "file") + ", " + same + " the same, " + different + " different"
                + (inputs.skipped() == 0 ? "" : ", " + inputs.skipped() + " skipped (not QTI)")
                + (unread == 0 ? "" : ", " + unread + " not readable"));
        return status;
    }

    private void show(Outcome outcome) {
        outcome.complain(session);
        outcome.findings().forEach(finding -> session.result(ReportLines.text(finding)));
        outcome.lines().forEach(session::result);
        status = Math.max(status, outcome.status());
        if (!outcome.isJudged()) {
            unread++;
        } else if (outcome.status() == ExitStatus.OK) {
            same++;
        } else {
            different++;
        }
    }

    private void compare(Input input, Outcome outcome) throws IOException {
        FileFormat[] format = new FileFormat[1];
        byte[] document = input.use((bytes, found) -> {
            format[0] = found;
            return bytes.readAllBytes();
        });
        if (format[0] == FileFormat.JSON) {
            throughXml(document, outcome);
            return;
        }
        try {
            outcome.add("model", differences(document, throughModel(document), false));
        } catch (QtiFormatException e) {
            // A document that is not valid has no model; JSON holds it all the same.
            outcome.add(e.diagnostics());
            if (e.diagnostics().stream().anyMatch(finding -> finding.code().startsWith("xml-"))) {
                return;
            }
        }
        outcome.add("json", differences(document, throughJson(document), true));
    }

    private byte[] throughModel(byte[] document) throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        xml.write(xml.read(new ByteArrayInputStream(document), QtiElement.class), again);
        return again.toByteArray();
    }

    private byte[] throughJson(byte[] document) throws IOException {
        JsonForm way = form == null ? JsonForm.QTI : form;
        ByteArrayOutputStream between = new ByteArrayOutputStream();
        json.xmlToJson(new ByteArrayInputStream(document), between, way, Map.of());
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        json.jsonToXml(new ByteArrayInputStream(between.toByteArray()), again, way, null);
        return again.toByteArray();
    }

    private void throughXml(byte[] document, Outcome outcome) throws IOException {
        Object before = Json.read(new ByteArrayInputStream(document));
        JsonForm way = form == null ? form(before) : form;
        ByteArrayOutputStream between = new ByteArrayOutputStream();
        Conversion conversion = json.jsonToXml(new ByteArrayInputStream(document), between, way, null);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        json.xmlToJson(new ByteArrayInputStream(between.toByteArray()), again, way, conversion.beside());
        Object after = Json.read(new ByteArrayInputStream(again.toByteArray()));
        outcome.add(conversion.diagnostics());
        outcome.add("xml", JsonDifference.between(before, after));
    }

    /** In forms QTI and CONTENT a document is an object with one member, the root element; only the latter has all attributes apart. */
    private static JsonForm form(@Nullable Object document) {
        Object root = document instanceof Map<?, ?> object && object.size() == 1
                ? object.values().iterator().next()
                : null;
        if (!(root instanceof Map<?, ?> element)) {
            return JsonForm.API;
        }
        boolean apart = element.get("_attributes") instanceof Map<?, ?> attributes
                && (attributes.containsKey("xmlns") || attributes.containsKey("identifier"));
        return apart ? JsonForm.CONTENT : JsonForm.QTI;
    }

    private static List<String> differences(byte[] before, byte[] after, boolean notes) throws IOException {
        QtiDiff diff =
                notes ? QtiDiff.create() : QtiDiff.builder().ignoreComments().build();
        return diff.compare(new ByteArrayInputStream(before), new ByteArrayInputStream(after))
                .toString()
                .lines()
                .toList();
    }
}
