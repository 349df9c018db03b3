// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qti4j.json.internal.tree.JsonValues;

class BesideTest {
    private static final List<String> KEYS =
            List.of("identifier", "a", "b/c", "~", "", "$was", "$is", "$before", "$after", "metadata");

    @Test
    void namesWhatIsAddedRemovedAndReplaced() {
        Map<String, Object> base = TestJson.object("{identifier: 't', visible: true, title: 'One'}");
        Map<String, Object> wanted = TestJson.object("{identifier: 't', title: 1, metadata: {grade: '5'}}");

        Map<String, Object> beside = Beside.of(base, wanted);

        assertThat(beside)
                .isEqualTo(TestJson.object(
                        "{title: {$was: 'One', $is: 1}, metadata: {grade: '5'}, visible: {$was: true}}"));
        assertThat(apply(base, beside)).isEqualTo(wanted);
    }

    @Test
    void findsTheElementsOfArraysByTheirIdentifiers() {
        Map<String, Object> base = TestJson.object("{parts: [{identifier: 'p1'}, {identifier: 'p2'}]}");
        Map<String, Object> wanted = TestJson.object("{parts: [{identifier: 'p1'}, {identifier: 'p2', sequence: 2}]}");

        Map<String, Object> beside = Beside.of(base, wanted);

        assertThat(beside).isEqualTo(TestJson.object("{parts: {p2: {sequence: 2}}}"));
        assertThat(apply(base, beside)).isEqualTo(wanted);
    }

    @Test
    void replacesArraysWhoseIdentifiersDiffer() {
        Map<String, Object> base = TestJson.object("{parts: [{identifier: 'p1'}]}");
        Map<String, Object> wanted = TestJson.object("{parts: [{identifier: 'p1'}, {identifier: 'p1'}]}");

        assertThat(Beside.of(base, wanted))
                .isEqualTo(TestJson.object(
                        "{parts: {$was: [{identifier: 'p1'}], $is: [{identifier: 'p1'}, {identifier: 'p1'}]}}"));
    }

    @Test
    void keepsBlanksAroundATextApart() {
        Map<String, Object> base = TestJson.object("{content: '<p>a</p>'}");
        Map<String, Object> wanted = TestJson.object("{content: '\\n  <p>a</p> '}");

        Map<String, Object> beside = Beside.of(base, wanted);

        assertThat(beside).isEqualTo(TestJson.object("{content: {$before: '\\n  ', $after: ' '}}"));
        assertThat(apply(TestJson.object("{content: '<p>b</p>'}"), beside))
                .isEqualTo(TestJson.object("{content: '\\n  <p>b</p> '}"));
    }

    @Test
    void leavesADocumentThatWasChangedAsItIs() {
        Map<String, Object> beside = TestJson.object(
                "{title: {$was: 'One', $is: 1}, visible: {$was: true}, parts: {p1: {sequence: 1}, p9: {sequence: 9}}, timeLimit: 5}");
        Map<String, Object> edited =
                TestJson.object("{title: 'Two', visible: false, parts: [{identifier: 'p1'}], timeLimit: 6}");
        List<String> stale = new ArrayList<>();

        Map<String, Object> result = Beside.apply(edited, beside, stale::add);

        assertThat(result)
                .isEqualTo(TestJson.object(
                        "{title: 'Two', visible: false, parts: [{identifier: 'p1', sequence: 1}], timeLimit: 6}"));
        assertThat(stale).containsExactlyInAnyOrder("/title", "/visible", "/parts/p9", "/timeLimit");
    }

    @Test
    void isEmptyForTheSame() {
        assertThat(Beside.of(TestJson.object("{a: 1e3, b: [1]}"), TestJson.object("{b: [1], a: 1E+3}")))
                .isEmpty();
        assertThat(Beside.of(TestJson.object("{a: 1}"), TestJson.object("{a: 1.0}")))
                .isNotEmpty();
    }

    @Test
    void restoresAnyObjectFromAnyOther() {
        long seed = Long.getLong("qti4j.seed", 20261120L);
        System.out.println("qti4j.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Map<String, Object> base = object(random, 3);
            Map<String, Object> wanted = random.nextBoolean() ? object(random, 3) : changed(random, base);
            Map<String, Object> beside = Beside.of(base, wanted);
            Map<String, Object> result = apply(base, beside);
            assertThat(JsonValues.same(result, wanted))
                    .as("seed %d, %s from %s by %s is %s", seed, wanted, base, beside, result)
                    .isTrue();
        }
    }

    private static Map<String, Object> apply(Map<String, Object> base, Map<String, Object> beside) {
        return Beside.apply(base, beside, pointer -> {
            throw new AssertionError("stale: " + pointer);
        });
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            result.put(KEYS.get(random.nextInt(KEYS.size())), value(random, depth - 1));
        }
        return result;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(3);
            case 3 -> new BigDecimal("1." + random.nextInt(2));
            case 4, 5 ->
                " ".repeat(random.nextInt(2)) + (char) ('a' + random.nextInt(2)) + " ".repeat(random.nextInt(2));
            case 6 -> object(random, depth);
            case 7 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    Map<String, Object> element = object(random, depth);
                    element.put("identifier", random.nextInt(8) == 0 ? "$was" : "id" + i);
                    list.add(element);
                }
                yield list;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> changed(Random random, Map<String, Object> base) {
        Map<String, Object> result = (Map<String, Object>) JsonValues.copy(base);
        for (Map.Entry<String, Object> member : new ArrayList<>(result.entrySet())) {
            switch (random.nextInt(5)) {
                case 0 -> result.remove(member.getKey());
                case 1 -> result.put(member.getKey(), Arrays.asList(member.getValue()));
                case 2 -> {
                    if (member.getValue() instanceof List<?> list) {
                        for (Object element : list) {
                            if (element instanceof Map<?, ?> map) {
                                ((Map<String, Object>) map).put("sequence", random.nextInt(3));
                            }
                        }
                    } else if (member.getValue() instanceof String text) {
                        result.put(member.getKey(), "\n" + text + " ");
                    }
                }
                case 3 -> result.put("added", value(random, 2));
                default -> {}
            }
        }
        return result;
    }
}
