package org.menkyo.auditverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    @Test
    @Tag("LC-1002")
    void membersAreTextsOrNumbers() throws Exception {
        Line line = Line.parse("{\"type\":\"seal\",\"refId\":7,\"sealNumber\":\"8\",\"list\":[]}");

        assertThat(line.type()).contains("seal");
        assertThat(line.number("refId")).isEqualTo(7);
        assertThat(line.number("sealNumber")).isEqualTo(8);
        assertThat(Line.parse("{}").type()).isEmpty();
        unreadable(() -> Line.parse("{\"type\":[]}").type(), "type is missing");
        unreadable(() -> line.text("list"), "list is missing");
        unreadable(() -> line.number("type"), "type is no whole number");
        unreadable(() -> line.time("type"), "type is no time");
    }

    @Test
    @Tag("LC-1002")
    void bytesHaveTheirLength() throws Exception {
        Line line = Line.parse("{\"two\":\"0aff\",\"odd\":\"0af\",\"text\":\"zz\"}");

        assertThat(line.bytes("two", 2)).containsExactly(10, -1);
        unreadable(() -> line.bytes("two", 3), "two is not 3 bytes in hexadecimal");
        unreadable(() -> line.bytes("odd", 2), "odd is not 2 bytes in hexadecimal");
        unreadable(() -> line.bytes("text", 1), "text is not 1 bytes in hexadecimal");
    }

    @Test
    @Tag("LC-1002")
    void aRecordSaysWhatItLacks() throws Exception {
        Line line = Line.parse("{\"record\":{\"id\":\"a\",\"at\":\"12\",\"details\":{}}}");

        assertThat(line.hasRecord()).isTrue();
        assertThat(line.recordId()).isEqualTo("a");
        assertThat(line.recordText("id")).isEqualTo("a");
        assertThat(line.recordNumber("at")).isEqualTo(12);
        unreadable(() -> line.recordText("details"), "the record's details is missing");
        unreadable(() -> line.recordNumber("id"), "the record's id is no whole number");
        Line without = Line.parse("{\"record\":\"text\"}");
        unreadable(without::record, "record is no object");
        assertThat(Line.parse("{\"records\":{}}").hasRecord()).isFalse();
        assertThat(Line.parse("{\"record\":{}}").recordId()).isEmpty();
    }

    @Test
    @Tag("LC-1002")
    void aLineIsWrittenInOneWayOnly() throws Exception {
        String form = "{\"a\":\"1\",\"b\":\"2\"}";

        Line.parse(form).requireForm(form);
        assertThat(Line.parse(form).isWritten(form)).isTrue();
        Line spaced = Line.parse("{\"a\": \"1\",\"b\":\"2\"}");
        assertThat(spaced.isWritten(form)).isFalse();
        unreadable(() -> spaced.requireForm(form), "it is not in canonical form");
        Line excess = Line.parse("{\"a\":\"1\",\"b\":\"2\",\"y\":1,\"x\":1}");
        unreadable(() -> excess.requireForm(form), "it has members in excess: x, y");
    }

    private static void unreadable(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(Line.UnreadableException.class).hasMessage(message);
    }
}
