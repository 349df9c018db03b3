// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final JsonLimits LIMITS = new JsonLimits(200_000_000, 1_000_000);

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void hasAllOfASmallText() throws IOException {
        for (int count : new int[] {0, 1, 15, 16, 17, 40_000}) {
            byte[] bytes = bytes(count);

            ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes), new byte[16], LIMITS);

            assertThat(ahead.isWhole()).isTrue();
            assertThat(Arrays.copyOf(ahead.bytes(), ahead.size())).isEqualTo(bytes);
            assertThat(ahead.readAllBytes()).isEqualTo(bytes);
            assertThat(ahead.read()).isEqualTo(-1);
        }
    }

    @Test
    void goesOnBehindTheBeginningOfALargeText() throws IOException {
        byte[] bytes = bytes(1_000_000);

        ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes), new byte[16], LIMITS);

        assertThat(ahead.isWhole()).isFalse();
        assertThat(ahead.bytes().length).isLessThan(200_000);
        assertThat(ahead.read()).isZero();
        assertThat(ahead.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    @Test
    void readsNothingAheadWhereNothingMayBeKept() {
        ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes(100)), new byte[16], new JsonLimits(1_000, 1));

        assertThat(ahead.isWhole()).isFalse();
        assertThat(ahead.size()).isZero();
    }

    @Test
    void saysThatBytesCannotBeHadBehindThoseThatCan() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is broken");
            }
        };

        ReadAhead ahead = new ReadAhead(
                new SequenceInputStream(new ByteArrayInputStream(bytes(100)), broken), new byte[16], LIMITS);

        assertThat(ahead.isWhole()).isFalse();
        assertThat(ahead.readNBytes(100)).isEqualTo(bytes(100));
        assertThatThrownBy(ahead::read).isInstanceOf(IOException.class).hasMessage("the line is broken");
    }
}
