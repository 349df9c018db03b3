// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.qti4j.model.QtiElement;

/** What is measured once and not per document: start-up costs, each in a JVM of its own, sizes, and the least heap that is enough. */
final class Once {
    private static final int RUNS = 5;
    private static final int[] HEAPS = {
        6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 512, 768, 1024
    };
    private static final int[] MEGABYTES = {1, 5, 20, 60};

    private final PrintStream out;

    Once(PrintStream out) {
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        out.printf(Locale.ROOT, "Start-up, median of %d JVMs that do nothing before:%n%n", RUNS);
        for (OnceTask task : OnceTask.values()) {
            if (task.isTimed()) {
                List<Long> millis = new ArrayList<>();
                for (int i = 0; i < RUNS; i++) {
                    millis.add(Long.parseLong(
                            Child.run(List.of(), task.name()).orElseThrow().strip()));
                }
                Collections.sort(millis);
                out.printf(Locale.ROOT, "| %-60s | %5d ms |%n", task.title(), millis.get(RUNS / 2));
            }
        }
        out.println();
        sizes();
        out.println();
        heaps();
    }

    private void sizes() throws IOException {
        Path model = home(QtiElement.class);
        long classes;
        long bytes;
        if (Files.isDirectory(model)) {
            try (Stream<Path> files = Files.walk(model)) {
                List<Path> all = files.filter(Files::isRegularFile).toList();
                classes = all.stream()
                        .filter(file -> file.toString().endsWith(".class"))
                        .count();
                bytes = all.stream().mapToLong(file -> file.toFile().length()).sum();
            }
        } else {
            try (JarFile jar = new JarFile(model.toFile())) {
                classes = jar.stream()
                        .filter(entry -> entry.getName().endsWith(".class"))
                        .count();
            }
            bytes = Files.size(model);
        }
        out.printf(Locale.ROOT, "Model: %d classes, %d bytes (%s)%n", classes, bytes, model.getFileName());
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void heaps() throws IOException, InterruptedException {
        out.printf("Least -Xmx that is enough, in MB (serial collector, file to file):%n%n");
        StringBuilder head = new StringBuilder(String.format("| %-40s |", "document"));
        for (int size : MEGABYTES) {
            head.append(String.format(Locale.ROOT, " %2d MB |", size));
        }
        out.println(head);
        Path folder = Files.createTempDirectory("qti4j-bench");
        try {
            List<Path> documents = new ArrayList<>();
            for (int size : MEGABYTES) {
                Path document = LargeDocument.write(folder.resolve(size + ".xml"), size * 1_000_000L);
                LargeDocument.writeJson(document);
                documents.add(document);
            }
            for (OnceTask task : OnceTask.values()) {
                if (!task.isTimed()) {
                    StringBuilder line = new StringBuilder(String.format("| %-40s |", task.title()));
                    for (Path document : documents) {
                        int least = leastHeap(task, document);
                        line.append(least < 0 ? "  more |" : String.format(Locale.ROOT, " %5d |", least));
                    }
                    out.println(line);
                }
            }
            for (Path document : documents) {
                Files.delete(document);
                Files.delete(OnceTask.json(document));
            }
        } finally {
            Files.delete(folder);
        }
    }

    /** Returns the least heap by halving, or -1 when the largest is not enough. */
    private static int leastHeap(OnceTask task, Path document) throws IOException, InterruptedException {
        int low = 0;
        int high = HEAPS.length;
        while (low < high) {
            int middle = (low + high) / 2;
            List<String> jvm = List.of("-XX:+UseSerialGC", "-Xmx" + HEAPS[middle] + "m");
            if (Child.run(jvm, task.name(), document.toString()).isPresent()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == HEAPS.length ? -1 : HEAPS[low];
    }
}
