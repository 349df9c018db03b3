// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.Locale;

/** How an {@link ItemEnvelope} carries the item. */
public enum ItemFormat {
    /** As a QTI 3.0 XML document in one string; what the service recommends. */
    XML,
    /** As JSON fields beside the format; the service calls it experimental. */
    JSON;

    /** Returns the value of the field {@code format}: {@code xml} or {@code json}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
