// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;

class ThreadsTest {
    private static final QtiXml XML = QtiXml.create();
    /** More than the validators that are kept, so that some are made and dropped. */
    private static final int THREADS = 200;

    private record Result(Diagnostics findings, String written) {}

    @Test
    @Timeout(60)
    void aThousandTasksOnManyThreadsGiveWhatOneThreadGives() throws Exception {
        List<Path> files =
                TestData.documents(".xml", 290, "valid", "invalid-rule", "invalid-schema", "malformed", "hostile");
        Map<Path, Result> expected = new HashMap<>();
        for (Path file : files) {
            expected.put(file, result(file));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Map.Entry<Path, Result>>> results = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Path file = files.get(i * 7 % files.size());
                results.add(threads.submit(() -> Map.entry(file, result(file))));
            }
            for (Future<Map.Entry<Path, Result>> each : results) {
                assertThat(each.get().getValue())
                        .isEqualTo(expected.get(each.get().getKey()));
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Result result(Path file) throws IOException {
        Diagnostics findings = XML.validate(file);
        try {
            return new Result(findings, XML.writeToString(XML.read(file, QtiElement.class)));
        } catch (QtiFormatException e) {
            assertThat(e.diagnostics()).isEqualTo(findings);
            return new Result(findings, "");
        }
    }
}
