package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.STANDARD_SERVER;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.cmid;
import static org.menkyo.kms.serving.SampleHost.nonce;
import static org.menkyo.kms.serving.SampleHost.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.testing.MutableClock;

/** Who is counted, and for how long. */
class CountingTest {

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final AnsweringHost host = SampleHost.answering(SampleHost.terms(), new MemoryLedger(), clock);

    @ParameterizedTest(name = "{0} clients and {1} servers")
    @CsvSource({
        "4, 0, false, false",
        "0, 4, false, false",
        "2, 2, false, false",
        "0, 5, true, false",
        "5, 0, true, false",
        "3, 2, true, false",
        "24, 0, true, false",
        "20, 4, true, false",
        "25, 0, true, true",
        "0, 25, true, true",
        "12, 13, true, true",
        "26, 0, true, true",
        "10, 16, true, true"
    })
    @Tag("VA-305")
    @Tag("VA-306")
    void theLastMachineHearsACountThatReachesItsThresholdOrNot(
            int clients, int servers, boolean serversActivate, boolean clientsActivate) {
        int count = 0;
        for (int i = 0; i < clients + servers; i++) {
            count = count(request(i < clients ? BUSINESS : STANDARD_SERVER, cmid(), clock.instant()));
        }
        assertThat(count).isEqualTo(clients + servers);
        assertThat(count >= SampleHost.editions().get(STANDARD_SERVER).threshold())
                .isEqualTo(serversActivate);
        assertThat(count >= SampleHost.editions().get(BUSINESS).threshold()).isEqualTo(clientsActivate);
    }

    @Test
    @Tag("VA-305")
    void everyRequestOfABatchHearsTheCountWithItself() {
        List<KmsRequest> batch = machines(30);
        assertThat(ask(host, batch))
                .extracting(KmsAnswer::count)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    @Tag("VA-305")
    void theSameMachineCountsOnceHoweverOftenAndWithWhateverEditionItAsks() {
        UUID cmid = cmid();
        assertThat(count(request(BUSINESS, cmid, clock.instant()))).isEqualTo(1);
        assertThat(count(request(STANDARD_SERVER, cmid, clock.instant()))).isEqualTo(1);
        List<KmsAnswer> together = ask(
                host,
                request(BUSINESS, cmid, clock.instant()),
                request(BUSINESS, cmid(), clock.instant()),
                request(BUSINESS, cmid, clock.instant()));
        assertThat(together).extracting(KmsAnswer::count).containsExactly(1, 2, 2);
    }

    @Test
    @Tag("VA-305")
    void theReportedCountEndsAtFifty() {
        List<KmsAnswer> answers = ask(host, machines(60));
        assertThat(answers.get(48).count()).isEqualTo(49);
        assertThat(answers.subList(49, 60)).extracting(KmsAnswer::count).containsOnly(50);
        assertThat(host.count()).isEqualTo(50);
    }

    @Test
    @Tag("VA-305")
    void aMachineThatDoesNotRenewLeavesAfterThirtyDays() {
        UUID renewing = cmid();
        ask(host, request(BUSINESS, renewing, clock.instant()), request(BUSINESS, cmid(), clock.instant()));
        clock.move(Duration.ofDays(7));
        assertThat(count(request(BUSINESS, renewing, clock.instant()))).isEqualTo(2);
        clock.move(Duration.ofDays(23).minusMillis(1));
        assertThat(host.count()).isEqualTo(2);
        clock.move(Duration.ofMillis(1));
        assertThat(host.count()).isEqualTo(1);
        assertThat(count(request(BUSINESS, cmid(), clock.instant()))).isEqualTo(2);
        clock.move(Duration.ofDays(7));
        assertThat(host.count()).isEqualTo(1);
    }

    @Test
    @Tag("VA-305")
    void aMachineThatComesBackCountsAgain() {
        UUID cmid = cmid();
        count(request(BUSINESS, cmid, clock.instant()));
        clock.move(Duration.ofDays(31));
        assertThat(host.count()).isZero();
        assertThat(count(request(BUSINESS, cmid, clock.instant()))).isEqualTo(1);
    }

    @Test
    @Tag("VA-307")
    void virtualMachinesHearTheCountButDoNotAddToIt() {
        ask(host, machines(5));
        for (int i = 0; i < 10; i++) {
            KmsAnswer answer = ask(host, virtual(cmid())).get(0);
            assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
            assertThat(answer.count()).isEqualTo(5);
        }
    }

    @Test
    @Tag("VA-307")
    void aMachineThatBecomesVirtualOrPhysicalChangesTheCount() {
        UUID cmid = cmid();
        ask(host, machines(3));
        assertThat(count(request(BUSINESS, cmid, clock.instant()))).isEqualTo(4);
        assertThat(count(virtual(cmid))).isEqualTo(3);
        List<KmsAnswer> both = ask(host, request(BUSINESS, cmid, clock.instant()), virtual(cmid));
        assertThat(both).extracting(KmsAnswer::count).containsExactly(4, 3);
        assertThat(host.count()).isEqualTo(3);
    }

    @Test
    @Tag("VA-305")
    void theTableIsBoundedAndStillCounts() {
        AnsweringHost small = new AnsweringHost(
                SampleHost.terms(), SampleHost.KEY, new HostState(new ClientTable(100), 0), new MemoryLedger(), clock);
        for (int i = 0; i < 5; i++) {
            ask(small, machines(100));
            assertThat(small.count()).isEqualTo(50);
        }
        assertThat(small.state().table().size()).isEqualTo(100);
        clock.move(Duration.ofDays(30));
        assertThat(small.count()).isZero();
    }

    private int count(KmsRequest request) {
        return ask(host, request).get(0).count();
    }

    private KmsRequest virtual(UUID cmid) {
        return request(BUSINESS, cmid, clock.instant(), true, nonce());
    }

    private List<KmsRequest> machines(int count) {
        List<KmsRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(request(i % 2 == 0 ? BUSINESS : STANDARD_SERVER, cmid(), clock.instant()));
        }
        return requests;
    }
}
