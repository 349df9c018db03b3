// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Conversion;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.report.ReportLines;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiDifference;
import org.qti4j.xml.QtiDifferences;
import org.qti4j.xml.internal.shared.FileFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti diff}. */
@Command(
        name = "diff",
        sortOptions = false,
        description =
                "Shows what two documents say differently. Prefixes, the order of attributes, CDATA marks and blanks"
                        + " between elements make no difference.",
        footer = {
            "",
            "Each document is XML or JSON by its content. Two documents in JSON of the API",
            "are compared as JSON, with JSON Pointers; otherwise JSON is converted to XML",
            "first. Exit status: 0 the same, 1 differences, 2 not comparable."
        })
final class DiffCommand implements Callable<Integer> {
    /** How differences are written. */
    enum Output {
        TEXT,
        JSON
    }

    /** A document as it was found: XML, or a JSON value. */
    private record Side(
            String name,
            byte[] bytes,
            FileFormat format,
            @Nullable Object json) {
        boolean isApi() {
            return format == FileFormat.JSON && !isElement(json);
        }

        /** In form QTI a document is an object with one member, the root element. */
        private static boolean isElement(@Nullable Object json) {
            return json instanceof Map<?, ?> object
                    && object.size() == 1
                    && object.values().stream().allMatch(Map.class::isInstance)
                    && object.keySet().stream().noneMatch("metadata"::equals);
        }
    }

    private final Session session;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "text|json",
            description = "text (default): a line for each difference; json: one object.")
    private Output output = Output.TEXT;

    @Option(names = "--ignore-comments", description = "Leave out comments and processing instructions.")
    private boolean ignoreComments;

    @Option(names = "--typed", description = "Compare typed values by what they mean: 01 is 1.")
    private boolean typed;

    @Option(names = "--defaults", description = "Take an absent attribute for its default.")
    private boolean defaults;

    @Parameters(index = "0", paramLabel = "A", description = "A file, or - for standard input.")
    private String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "A file, or - for standard input.")
    private String b = "";

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (a.equals(Input.STDIN) && b.equals(Input.STDIN)) {
            throw CommandFailure.unusable("standard input (-) can be read only once");
        }
        try {
            Side first = side(a);
            Side second = side(b);
            return first.isApi() && second.isApi()
                    ? show(JsonDifference.all(first.json(), second.json()))
                    : show(diff().compare(xml(first), xml(second)), first, second);
        } catch (QtiFormatException e) {
            e.diagnostics().forEach(finding -> session.note(ReportLines.text(named(finding))));
            session.complain("the documents cannot be compared");
            return ExitStatus.UNUSABLE;
        }
    }

    private Diagnostic named(Diagnostic finding) {
        String source = finding.location().source();
        String name = source.equals("A") ? a : source.equals("B") ? b : source;
        return finding.at(finding.location().withSource(name));
    }

    private QtiDiff diff() {
        QtiDiff.Builder builder = QtiDiff.builder();
        if (ignoreComments) {
            builder.ignoreComments();
        }
        if (typed) {
            builder.typedValues();
        }
        if (defaults) {
            builder.withDefaults();
        }
        return builder.build();
    }

    private Side side(String name) throws IOException {
        Payload payload = Payload.read(name, session);
        Object json = payload.format() == FileFormat.XML
                ? null
                : payload.located(() -> Json.read(new ByteArrayInputStream(payload.bytes())));
        return new Side(name, payload.bytes(), payload.format(), json);
    }

    private ByteArrayInputStream xml(Side side) throws IOException {
        if (side.format() == FileFormat.XML) {
            return new ByteArrayInputStream(side.bytes());
        }
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        try {
            Conversion conversion = QtiJson.create()
                    .jsonToXml(
                            new ByteArrayInputStream(side.bytes()),
                            xml,
                            side.isApi() ? JsonForm.API : JsonForm.QTI,
                            null);
            if (!conversion.beside().isEmpty()) {
                session.note(Words.line(side.name() + ": not compared, because XML cannot hold it: "
                        + String.join(", ", conversion.beside().keySet())));
            }
        } catch (QtiFormatException e) {
            throw new QtiFormatException(e.diagnostics().withSource(side.name()));
        }
        return new ByteArrayInputStream(xml.toByteArray());
    }

    private int show(QtiDifferences differences, Side first, Side second) {
        if (output == Output.JSON) {
            result(differences.stream().map(each -> json(each, first, second)).toList(), differences.isComplete());
        } else {
            differences.forEach(each -> session.result(
                    Words.line(each + " (" + place(each.a(), first) + " and " + place(each.b(), second) + ")")));
            count(differences.size(), differences.isComplete());
        }
        return differences.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    private int show(List<JsonDifference.Difference> differences) {
        if (output == Output.JSON) {
            result(differences.stream().map(DiffCommand::json).toList(), true);
        } else {
            differences.forEach(each -> session.result(Words.line(each.toString())));
            count(differences.size(), true);
        }
        return differences.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    private void count(int number, boolean complete) {
        session.result(
                number == 0 ? "no difference" : Words.count(number, "difference") + (complete ? "" : ", and more"));
    }

    private void result(List<Map<String, Object>> differences, boolean complete) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", a);
        object.put("b", b);
        object.put("same", differences.isEmpty());
        object.put("complete", complete);
        object.put("differences", differences);
        session.result(Json.write(object));
    }

    private static String place(Location at, Side side) {
        return hasLine(at, side) ? side.name() + ":" + at.line() + ":" + at.column() : side.name();
    }

    /** What was converted has its lines in a document that nobody sees. */
    private static boolean hasLine(Location at, Side side) {
        return side.format() == FileFormat.XML && at.line() != Location.UNKNOWN;
    }

    private static Map<String, Object> json(QtiDifference difference, Side first, Side second) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", Words.option(difference.kind()));
        object.put("message", difference.message());
        object.put("a", json(difference.a(), first, difference.valueA()));
        object.put("b", json(difference.b(), second, difference.valueB()));
        return object;
    }

    private static Map<String, Object> json(Location at, Side side, @Nullable String value) {
        Map<String, Object> place = new LinkedHashMap<>();
        if (hasLine(at, side)) {
            place.put("line", at.line());
            place.put("column", at.column());
        }
        place.put("path", at.path());
        if (value != null) {
            place.put("value", value);
        }
        return place;
    }

    private static Map<String, Object> json(JsonDifference.Difference difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", "value");
        object.put("message", difference.message());
        object.put("pointer", difference.pointer());
        return object;
    }
}
