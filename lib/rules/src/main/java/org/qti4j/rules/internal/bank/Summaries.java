// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The summaries that were asked for last. Thread-safe. */
final class Summaries {
    private static final int KEPT = 512;

    private final Map<Path, Summary> last = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Summary> eldest) {
            return size() > KEPT;
        }
    };

    /** Returns the summary of a file. */
    Summary of(Path file) {
        Summary known = known(file);
        if (known == null) {
            // Not under the lock: that two threads read the same file is better than that one waits for the other's.
            known = SummaryScan.of(file);
            synchronized (last) {
                last.put(file, known);
            }
        }
        return known;
    }

    private @Nullable Summary known(Path file) {
        synchronized (last) {
            return last.get(file);
        }
    }
}
