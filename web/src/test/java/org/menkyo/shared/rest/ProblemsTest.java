package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorStatus;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.Language;

@Tag("LC-1102")
class ProblemsTest {

    private static final CallOrigin ENGLISH = new CallOrigin(Channel.REST, "192.0.2.1", Language.EN, "call-1");
    private static final CallOrigin JAPANESE = new CallOrigin(Channel.REST, "192.0.2.1", Language.JA, "call-2");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new NotPermittedException(ErrorCode.NOT_SIGNED_IN), 401),
                Arguments.of(new NotPermittedException(ErrorCode.NOT_PERMITTED, "ADMINISTRATOR"), 403),
                Arguments.of(new NotPermittedException(ErrorCode.NOT_REGISTERED), 403),
                Arguments.of(new NotFoundException(), 404),
                Arguments.of(new ConflictException(ErrorCode.ALREADY_DECIDED, "a@example.com", "now"), 409),
                Arguments.of(new RejectedException(ErrorCode.EDITION_NOT_COVERED), 422),
                Arguments.of(new LockedOutException(NOW), 403),
                Arguments.of(new UnavailableException(ErrorCode.UNAVAILABLE, Duration.ZERO), 503),
                Arguments.of(new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, Duration.ZERO), 429),
                Arguments.of(new InvalidInputException(List.of()), 400));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void eachKindOfErrorHasItsStatus(LicensingException error, int status) {
        Problem problem = Problems.of(error, ENGLISH, true);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(error.code().name());
        assertThat(problem.type()).isEqualTo("urn:menkyo:error:" + error.code());
        assertThat(problem.correlationId()).isEqualTo("call-1");
    }

    @Test
    void wrongFieldsAreNamedByPointer() {
        InvalidInputException error = new InvalidInputException(List.of(
                new FieldError("lines[12].quantity", FieldProblem.OUT_OF_RANGE, List.of(1, 1_000_000)),
                new FieldError("", FieldProblem.REQUIRED, List.of())));

        Problem problem = Problems.of(error, ENGLISH, true);

        assertThat(problem.detail()).isEqualTo("Some fields are wrong: lines[12].quantity, body.");
        assertThat(problem.errors())
                .containsExactly(
                        new Problem.InvalidField("/lines/12/quantity", null, "must be from 1 to 1,000,000"),
                        new Problem.InvalidField("", null, "is required"));
    }

    @Test
    void wrongParametersAreNamedByName() {
        InvalidInputException error =
                new InvalidInputException(List.of(new FieldError("size", FieldProblem.MALFORMED, List.of())));

        assertThat(Problems.of(error, JAPANESE, false).errors())
                .containsExactly(new Problem.InvalidField(null, "size", "形式が正しくありません"));
    }

    @ParameterizedTest
    @CsvSource({
        "lines[0].quantity, /lines/0/quantity",
        "orders[3].lines[10].product, /orders/3/lines/10/product",
        "name, /name",
        "a/b, /a~1b",
        "a~b, /a~0b",
        "[2].name, /2/name",
        "'', ''",
    })
    void fieldNamesBecomePointers(String field, String pointer) {
        assertThat(FieldPointer.of(field)).isEqualTo(pointer);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachCodeHasATitleInEachLanguage(Language language) {
        List<String> codes = Stream.concat(Arrays.stream(ErrorCode.values()), Arrays.stream(HttpError.values()))
                .map(Enum::name)
                .toList();

        assertThat(ProblemTexts.in(language).keys())
                .filteredOn(key -> key.startsWith("title."))
                .containsExactlyInAnyOrderElementsOf(
                        codes.stream().map(code -> "title." + code).toList());
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(new TreeSet<>(ProblemTexts.in(Language.JA).keys()))
                .isEqualTo(new TreeSet<>(ProblemTexts.in(Language.EN).keys()));
        assertThat(Problems.of(HttpError.NOT_ACCEPTABLE, JAPANESE).title()).isEqualTo("対応できない応答形式");
    }

    @ParameterizedTest
    @EnumSource(HttpError.class)
    void errorsOfHttpHaveTheirStatus(HttpError error) {
        Problem problem = Problems.of(error, ENGLISH, 1, 2);

        assertThat(problem.status()).isEqualTo(error.status()).isBetween(400, 499);
        assertThat(problem.detail()).isNotBlank().doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST, 400",
        "401, NOT_SIGNED_IN, 401",
        "403, NOT_PERMITTED, 403",
        "404, NOT_FOUND, 404",
        "405, METHOD_NOT_ALLOWED, 405",
        "406, NOT_ACCEPTABLE, 406",
        "412, PRECONDITION_FAILED, 412",
        "413, CONTENT_TOO_LARGE, 413",
        "415, UNSUPPORTED_MEDIA_TYPE, 415",
        "418, BAD_REQUEST, 400",
        "429, TOO_MANY_REQUESTS, 429",
        "500, INTERNAL_ERROR, 500",
        "503, UNAVAILABLE, 503",
        "599, INTERNAL_ERROR, 500",
    })
    void whatTheContainerAnswersBecomesAProblem(int status, String code, int answered) {
        Problem problem = Problems.ofStatus(status, ENGLISH);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(answered);
    }

    @Test
    void saysWhenToTryAgain() {
        assertThat(ErrorStatus.retryAfter(new LockedOutException(NOW.plusSeconds(90)), NOW))
                .contains(Duration.ofSeconds(90));
        assertThat(ErrorStatus.retryAfter(
                        new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, Duration.ofSeconds(3)), NOW))
                .contains(Duration.ofSeconds(3));
        assertThat(ErrorStatus.retryAfter(new NotFoundException(), NOW)).isEmpty();
        assertThat(ErrorStatus.seconds(Duration.ofMillis(1001))).isEqualTo(2);
        assertThat(ErrorStatus.seconds(Duration.ofMillis(-5))).isEqualTo(1);
    }
}
