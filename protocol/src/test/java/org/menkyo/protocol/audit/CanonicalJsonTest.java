package org.menkyo.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void sortsMembersAndLeavesNoSpace() {
        assertThat(CanonicalJson.of(Map.of("b", "2", "a", Map.of("d", "4", "c", "3"), "ä", "5", "B", "6")))
                .isEqualTo("{\"B\":\"6\",\"a\":{\"c\":\"3\",\"d\":\"4\"},\"b\":\"2\",\"ä\":\"5\"}");
    }

    @Test
    void anObjectWithoutMembersIsTwoBraces() {
        assertThat(CanonicalJson.of(Map.of("details", Map.of()))).isEqualTo("{\"details\":{}}");
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(CanonicalJson.of(Map.of("a", "\"\\/\b\t\n\f\r\u0001\u001f\u007f<é日本\u2028😀")))
                .isEqualTo("{\"a\":\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\u007f<é日本\u2028😀\"}");
    }

    /** RFC 8785 section 3.2.3 sorts by UTF-16 code units: the emoji's first one, D83D, comes before FB33. */
    @Test
    void sortsByUtf16CodeUnits() {
        assertThat(CanonicalJson.of(Map.of("\ufb33", "1", "\ud83d\ude00", "2", "\u20ac", "3", "\r", "4", "1", "5")))
                .isEqualTo("{\"\\r\":\"4\",\"1\":\"5\",\"\u20ac\":\"3\",\"\ud83d\ude00\":\"2\",\"\ufb33\":\"1\"}");
    }
}
