// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/** Finds where metadata say something else. Numbers are compared by value: the service writes 2.50 as 2.5. */
final class MetadataDifferences {
    private static final int SHOWN = 80;

    private MetadataDifferences() {}

    static List<String> between(Map<String, Object> sent, @Nullable Map<String, Object> held) {
        List<String> differences = new ArrayList<>();
        compare("/metadata", sent, held == null ? Map.of() : held, differences);
        return differences;
    }

    private static void compare(
            String pointer, @Nullable Object sent, @Nullable Object held, List<String> differences) {
        if (sent instanceof Map<?, ?> a && held instanceof Map<?, ?> b) {
            Set<Object> keys = new LinkedHashSet<>(a.keySet());
            keys.addAll(b.keySet());
            for (Object key : keys) {
                String place = pointer + "/" + key.toString().replace("~", "~0").replace("/", "~1");
                if (!b.containsKey(key)) {
                    differences.add(place + ": " + shown(a.get(key)) + " is missing");
                } else if (!a.containsKey(key)) {
                    differences.add(place + ": " + shown(b.get(key)) + " should not be there");
                } else {
                    compare(place, a.get(key), b.get(key), differences);
                }
            }
        } else if (sent instanceof List<?> a && held instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                compare(pointer + "/" + i, a.get(i), b.get(i), differences);
            }
        } else if (!isSame(sent, held)) {
            differences.add(pointer + ": " + shown(held) + " instead of " + shown(sent));
        }
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
        }
        return Objects.equals(a, b);
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
