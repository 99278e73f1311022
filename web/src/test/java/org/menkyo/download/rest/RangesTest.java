package org.menkyo.download.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-702")
class RangesTest {

    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0        | 0-0",
                "bytes=0-499      | 0-499",
                "bytes=500-       | 500-999",
                "bytes=999-2000   | 999-999",
                "bytes=-1         | 999-999",
                "bytes=-1000      | 0-999",
                "bytes=-5000      | 0-999",
                "bytes=0-1, 4-5   | 0-1 4-5",
                "bytes=500-,0-10  | 500-999 0-10",
                "bytes=1000-,5-6  | 5-6",
                "bytes=1000-      | none",
                "bytes=-0         | none"
            })
    void theHeadersParts(String header, String parts) {
        String found = Ranges.of(header, SIZE).orElseThrow().parts().stream()
                .map(range -> range.first() + "-" + range.last())
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(parts.equals("none") ? "" : parts);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=x-1",
                "bytes=5-1",
                "lines=0-1",
                "bytes=--1",
                "bytes=0-999,0-0",
                "bytes=0-600,300-900"
            })
    void theWholeFileForWhatIsMalformedOrMoreThanTheFile(String header) {
        assertThat(Ranges.of(header, SIZE)).isEqualTo(Optional.empty());
    }

    @Test
    void nobodyHasOneByteSentAHundredTimes() {
        String header = "bytes=" + "0-0,".repeat(101) + "0-0";
        assertThat(Ranges.of(header, SIZE)).isEmpty();
    }

    @Test
    void aNameIsToldInBothForms() {
        assertThat(FileAnswer.disposition("サーバー \"1\" 100%.iso"))
                .isEqualTo("attachment; filename=\"____ _1_ 100_.iso\";"
                        + " filename*=UTF-8''%E3%82%B5%E3%83%BC%E3%83%90%E3%83%BC%20%221%22%20100%25.iso");
    }
}
