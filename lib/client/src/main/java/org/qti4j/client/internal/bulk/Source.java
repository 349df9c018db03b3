// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.nio.file.Path;
import org.qti4j.client.bulk.BulkKind;

/**
 * A document of the folder, before it is read as a whole.
 *
 * @param path where it is
 * @param file its path below the folder, with {@code /} between the parts
 * @param identifier its identifier; empty when it has none
 */
record Source(Path path, String file, BulkKind kind, String identifier) {
    /** Returns what the journal knows it by: what the service holds there, whatever file it came from. */
    String key() {
        return key(kind.label(), identifier);
    }

    static String key(String kind, String identifier) {
        return kind + ":" + identifier;
    }
}
