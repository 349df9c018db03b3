// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run is to do.
 *
 * @param rounds how often every row has its turn
 * @param chunkMillis how long a turn is, about; at least every document once
 * @param warmMillis how long each row runs before the first round
 * @param rows which rows besides the base, found anywhere in the name
 * @param threads how many threads do each turn, each all of the documents
 * @param once whether the measures that are taken once are to be taken instead
 * @param documents files and directories
 */
record Options(
        int rounds,
        double chunkMillis,
        double warmMillis,
        Pattern rows,
        int threads,
        boolean once,
        List<Path> documents) {
    static final String USAGE = String.join(
            System.lineSeparator(),
            "usage: lib/bench/run [--rounds N] [--chunk MS] [--warm MS] [--rows REGEX] [--threads N] [PATH…]",
            "       lib/bench/run --once",
            "PATH: files or directories of XML documents; the project's valid test data when there is none");

    Options {
        documents = List.copyOf(documents);
        if (rounds < 1 || threads < 1 || chunkMillis < 0 || warmMillis < 0) {
            throw new IllegalArgumentException("rounds and threads must be at least 1, times at least 0");
        }
    }

    /** Reads a command line. */
    static Options parse(String... arguments) {
        int rounds = 15;
        double chunk = 100;
        double warm = 2000;
        Pattern rows = Pattern.compile("");
        int threads = 1;
        boolean once = false;
        List<Path> documents = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--once")) {
                once = true;
            } else if (!name.startsWith("--")) {
                documents.add(Path.of(name));
            } else if (++i == arguments.length) {
                throw new IllegalArgumentException(name + " is not known or has no value");
            } else {
                String value = arguments[i];
                switch (name) {
                    case "--rounds" -> rounds = Integer.parseInt(value);
                    case "--chunk" -> chunk = Double.parseDouble(value);
                    case "--warm" -> warm = Double.parseDouble(value);
                    case "--rows" -> rows = Pattern.compile(value);
                    case "--threads" -> threads = Integer.parseInt(value);
                    default -> throw new IllegalArgumentException(name + " is not known");
                }
            }
        }
        return new Options(rounds, chunk, warm, rows, threads, once, documents);
    }
}
