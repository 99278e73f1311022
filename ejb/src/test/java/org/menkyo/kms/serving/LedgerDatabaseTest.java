package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.STANDARD_SERVER;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.cmid;
import static org.menkyo.kms.serving.SampleHost.machines;
import static org.menkyo.kms.serving.SampleHost.nonce;
import static org.menkyo.kms.serving.SampleHost.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.ledger.LedgerSegments;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.report.HostEvents;
import org.menkyo.kms.report.HostReports;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.kms.report.KmsEventView;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** The ledger, its projection and the restart of a host on a real database. */
class LedgerDatabaseTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final Ledger ledger = new Ledger(DATABASE.runtime());
    private final LedgerProjector projector = new LedgerProjector(
            DATABASE.runtime(),
            new DuplicateSuspicions(DATABASE.runtime(), new org.menkyo.shared.Settings()),
            new ProjectionPace(clock),
            clock);
    private HostTerms terms;

    @BeforeEach
    void installHost() {
        terms = SampleHost.installed(DATABASE, SampleHost.START);
    }

    @Test
    @Tag("VA-310")
    void everyAnswerIsInTheLedgerOnce() throws Exception {
        AnsweringHost host = node();
        List<KmsRequest> first = machines(3, clock);
        List<KmsRequest> second = machines(2, clock);
        ask(host, first);
        ask(host, second);
        List<LedgerRow> rows = ledger.after(terms.hostId(), 0, 10);
        assertThat(rows).extracting(LedgerRow::number).containsExactly(1L, 2L);
        assertThat(rows.get(0).entries().entries())
                .extracting(LedgerEntry::nonce)
                .containsExactlyElementsOf(first.stream().map(KmsRequest::nonce).toList());
        assertThat(rows.get(0).answeredAt()).isEqualTo(SampleHost.START);
        assertThat(rows.get(0).signed().signature()).hasSize(64);
        assertThat(ledger.append(rows.get(1))).isFalse();
        assertThat(ledger.after(terms.hostId(), 0, 10)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE kms_ledger SET request_count = 1",
                "DELETE FROM kms_ledger",
                "TRUNCATE kms_ledger",
                "UPDATE kms_ledger_segment SET last_number = 1",
                "DELETE FROM kms_ledger_segment"
            })
    @Tag("VA-310")
    void theRuntimeRoleCannotChangeTheLedger(String statement) throws SQLException {
        try (Connection connection = DATABASE.runtime().getConnection();
                Statement change = connection.createStatement()) {
            assertThatThrownBy(() -> change.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    @Tag("VA-305")
    @Tag("VA-310")
    void nodesThatAnswerAtTheSameTimeCountEveryMachineOnce() throws Exception {
        int nodes = 4;
        int batches = 40;
        List<List<UUID>> machines = IntStream.range(0, nodes)
                .mapToObj(i -> IntStream.range(0, batches).mapToObj(j -> cmid()).toList())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Integer> counts = new ArrayList<>();
        try {
            List<Callable<List<Integer>>> work = new ArrayList<>();
            for (List<UUID> own : machines) {
                AnsweringHost host = node();
                work.add(() -> own.stream()
                        .map(cmid -> ask(host, request(BUSINESS, cmid, clock.instant()))
                                .get(0)
                                .count())
                        .toList());
            }
            for (Future<List<Integer>> result : threads.invokeAll(work)) {
                counts.addAll(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        Map<Integer, Long> times = new HashMap<>();
        counts.forEach(count -> times.merge(count, 1L, Long::sum));
        assertThat(IntStream.rangeClosed(1, 49).mapToObj(times::get)).containsOnly(1L);
        assertThat(times.get(50)).isEqualTo((long) nodes * batches - 49);
        assertThat(ledger.after(terms.hostId(), 0, 1000))
                .extracting(LedgerRow::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, nodes * batches)
                        .mapToObj(i -> (long) i)
                        .toList());
        assertThat(restarted().state().table().size()).isEqualTo(nodes * batches);
    }

    @Test
    void theProjectionFollowsTheLedger() throws Exception {
        AnsweringHost host = node();
        UUID cmid = cmid();
        KmsRequest first = request(BUSINESS, cmid, clock.instant());
        ask(host, first, request(STANDARD_SERVER, cmid(), clock.instant(), true, nonce()));
        clock.move(Duration.ofHours(2));
        ask(host, request(STANDARD_SERVER, cmid, clock.instant().minusSeconds(7)));
        ask(host, first, request(SampleHost.ULTIMATE, cmid, clock.instant()));
        projector.follow();
        projector.follow();
        Object[] row = (Object[]) DATABASE.inTransaction(entities -> entities.createNativeQuery(
                        "SELECT edition, last_result, requests, last_request_at, last_answered_at, answered_client_time,"
                                + " first_request_at FROM kms_client WHERE host_id = :host AND cmid = :cmid",
                        Object[].class)
                .setParameter("host", terms.hostId())
                .setParameter("cmid", cmid)
                .getSingleResult());
        Instant later = SampleHost.START.plus(Duration.ofHours(2));
        assertThat(row)
                .containsExactly(
                        SampleHost.ULTIMATE,
                        (short) KmsResult.UNKNOWN_EDITION.code(),
                        3L,
                        later,
                        later,
                        later.minusSeconds(7),
                        SampleHost.START);
        HostReports.Report report = new HostReports(DATABASE.runtime(), clock).report(terms.hostId());
        assertThat(report.projectedCount()).isEqualTo(1);
        assertThat(report.requests())
                .containsEntry(KmsResult.ANSWERED, 3L)
                .containsEntry(KmsResult.UNKNOWN_EDITION, 1L)
                .containsEntry(KmsResult.CLOCK_SKEW, 0L);
        assertThat(report.requests().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(5);
        assertThat(report.lastRequestAt()).isEqualTo(later);
        assertThat(report.projection()).isEqualTo(new KmsHostView.Projection(3, 3, 0, 0, null, null));
    }

    @Test
    void theLagOfTheProjectionShows() throws Exception {
        ask(node(), machines(1, clock));
        clock.move(Duration.ofSeconds(40));
        ask(node(), machines(1, clock));
        HostReports reports = new HostReports(DATABASE.runtime(), clock);
        assertThat(reports.report(terms.hostId()).projection())
                .isEqualTo(new KmsHostView.Projection(2, 0, 40, 0, null, null));
        projector.follow();
        assertThat(reports.report(terms.hostId()).projection())
                .isEqualTo(new KmsHostView.Projection(2, 2, 0, 0, null, null));
    }

    @Test
    void projectorsOfSeveralNodesProjectEachRowOnce() throws Exception {
        AnsweringHost host = node();
        for (int i = 0; i < 50; i++) {
            ask(host, machines(20, clock));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = java.util.Collections.nCopies(4, () -> {
                projector.follow();
                return null;
            });
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        projector.follow();
        HostReports.Report report = new HostReports(DATABASE.runtime(), clock).report(terms.hostId());
        assertThat(report.requests()).containsEntry(KmsResult.ANSWERED, 1000L);
        assertThat(report.projection().projectedBatches()).isEqualTo(50);
    }

    @Test
    @Tag("VA-313")
    void operatorsSeeEveryFieldOfARequest() throws Exception {
        AnsweringHost host = node();
        UUID cmid = cmid();
        KmsRequest good = request(BUSINESS, cmid, clock.instant().minusMillis(1234));
        KmsRequest strange = request(BUSINESS, cmid(), Instant.ofEpochMilli(Long.MIN_VALUE), true, nonce());
        ask(host, good, strange);
        List<KmsEventView> events = new HostEvents(ledger)
                .find(terms.hostId(), KmsEventFilter.NONE, HostEvents.Position.END, 10)
                .events();
        assertThat(events).hasSize(2);
        KmsEventView event = events.get(1);
        assertThat(event)
                .isEqualTo(new KmsEventView(
                        1,
                        0,
                        clock.instant(),
                        KmsResult.ANSWERED,
                        1,
                        true,
                        good.machineName(),
                        cmid,
                        good.clientTime(),
                        false,
                        good.licenseState(),
                        good.remainingMinutes(),
                        BUSINESS,
                        good.hardwareFingerprint().toString()));
        List<?> rows = DATABASE.inTransaction(entities -> entities.createNativeQuery(
                        "SELECT result, count, added, machine_name, cmid, client_time, virtual, license_state,"
                                + " remaining_minutes, edition, hardware, answered_at FROM kms_event"
                                + " WHERE host = (SELECT public_id FROM kms_host WHERE id = :host)"
                                + " ORDER BY batch, place",
                        Object[].class)
                .setParameter("host", terms.hostId())
                .getResultList());
        assertThat((Object[]) rows.get(0))
                .containsExactly(
                        "ANSWERED",
                        1,
                        true,
                        good.machineName(),
                        cmid,
                        good.clientTime(),
                        false,
                        "INITIAL_GRACE",
                        43_200,
                        BUSINESS,
                        good.hardwareFingerprint().toString(),
                        clock.instant());
        assertThat((Object[]) rows.get(1)).startsWith("CLOCK_SKEW", 0, false).contains(true, null, strange.cmid());
    }

    @Test
    void eventsArePagedFromTheNewestToTheOldest() throws Exception {
        AnsweringHost host = node();
        for (int i = 0; i < 30; i++) {
            ask(host, machines(3, clock));
        }
        HostEvents events = new HostEvents(ledger);
        List<String> seen = new ArrayList<>();
        Optional<HostEvents.Position> next = Optional.of(HostEvents.Position.END);
        while (next.isPresent()) {
            HostEvents.Found found = events.find(terms.hostId(), KmsEventFilter.NONE, next.get(), 7);
            found.events().forEach(event -> seen.add(event.batch() + ":" + event.place()));
            next = found.next();
        }
        assertThat(seen).hasSize(90).doesNotHaveDuplicates().startsWith("30:2", "30:1", "30:0", "29:2");
        assertThat(seen.get(89)).isEqualTo("1:0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 20})
    @Tag("VA-305")
    @Tag("VA-310")
    void aRestartedHostKnowsWhatTheOneBeforeItKnew(int projectedBatches) throws Exception {
        AnsweringHost before = node();
        List<KmsRequest> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<KmsRequest> batch = List.of(
                    request(BUSINESS, cmid(), clock.instant()),
                    request(BUSINESS, cmid(), clock.instant(), true, nonce()),
                    request(SampleHost.ULTIMATE, cmid(), clock.instant()));
            ask(before, batch);
            sent.addAll(batch.subList(0, 2));
            clock.move(Duration.ofMinutes(5));
            if (i + 1 == projectedBatches) {
                projector.follow();
            }
        }
        AnsweringHost after = restarted();
        assertThat(after.count()).isEqualTo(20).isEqualTo(before.count());
        assertThat(after.state().number()).isEqualTo(20);
        assertThat(after.state().table().size()).isEqualTo(40);
        assertThat(ask(after, sent)).extracting(KmsAnswer::result).containsOnly(KmsResult.REPLAY);
        UUID known = sent.get(0).cmid();
        assertThat(ask(after, request(BUSINESS, known, clock.instant())).get(0).count())
                .isEqualTo(20);
        clock.set(SampleHost.START.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(49)));
        before.catchUp();
        assertThat(after.count()).isEqualTo(before.count()).isEqualTo(11);
    }

    @Test
    @Tag("VA-304")
    void replaysAreRefusedAlsoIfNotAllNoncesWereReadAtTheRestart() throws Exception {
        AnsweringHost before = node();
        List<KmsRequest> sent = machines(50, clock);
        for (KmsRequest request : sent) {
            ask(before, request);
        }
        projector.follow();
        HostStates few = new HostStates(DATABASE.runtime(), clock, 1000, 10);
        AnsweringHost after = new AnsweringHost(terms, SampleHost.KEY, few.load(terms.hostId()), ledger, clock);
        assertThat(ask(after, sent)).extracting(KmsAnswer::result).containsOnly(KmsResult.REPLAY);
        clock.move(Duration.ofMillis(1));
        assertThat(ask(after, request(BUSINESS, sent.get(0).cmid(), clock.instant()))
                        .get(0)
                        .result())
                .isEqualTo(KmsResult.ANSWERED);
    }

    @Test
    @Tag("VA-305")
    void whoLeftTheTableBeforeTheRestartDoesNotComeBackByIt() throws Exception {
        ask(node(), machines(3, clock));
        clock.move(Duration.ofDays(20));
        ask(restarted(), machines(2, clock));
        projector.follow();
        clock.move(Duration.ofDays(10));
        assertThat(restarted().count()).isEqualTo(2);
    }

    @Test
    @Tag("LC-1001")
    void anEditedOrRemovedLedgerRowChangesItsSegmentsDigest() throws Exception {
        AnsweringHost host = node();
        ask(host, machines(2, clock));
        ask(host, machines(2, clock));
        projector.follow();
        LedgerSegments segments = new LedgerSegments(DATABASE.runtime());
        List<Long> ids = segments.idsAfter(0, 1000);
        Map<Long, byte[]> before = segments.digests(ids);
        assertThat(segments.digests(ids)).usingRecursiveComparison().isEqualTo(before);
        Long last = ids.get(ids.size() - 1);
        DATABASE.asOwner(
                "UPDATE kms_ledger SET names = 'x'::bytea || substring(names FROM 2) WHERE number = 2 AND host_id = "
                        + terms.hostId());
        byte[] edited = segments.digests(ids).get(last);
        assertThat(edited).isNotEqualTo(before.get(last));
        DATABASE.asOwner("DELETE FROM kms_ledger WHERE number = 2 AND host_id = " + terms.hostId());
        assertThat(segments.digests(ids).get(last))
                .isNotEqualTo(before.get(last))
                .isNotEqualTo(edited);
    }

    private AnsweringHost node() throws SQLException {
        return restarted();
    }

    private AnsweringHost restarted() throws SQLException {
        return SampleHost.restarted(terms, DATABASE, ledger, clock);
    }
}
