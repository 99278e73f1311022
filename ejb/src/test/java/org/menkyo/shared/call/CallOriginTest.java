package org.menkyo.shared.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.text.Language;

class CallOriginTest {

    @ParameterizedTest
    @Tag("LC-1102")
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "ja | JA",
                "ja-JP, en;q=0.5 | JA",
                "en;q=0.3, ja;q=0.8 | JA",
                "fr, ja | JA",
                "en-GB, ja | EN",
                "ja;q=0, en | EN",
                "jab | EN",
                "de | EN",
                "* | EN",
                "none | EN",
                ";;; | EN",
                "- | EN",
                "-- | EN",
                "en;q=0.5,- | EN",
                "ja,- | JA",
                "-, ja ; q=0.9 | JA",
                "ja;q=x, en;q=0.1 | EN",
                "JA-jp-u-ca-japanese | JA"
            })
    void readsTheLanguageThatTheCallerPrefers(String header, Language expected) {
        assertThat(CallOrigin.ofHttp(Channel.REST, "192.0.2.1", header, null).language())
                .isEqualTo(expected);
    }

    @Test
    @Tag("LC-1110")
    void takesAnyHeader() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "jaen-*;q=0.1,, \t\"%\u3042";
        for (int i = 0; i < 20_000; i++) {
            String header = random.ints(random.nextInt(24), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThatNoException()
                    .as("seed " + seed + ": " + header)
                    .isThrownBy(() -> CallOrigin.ofHttp(Channel.REST, "192.0.2.1", header, header));
        }
        assertThat(CallOrigin.ofHttp(Channel.REST, "192.0.2.1", "a" + "-a".repeat(16_000), null)
                        .language())
                .isEqualTo(Language.EN);
    }

    @Test
    void keepsAWellFormedCorrelationId() {
        assertThat(origin("order-4711.a_B").correlationId()).isEqualTo("order-4711.a_B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nb",
                "<script>",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void replacesACorrelationIdThatCouldForgeALogLine(String header) {
        assertThat(origin(header).correlationId()).isNotEqualTo(header).matches("[0-9a-f-]{36}");
    }

    @Test
    void makesACorrelationIdWhereThereIsNone() {
        assertThat(origin(null).correlationId())
                .isNotEqualTo(origin(null).correlationId())
                .matches("[0-9a-f-]{36}");
    }

    private static CallOrigin origin(String correlationId) {
        return CallOrigin.ofHttp(Channel.SOAP, "192.0.2.1", null, correlationId);
    }
}
