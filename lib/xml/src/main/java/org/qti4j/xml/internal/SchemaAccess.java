// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.xml.QtiSchema;

/** What the other modules of the library may have of a schema, and users may not: its validators. */
public final class SchemaAccess {
    private static volatile @Nullable Function<QtiSchema, ValidatorPool> way;

    private SchemaAccess() {}

    /** Called once by {@link QtiSchema} when it is loaded. */
    public static void open(Function<QtiSchema, ValidatorPool> newWay) {
        way = newWay;
    }

    /** Returns the validators of a schema. */
    public static ValidatorPool validators(QtiSchema schema) {
        // Whoever has a schema has loaded its class.
        return Objects.requireNonNull(way, "way").apply(schema);
    }
}
