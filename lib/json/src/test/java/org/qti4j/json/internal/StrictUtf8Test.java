// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {
    private static final String[] PIECES = {
        "a",
        "bcdefghijklmnop",
        "\u00e9",
        "\u07ff",
        "\u0800",
        "\ud7ff",
        "\ue000",
        "\uffff",
        "\ud83d\ude00",
        "\udbff\udfff"
    };

    @Test
    void changesBytesExactlyWhenTheyAreNotUtf8() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = bytes(random);
            byte[] read = read(bytes, random);
            assertThat(read).as("seed " + seed).hasSize(bytes.length);
            if (isUtf8(bytes)) {
                assertThat(read).as("seed " + seed).isEqualTo(bytes);
            } else {
                refused++;
                assertThat(isUtf8(read)).as("seed " + seed).isFalse();
            }
        }
        assertThat(refused).isBetween(2_000, 18_000);
    }

    private static byte[] bytes(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : 0xC0 + random.nextInt(64));
        }
        return bytes;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] read(byte[] bytes, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = new StrictUtf8(new ByteArrayInputStream(bytes));
        byte[] buffer = new byte[40];
        while (true) {
            int offset = random.nextInt(10);
            int count = random.nextInt(8) == 0
                    ? in.read(buffer, offset, 1)
                    : in.read(buffer, offset, 1 + random.nextInt(30));
            if (count < 0) {
                return out.toByteArray();
            }
            out.write(buffer, offset, count);
        }
    }
}
