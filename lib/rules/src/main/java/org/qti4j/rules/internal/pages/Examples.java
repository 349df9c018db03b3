// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.QtiValidator;
import org.qti4j.rules.RuleExample;

/** The examples of rules, which lie beside the classes. A folder in a jar cannot be listed, so they are looked for by their names. */
public final class Examples {
    private static final int MOST = 20;

    private Examples() {}

    /** Returns the examples of a rule: the bad ones, then the good ones. */
    public static List<RuleExample> of(String id) {
        List<RuleExample> found = new ArrayList<>();
        for (String kind : List.of("bad", "good")) {
            for (int i = 1; i <= MOST; i++) {
                String stem = i == 1 ? kind : kind + "-" + i;
                RuleExample example = example(id, stem + ".xml");
                example = example == null ? example(id, stem + ".json") : example;
                if (example == null) {
                    break;
                }
                found.add(example);
            }
        }
        return found.isEmpty() ? inFolders(id) : found;
    }

    /** Of a rule between documents the examples are folders; what is shown are the files in which something is found. */
    private static List<RuleExample> inFolders(String id) {
        RuleExample expected = example(id, "bad/expected.txt");
        if (expected == null) {
            return List.of();
        }
        List<String> names = expected.text()
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct()
                .toList();
        return Stream.of("bad/", "good/")
                .flatMap(folder -> names.stream().map(name -> example(id, folder + name)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable RuleExample example(String id, String name) {
        try (InputStream file = QtiValidator.class.getResourceAsStream("examples/" + id + "/" + name)) {
            return file == null
                    ? null
                    : new RuleExample(
                            name, name.startsWith("bad"), new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
