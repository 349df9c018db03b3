// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.bulk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of documents that are pushed, in the order in which they are: what others refer to comes first. */
public enum BulkKind {
    /** A stimulus. */
    STIMULUS("qti-assessment-stimulus"),
    /** An item. */
    ITEM("qti-assessment-item"),
    /** A test. */
    TEST("qti-assessment-test");

    private final String root;

    BulkKind(String root) {
        this.root = root;
    }

    /** Returns the kind of documents with a root element of this local name, or null. */
    public static @Nullable BulkKind ofRoot(String name) {
        for (BulkKind kind : values()) {
            if (kind.root.equals(name)) {
                return kind;
            }
        }
        return null;
    }

    /** Returns the name in lower case, as reports print it: {@code stimulus}, {@code item}, {@code test}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
