// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.diagnostic.Severity;

/** Members that a form does not have. */
public final class UnknownMembers {
    private UnknownMembers() {}

    /** Reports one as the setting wants it. */
    static void report(UnknownKeys keys, String pointer, String what, Findings findings) {
        findings.add(severity(keys), Findings.UNKNOWN_KEY, message(keys, pointer, what), pointer);
    }

    /** Returns how much one matters. */
    public static Severity severity(UnknownKeys keys) {
        return switch (keys) {
            case REFUSE -> Severity.ERROR;
            case REPORT -> Severity.WARNING;
            case KEEP -> Severity.INFO;
        };
    }

    /** Returns what there is to say about one. */
    public static String message(UnknownKeys keys, String pointer, String what) {
        String key = pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
        return "\"" + key + "\" is not " + what
                + switch (keys) {
                    case REFUSE -> "";
                    case REPORT -> "; it is left out";
                    case KEEP -> "; it travels beside";
                };
    }

    /** Returns a copy of the object without the members at the pointers, which are members of objects. */
    public static Map<String, Object> without(Map<String, Object> object, Collection<String> pointers) {
        Map<String, Object> copy = Objects.requireNonNull(JsonValues.object(JsonValues.copy(object)));
        for (String pointer : pointers) {
            Object parent = copy;
            String[] steps = pointer.substring(1).split("/", -1);
            for (int i = 0; i < steps.length - 1; i++) {
                parent = member(parent, unescaped(steps[i]));
            }
            Map<String, Object> around = JsonValues.object(parent);
            if (around != null) {
                around.remove(unescaped(steps[steps.length - 1]));
            }
        }
        return copy;
    }

    private static @Nullable Object member(@Nullable Object value, String key) {
        Map<String, Object> object = JsonValues.object(value);
        List<Object> list = JsonValues.array(value);
        return object != null ? object.get(key) : list != null ? list.get(Integer.parseInt(key)) : null;
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
