package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.cmid;
import static org.menkyo.kms.serving.SampleHost.request;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.serving.MemoryLedger.Mood;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.testing.MutableClock;

/** That an answer is given exactly for what is in the ledger, whatever breaks. */
class CommitTest {

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final MemoryLedger ledger = new MemoryLedger();
    private final AnsweringHost host = SampleHost.answering(SampleHost.terms(), ledger, clock);

    @Test
    @Tag("VA-310")
    void whatCouldNotBeRecordedIsNeitherAnsweredNorCounted() {
        ledger.next(Mood.FAILS, Mood.FAILS);
        KmsRequest request = fresh();
        assertThatThrownBy(() -> host.answer(List.of(request))).isInstanceOf(UnavailableException.class);
        assertThat(host.count()).isZero();
        assertThat(ledger.rows).isEmpty();
        KmsAnswer answer = ask(host, request).get(0);
        assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
        assertThat(answer.count()).isEqualTo(1);
    }

    @Test
    @Tag("VA-310")
    void aConnectionThatBreaksOnceIsNotNoticed() {
        ledger.next(Mood.FAILS);
        assertThat(ask(host, fresh()).get(0).count()).isEqualTo(1);
        assertThat(ledger.rows).hasSize(1);
    }

    @Test
    @Tag("VA-310")
    void aCommitWhoseEndWasNotHeardOfIsAnsweredOnce() {
        ledger.next(Mood.COMMITS_AND_FAILS);
        KmsAnswer answer = ask(host, fresh()).get(0);
        assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
        assertThat(answer.count()).isEqualTo(1);
        assertThat(ledger.rows).hasSize(1);
        assertThat(ask(host, fresh()).get(0).count()).isEqualTo(2);
    }

    @Test
    @Tag("VA-310")
    void aCommitThatNobodyHeardOfIsTakenInBeforeTheNextBatch() {
        ledger.next(Mood.COMMITS_AND_FAILS, Mood.FAILS);
        KmsRequest unheard = fresh();
        assertThatThrownBy(() -> host.answer(List.of(unheard))).isInstanceOf(UnavailableException.class);
        assertThat(ask(host, fresh()).get(0).count()).isEqualTo(2);
        assertThat(ask(host, unheard).get(0).result()).isEqualTo(KmsResult.REPLAY);
        assertThat(host.count()).isEqualTo(2);
        assertThat(ledger.rows).extracting(LedgerRow::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    @Tag("VA-305")
    void allNodesAnswerFromOneCommittedState() {
        AnsweringHost other = SampleHost.answering(SampleHost.terms(), ledger, clock);
        for (int i = 1; i <= 20; i++) {
            assertThat(ask(i % 3 == 0 ? other : host, fresh()).get(0).count()).isEqualTo(i);
        }
        KmsRequest request = fresh();
        assertThat(ask(host, request).get(0).result()).isEqualTo(KmsResult.ANSWERED);
        assertThat(ask(other, request).get(0).result()).isEqualTo(KmsResult.REPLAY);
    }

    @Test
    @Tag("VA-310")
    void theLedgerAloneGivesTheSameState() {
        for (int i = 0; i < 10; i++) {
            ask(host, fresh(), fresh());
        }
        HostState rebuilt = new HostState(new ClientTable(100_000), 0);
        ledger.rows.forEach(rebuilt::apply);
        assertThat(rebuilt.number()).isEqualTo(10);
        assertThat(rebuilt.table().counted()).isEqualTo(20);
        assertThatThrownBy(() -> rebuilt.apply(ledger.rows.get(5))).isInstanceOf(IllegalStateException.class);
    }

    private KmsRequest fresh() {
        return request(BUSINESS, cmid(), clock.instant());
    }
}
