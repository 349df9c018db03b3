// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.qti4j.json.ApiKind;
import org.qti4j.json.internal.tree.JsonValues;

/** Whatever is wrong with the JSON: it is told, nothing fails, and the same JSON comes back. */
class DamagedJsonTest {
    private static final List<Supplier<Object>> VALUES = List.of(
            () -> null,
            () -> 7,
            () -> new BigDecimal("1E+3"),
            () -> -1,
            () -> true,
            () -> "",
            () -> " x ",
            () -> "no id",
            () -> "<p>a<b>b",
            () -> "_____",
            () -> "\u0000\ud800&<",
            () -> "<table><td>x<qti-choice-interaction/></table><svg><g/></svg>",
            () -> "RESPONSE",
            ArrayList::new,
            () -> new ArrayList<>(List.of("a", 1)),
            () -> new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("identifier", "A")))),
            LinkedHashMap::new,
            () -> new LinkedHashMap<>(Map.of("$was", 1)),
            () -> new LinkedHashMap<>(Map.of("identifier", "A", "content", "x", "type", "choice")));

    @Test
    void comesBackAsItWas() {
        long seed = Long.getLong("qti4j.seed", System.nanoTime());
        System.out.println("qti4j.seed=" + seed);
        Random random = new Random(seed);
        List<Map<String, Object>> originals = originals();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> json =
                    JsonValues.object(JsonValues.copy(originals.get(random.nextInt(originals.size()))));
            ApiKind kind = ApiKinds.recognise(json).orElseThrow();
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                damage(json, random);
            }
            try {
                ApiForm.Qti qti = RoundTrip.ofJson(json, kind);
                if (!qti.diagnostics().hasErrors()) {
                    assertThat(RoundTrip.problems(qti.document())).isEmpty();
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + kind + " " + json, e);
            }
        }
    }

    private static List<Map<String, Object>> originals() {
        List<Map<String, Object>> originals = new ArrayList<>();
        ItemFormTest.everyType().forEach(type -> {
            Object[] parts = type.get();
            originals.add(ItemFormTest.json(parts[0].toString(), parts[1].toString(), parts[2].toString()));
        });
        for (String inline : List.of("text-entry", "inline-choice")) {
            originals.add(ItemFormTest.json(
                    inline,
                    "cardinality: 'single', baseType: 'identifier', correctResponse: {value: ['A']}",
                    "attributes: {'expected-length': 3}, questionStructure: {prompt: 'a <i>___</i> b',"
                            + " inlineChoices: [{identifier: 'A', content: 'x'}]}"));
        }
        originals.add(TestJson.object(TestFormTest.FULL));
        originals.add(
                TestJson.object(
                        "{identifier: 's', title: 'S', content: '<p>x</p>', catalogInfo: [{id: 'c', support: 'spoken', content: 'y'}]}"));
        return originals;
    }

    private static void damage(Map<String, Object> json, Random random) {
        List<Runnable> damages = new ArrayList<>();
        collect(json, random, damages);
        if (!damages.isEmpty()) {
            damages.get(random.nextInt(damages.size())).run();
        }
    }

    private static void collect(Object value, Random random, List<Runnable> damages) {
        Map<String, Object> object = JsonValues.object(value);
        List<Object> array = JsonValues.array(value);
        if (object != null) {
            object.forEach((key, member) -> {
                damages.add(() -> object.remove(key));
                damages.add(() -> object.put(
                        key, VALUES.get(random.nextInt(VALUES.size())).get()));
                damages.add(() -> object.put(key + "2", object.remove(key)));
                collect(member, random, damages);
            });
        } else if (array != null) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                damages.add(() -> array.add(at, JsonValues.copy(array.get(at))));
                damages.add(() ->
                        array.set(at, VALUES.get(random.nextInt(VALUES.size())).get()));
                collect(array.get(i), random, damages);
            }
        }
    }
}
