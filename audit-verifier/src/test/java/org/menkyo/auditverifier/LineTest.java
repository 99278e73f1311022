package org.menkyo.auditverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{\"a\":\"1\"",
                "{\"a\":\"1\"} {}",
                "{\"a\":\"1\"}x",
                "{\"a\":\"1\",\"a\":\"2\"}",
                "{\"record\":{\"a\":\"1\",\"a\":\"2\"}}"
            })
    @Tag("LC-1002")
    void isOneObjectWithEachNameOnce(String text) {
        assertThatThrownBy(() -> Line.parse(text)).isInstanceOf(Line.UnreadableException.class);
    }

    @Test
    @Tag("LC-1002")
    void digestsTheRecordHoweverItIsWritten() throws Exception {
        Line line = Line.parse(" {\"record\": {\"b\": \"\\u0041\", \"a\": {}}} ");

        // printf '{"a":{},"b":"A"}' | sha256sum
        assertThat(HexFormat.of().formatHex(line.recordDigest()))
                .isEqualTo("017eaec0e447ff89d72f3a4219d9f6a944621a3901fca1c19e6edc52e98be5ed");
    }

    @Test
    @Tag("LC-1002")
    void aRecordHasTextsOnly() throws Exception {
        assertThatThrownBy(() -> Line.parse("{\"record\":{\"a\":1}}").recordDigest())
                .isInstanceOf(Line.UnreadableException.class);
    }
}
