package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.STANDARD_SERVER;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.cmid;
import static org.menkyo.kms.serving.SampleHost.nonce;
import static org.menkyo.kms.serving.SampleHost.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.testing.MutableClock;

/** Who is answered with a reason instead of a count, and that nobody such is counted. */
class RefusalTest {

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final MemoryLedger ledger = new MemoryLedger();
    private final AnsweringHost host = SampleHost.answering(SampleHost.terms(), ledger, clock);

    @ParameterizedTest
    @CsvSource({
        "10, SERVER, 101, ANSWERED",
        "10, SERVER, 201, EDITION_NOT_COVERED",
        "20, SERVER, 101, ANSWERED",
        "20, SERVER, 201, ANSWERED",
        "20, SERVER, 211, EDITION_NOT_COVERED",
        "30, SERVER, 211, ANSWERED",
        "30, SERVER, 221, EDITION_NOT_COVERED",
        "40, SERVER, 101, ANSWERED",
        "40, SERVER, 201, ANSWERED",
        "40, SERVER, 221, ANSWERED",
        "40, OTHER_SERVER, 221, ANSWERED",
        "40, CLIENT, 101, ANSWERED",
        "40, CLIENT, 201, EDITION_NOT_COVERED",
        "40, CLIENT, 221, EDITION_NOT_COVERED",
        "40, SERVER, 104, UNKNOWN_EDITION",
        "40, SERVER, 999, UNKNOWN_EDITION"
    })
    @Tag("VA-103")
    @Tag("VA-104")
    @Tag("VA-109")
    @Tag("VA-312")
    void aHostAnswersTheEditionsThatItsKeyAndPlatformCover(
            int keyGroup, Platform platform, int edition, KmsResult expected) {
        AnsweringHost covering = SampleHost.answering(SampleHost.terms(keyGroup, platform), ledger, clock);
        KmsAnswer answer =
                ask(covering, request(edition, cmid(), clock.instant())).get(0);
        assertThat(answer.result()).isEqualTo(expected);
        assertThat(answer.count()).isEqualTo(expected == KmsResult.ANSWERED ? 1 : 0);
        assertThat(covering.count()).isEqualTo(answer.count());
    }

    @ParameterizedTest
    @ValueSource(longs = {4 * 3600_000L + 1, -4 * 3600_000L - 1, Long.MAX_VALUE / 2, Long.MIN_VALUE / 2})
    @Tag("VA-304")
    void aClockThatIsMoreThanFourHoursOffIsToldSoWithTheHostsTime(long offMillis) {
        Instant clientTime = Instant.ofEpochMilli(SampleHost.START.toEpochMilli() + offMillis);
        KmsAnswer answer = ask(host, request(BUSINESS, cmid(), clientTime)).get(0);
        assertThat(answer.result()).isEqualTo(KmsResult.CLOCK_SKEW);
        assertThat(answer.hostTime()).isEqualTo(clock.instant());
        assertThat(host.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, -4})
    @Tag("VA-304")
    void aClockThatIsFourHoursOffIsNearEnough(long offHours) {
        Instant clientTime = clock.instant().plus(Duration.ofHours(offHours));
        KmsAnswer answer = ask(host, request(BUSINESS, cmid(), clientTime)).get(0);
        assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
    }

    @Test
    @Tag("VA-304")
    @Tag("VA-311")
    void theSameNonceOfTheSameMachineIsAReplayAndRenewsNothing() {
        UUID cmid = cmid();
        Instant sent = clock.instant().plus(Duration.ofHours(4));
        KmsRequest request = request(BUSINESS, cmid, sent, false, nonce());
        assertThat(result(request)).isEqualTo(KmsResult.ANSWERED);
        assertThat(result(request)).isEqualTo(KmsResult.REPLAY);
        clock.move(Duration.ofHours(8));
        assertThat(result(request)).isEqualTo(KmsResult.REPLAY);
        clock.move(Duration.ofMillis(1));
        assertThat(result(request)).isEqualTo(KmsResult.CLOCK_SKEW);
        clock.set(SampleHost.START.plus(Duration.ofDays(30)));
        assertThat(host.count()).isZero();
    }

    @Test
    @Tag("VA-304")
    void aReplayIsRecognizedWithinABatch() {
        KmsRequest request = request(BUSINESS, cmid(), clock.instant());
        List<KmsAnswer> answers = ask(host, request, request, request(BUSINESS, cmid(), clock.instant()));
        assertThat(answers)
                .extracting(KmsAnswer::result)
                .containsExactly(KmsResult.ANSWERED, KmsResult.REPLAY, KmsResult.ANSWERED);
        assertThat(answers.get(2).count()).isEqualTo(2);
    }

    @Test
    @Tag("VA-304")
    void twoMachinesMaySendTheSameNonce() {
        Bits128 nonce = nonce();
        assertThat(result(request(BUSINESS, cmid(), clock.instant(), false, nonce)))
                .isEqualTo(KmsResult.ANSWERED);
        assertThat(result(request(BUSINESS, cmid(), clock.instant(), false, nonce)))
                .isEqualTo(KmsResult.ANSWERED);
    }

    @Test
    @Tag("VA-302")
    void aHostWhoseCertificateHasEndedSaysSo() {
        Instant end = SampleHost.START.plusSeconds(100);
        AnsweringHost ending = SampleHost.answering(
                SampleHost.terms(SampleHost.GROUP_C, Platform.SERVER, Optional.of(end)), ledger, clock);
        assertThat(ask(ending, request(BUSINESS, cmid(), clock.instant()))
                        .get(0)
                        .result())
                .isEqualTo(KmsResult.ANSWERED);
        clock.set(end);
        assertThat(ask(ending, request(BUSINESS, cmid(), clock.instant()))
                        .get(0)
                        .result())
                .isEqualTo(KmsResult.HOST_NOT_ACTIVATED);
    }

    @Test
    @Tag("VA-304")
    @Tag("VA-309")
    void theAnswerCarriesWhatTheProtocolSays() {
        KmsRequest request = request(STANDARD_SERVER, cmid(), clock.instant());
        assertThat(ask(host, request))
                .containsExactly(new KmsAnswer(
                        KmsResult.ANSWERED,
                        1,
                        10_080,
                        120,
                        clock.instant(),
                        77,
                        request.cmid(),
                        request.nonce(),
                        "host-1"));
    }

    @Test
    @Tag("VA-302")
    void theCertificateGoesAheadToAClientThatDoesNotHaveIt() {
        KmsRequest knowing = request(BUSINESS, cmid(), clock.instant());
        KmsRequest unknowing = new KmsRequest(
                BUSINESS, cmid(), "new", knowing.licenseState(), 0, false, clock.instant(), nonce(), nonce(), 0);
        List<byte[]> answers = host.answer(List.of(knowing, unknowing));
        assertThat(SampleHost.frames(answers.get(0)))
                .extracting(frame -> frame.type())
                .containsExactly(FrameType.ANSWER);
        assertThat(SampleHost.frames(answers.get(1)))
                .extracting(frame -> frame.type())
                .containsExactly(FrameType.CERTIFICATE, FrameType.ANSWER);
    }

    @Test
    @Tag("VA-310")
    void refusalsAreInTheLedgerToo() {
        KmsRequest first = request(BUSINESS, cmid(), clock.instant());
        ask(host, first, first, request(SampleHost.ULTIMATE, cmid(), clock.instant()));
        assertThat(ledger.rows).hasSize(1);
        assertThat(ledger.rows.get(0).entries().entries())
                .extracting(LedgerEntry::result)
                .containsExactly(KmsResult.ANSWERED, KmsResult.REPLAY, KmsResult.UNKNOWN_EDITION);
    }

    private KmsResult result(KmsRequest request) {
        return ask(host, request).get(0).result();
    }
}
