// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "/lessons/0/item", "//", "/a~1b/~0/~01/"})
    void isSpeltAsItWasRead(String text) {
        assertThat(Pointer.of(text)).hasToString(text);
    }

    @Test
    void goesOnFromWhatWasRead() {
        Pointer item = Pointer.of("/a~1b").member("~x").item(2);
        assertThat(item).hasToString("/a~1b/~0x/2");
        assertThat(Pointer.of("/~01").last()).isEqualTo("~1");
    }
}
