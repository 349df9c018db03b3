// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.testkit.TestData;

/** One front door, shared by far more threads than any pool holds, gives what it gives to one. */
class ThreadsTest {
    private static final int TASKS = 1_000;
    /** More than the validators that are kept, so that some are made and dropped. */
    private static final int THREADS = 200;

    private final QtiXml xml = QtiXml.create();

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void validateAndReadAsOneDoes() throws Exception {
        List<Path> files = TestData.documents(".xml", 250, "valid", "invalid-schema");
        List<Diagnostics> alone = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            alone.add(xml.validate(file));
            texts.add(alone.get(alone.size() - 1).isEmpty() ? xml.writeToString(xml.read(file, QtiElement.class)) : "");
        }
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                int i = task % files.size();
                results.add(executor.submit(() -> {
                    assertThat(xml.validate(files.get(i))).isEqualTo(alone.get(i));
                    if (!texts.get(i).isEmpty()) {
                        assertThat(xml.writeToString(xml.read(files.get(i), QtiElement.class)))
                                .isEqualTo(texts.get(i));
                    }
                    return 1;
                }));
            }
            int done = 0;
            for (Future<Integer> result : results) {
                done += result.get();
            }
            assertThat(done).isEqualTo(TASKS);
        } finally {
            executor.shutdownNow();
        }
    }
}
