// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

class AttributeMapTest {
    private final AttributeMap map = new AttributeMap();

    @Test
    void keepsTheOrderInWhichNamesCame() {
        for (int i = 0; i < 20; i++) {
            assertThat(map.put(new QName("a" + (i * 7 % 20)), "v" + i)).isNull();
        }

        assertThat(map).hasSize(20);
        assertThat(map.keySet().iterator().next()).isEqualTo(new QName("a0"));
        assertThat(String.join(" ", map.values()))
                .isEqualTo("v0 v1 v2 v3 v4 v5 v6 v7 v8 v9 v10 v11 v12 v13 v14 v15 v16 v17 v18 v19");
    }

    @Test
    void keepsThePlaceOfANameWhoseTextChanges() {
        map.put(new QName("a"), "1");
        map.put(new QName("b"), "2");

        assertThat(map.put(new QName("a"), "3")).isEqualTo("1");

        assertThat(map).containsExactly(Map.entry(new QName("a"), "3"), Map.entry(new QName("b"), "2"));
    }

    @Test
    void tellsNamespacesApartAndPrefixesNot() {
        map.put(new QName("urn:x", "a", "x"), "1");
        map.put(new QName("a"), "2");

        assertThat(map.get(new QName("urn:x", "a", "y"))).isEqualTo("1");
        assertThat(map.text("urn:x", "a")).isEqualTo("1");
        assertThat(map.text("", "a")).isEqualTo("2");
        assertThat(map.text("", "b")).isNull();
        assertThat(map.containsKey(new QName("b"))).isFalse();
    }

    @Test
    void takesNoNull() {
        assertThatNullPointerException().isThrownBy(() -> map.put(null, "1"));
        assertThatNullPointerException().isThrownBy(() -> map.put(new QName("a"), null));
        assertThat(map).isEmpty();
    }

    @Test
    void canBeChangedThroughItsViews() {
        map.put(new QName("a"), "1");
        map.put(new QName("b"), "2");
        map.put(new QName("c"), "3");

        Iterator<Map.Entry<QName, String>> entries = map.entrySet().iterator();
        entries.next().setValue("new");
        entries.next();
        entries.remove();
        assertThat(entries.next().getKey()).isEqualTo(new QName("c"));
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);

        assertThat(map).containsExactly(Map.entry(new QName("a"), "new"), Map.entry(new QName("c"), "3"));
        map.keySet().remove(new QName("a"));
        map.values().remove("3");
        assertThat(map).isEmpty();
    }

    @Test
    void behavesAsAnyMapUnderManyChanges() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<QName, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            QName name = new QName(random.nextBoolean() ? "" : "urn:x", "a" + random.nextInt(12));
            if (random.nextInt(3) == 0) {
                assertThat(map.remove(name)).as("seed " + seed).isEqualTo(expected.remove(name));
            } else {
                String text = "v" + i;
                assertThat(map.put(name, text)).as("seed " + seed).isEqualTo(expected.put(name, text));
            }
            assertThat(map).as("seed " + seed).isEqualTo(expected).hasSameHashCodeAs(expected);
        }
        assertThat(map.toString()).isEqualTo(expected.toString());
        assertThat(new HashMap<>(map)).isEqualTo(map);
    }
}
