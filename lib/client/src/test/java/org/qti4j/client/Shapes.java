// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.qti4j.json.Json;

/** The documented shapes of requests and answers, from {@code shapes.json}, which says how to read them. */
final class Shapes {
    private static final Set<String> BASE_TYPES = Set.of(
            "identifier",
            "boolean",
            "integer",
            "float",
            "string",
            "point",
            "pair",
            "directedPair",
            "duration",
            "file",
            "uri");
    private static final Map<String, Object> ALL = read();

    private Shapes() {}

    private static Map<String, Object> read() {
        try (InputStream in = Objects.requireNonNull(Shapes.class.getResourceAsStream("shapes.json"))) {
            return Json.readObject(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what of an object is not as documented. */
    static List<String> problems(String shape, Map<String, Object> object) {
        List<String> problems = new ArrayList<>();
        check("", shape, object, problems);
        return problems;
    }

    /** Returns the names of the fields of a shape. */
    static Set<String> fields(String shape) {
        Set<String> names = new TreeSet<>(part(shape, "required").keySet());
        names.addAll(part(shape, "optional").keySet());
        return names;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(String shape, String part) {
        Map<String, Object> found = (Map<String, Object>) ALL.get(shape);
        if (found == null) {
            throw new IllegalArgumentException("no shape " + shape);
        }
        return (Map<String, Object>) found.get(part);
    }

    private static void check(String at, String type, Object value, List<String> problems) {
        if (type.startsWith("[")) {
            String member = type.substring(1, type.lastIndexOf(']'));
            if (!(value instanceof List<?> list) || type.endsWith("+") && list.isEmpty()) {
                problems.add(at + " is no " + type);
                return;
            }
            for (int i = 0; i < list.size(); i++) {
                check(at + "/" + i, member, list.get(i), problems);
            }
        } else if (type.startsWith("{")) {
            String member = type.substring(1, type.length() - 1);
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, one) -> check(at + "/" + key, member, one, problems));
            } else {
                problems.add(at + " is no " + type);
            }
        } else if (type.startsWith("=")) {
            if (!List.of(type.substring(1).split("\\|")).contains(value)) {
                problems.add(at + " is " + value + ", none of " + type.substring(1));
            }
        } else if (ALL.containsKey(type)) {
            object(at, type, value, problems);
        } else if (!isOfType(type, value)) {
            problems.add(at + " is no " + type);
        }
    }

    private static void object(String at, String shape, Object value, List<String> problems) {
        if (!(value instanceof Map<?, ?> map)) {
            problems.add(at + " is no " + shape);
            return;
        }
        Map<String, Object> required = part(shape, "required");
        Map<String, Object> optional = part(shape, "optional");
        required.keySet().stream()
                .filter(key -> !map.containsKey(key))
                .forEach(key -> problems.add(at + "/" + key + " is missing"));
        map.forEach((key, member) -> {
            Object type = required.getOrDefault(key, optional.get(key));
            if (type == null) {
                problems.add(at + "/" + key + " is unknown");
            } else {
                check(at + "/" + key, (String) type, member, problems);
            }
        });
    }

    private static boolean isOfType(String type, Object value) {
        return switch (type) {
            case "any" -> true;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "positive" ->
                value instanceof Number
                        && new BigDecimal(value.toString()).signum() > 0
                        && new BigDecimal(value.toString()).stripTrailingZeros().scale() <= 0;
            case "base-type" -> BASE_TYPES.contains(value);
            case "object" -> value instanceof Map;
            case "date-time" -> value instanceof String text && OffsetDateTime.parse(text) != null;
            default -> throw new IllegalArgumentException("no type " + type);
        };
    }
}
