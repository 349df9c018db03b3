// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a reference leads.
 *
 * @param file the file itself, without links, or null
 * @param missing whether there should be a file in the folder and is none; otherwise, without a file, nothing can be said
 */
record Target(@Nullable Path file, boolean missing) {
    static final Target UNKNOWN = new Target(null, false);
    static final Target MISSING = new Target(null, true);
}
