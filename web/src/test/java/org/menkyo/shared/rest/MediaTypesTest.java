package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/Json",
                " application/json ; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void readsJsonInUtf8(String contentType) {
        assertThat(MediaTypes.isJson(contentType)).isTrue();
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "*/json",
                "application/json-patch+json",
                "application/json;charset=Shift_JIS",
                "application/json; version=2",
                "application/json, text/plain",
                "json",
                "/",
                "application/",
                "application/json; charset=\"",
                "\u3042/\u3042"
            })
    void readsNothingElse(String contentType) {
        assertThat(MediaTypes.isJson(contentType)).isFalse();
    }

    @ParameterizedTest
    @Tag("LC-1109")
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "none | true",
                "'' | true",
                "text/csv | true",
                "text/* | true",
                "*/* | true",
                "application/problem+json | true",
                "application/json, application/problem+json | true",
                "text/html, *; q=.2, */*; q=.2 | true",
                "- | true",
                "application/xml | false",
                "text/html, image/gif | false",
                "*/*;q=0 | false",
                "text/csv;q=0.0, application/json | false"
            })
    void whoTakesTheAnswerOrProblemsIsAnswered(String accept, boolean taken) {
        assertThat(MediaTypes.takes(
                        accept == null ? List.of() : List.of(accept), new String[] {"text/csv;charset=UTF-8"}))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a/b;c=d", "a/b;c=\"d\"", ""})
    void aLongHeaderCostsNoTime(String beginning) {
        String header = beginning + " ".repeat(300_000) + "?";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(MediaTypes.isWellFormed(header)).isFalse();
            assertThat(MediaTypes.takes(List.of(header), new String[] {"text/csv"}))
                    .isTrue();
        });
    }
}
