package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-1103")
class BoundedStreamTest {

    @Test
    void readsUpToTheLimit() throws IOException {
        assertThat(bounded(100, 100).readAllBytes()).hasSize(100);
    }

    @Test
    void refusesOneByteMore() {
        assertThatThrownBy(() -> bounded(101, 100).readAllBytes())
                .isInstanceOf(SoapException.class)
                .hasMessageContaining("100 bytes");
        assertThatThrownBy(() -> bounded(101, 100).skip(101)).isInstanceOf(SoapException.class);
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        InputStream stream = bounded(3, 2);
        stream.read();
        stream.read();

        assertThatThrownBy(stream::read).isInstanceOf(SoapException.class);
    }

    private static InputStream bounded(int length, int limit) {
        return new BoundedStream(new ByteArrayInputStream(new byte[length]), limit);
    }
}
