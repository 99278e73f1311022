package org.menkyo.auditverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static List<String> read(byte[] file) throws Exception {
        Lines lines = new Lines(new ByteArrayInputStream(file));
        List<String> read = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            read.add(line);
        }
        return read;
    }

    private static List<String> read(String file) throws Exception {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Tag("LC-1002")
    void endWithALineFeedWithOrWithoutACarriageReturn() throws Exception {
        assertThat(read("")).isEmpty();
        assertThat(read("免許\nb")).containsExactly("免許", "b");
        assertThat(read("a\r\nb\r\n")).containsExactly("a", "b");
        assertThat(read("a\r\r\n\n\r\nb\rc\n")).containsExactly("a\r", "", "", "b\rc");
    }

    @Test
    @Tag("LC-1002")
    void beginWithAByteOrderMarkAtMost() throws Exception {
        assertThat(read("\ufeffa\n\ufeffb\n")).containsExactly("a", "\ufeffb");
        assertThat(read("\ufeff\ufeffa")).containsExactly("\ufeffa");
    }

    @Test
    @Tag("LC-1002")
    void areInUtf8() {
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xe9, '\n'}))
                .isInstanceOf(Line.UnreadableException.class)
                .hasMessage("it is not in UTF-8");
    }

    @Test
    @Tag("LC-1002")
    void areBounded() throws Exception {
        byte[] line = new byte[16 << 20];
        Arrays.fill(line, (byte) 'a');

        assertThat(read(line))
                .singleElement()
                .satisfies(read -> assertThat(read).hasSize(line.length));
        assertThatThrownBy(() -> read(Arrays.copyOf(line, line.length + 1)))
                .isInstanceOf(Line.UnreadableException.class)
                .hasMessage("it is longer than 16777216 bytes");
    }
}
