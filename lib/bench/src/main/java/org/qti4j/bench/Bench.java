// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The command: measures the rows over documents and prints a table, or takes the measures that are taken once. */
public final class Bench {
    private Bench() {}

    /** Runs the command; see {@link Options#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.once()) {
            new Once(System.out).run();
        } else {
            run(options, System.out);
        }
    }

    /** Measures, and prints the table. */
    static List<Figure> run(Options options, PrintStream out) throws Exception {
        Documents documents = Documents.load(options.documents().isEmpty() ? validTestData() : options.documents());
        return run(documents, options, out);
    }

    static List<Figure> run(Documents documents, Options options, PrintStream out) throws Exception {
        out.printf(
                Locale.ROOT,
                "%d documents, %d bytes (%d left out); JDK %s, %d processors, %d thread(s), %d rounds of %.0f ms%n%n",
                documents.all().size(),
                documents.bytes(),
                documents.leftOut(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                options.threads(),
                options.rounds(),
                options.chunkMillis());
        List<Figure> figures = new Harness(documents, options).measure(rows(options));
        out.println(Figure.HEAD);
        figures.forEach(out::println);
        return figures;
    }

    /** Returns the base and those rows that were asked for. */
    static List<Row> rows(Options options) throws Exception {
        List<Row> rows = new ArrayList<>(XmlRows.all(Schemas.compile(), Jaxb.context()));
        rows.addAll(JsonRows.all());
        rows.removeIf(row ->
                row != XmlRows.SCAN && !options.rows().matcher(row.name()).find());
        return rows;
    }

    /** Returns the folders {@code valid} of the project's test data. */
    static List<Path> validTestData() throws java.io.IOException {
        String named = System.getProperty("qti4j.root", ".");
        try (Stream<Path> areas = Files.list(Path.of(named, "testdata"))) {
            return areas.map(area -> area.resolve("valid"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }
}
