// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of form QTI that remembers which value of another JSON document it was made of. As a map it is like any other. */
final class TracedMap extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String origin;
    private final transient Map<String, String> memberOrigins;

    TracedMap(@Nullable String origin, Map<String, String> memberOrigins) {
        this.origin = origin;
        this.memberOrigins = memberOrigins;
    }

    /** Returns the JSON Pointer of the value, or null when it is that of the element around. */
    @Nullable
    String origin() {
        return origin;
    }

    /** Returns the JSON Pointer of the value that a member was made of, or null when it is that of the element. */
    @Nullable
    String origin(String key) {
        return memberOrigins.get(key);
    }
}
