package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.machines;
import static org.menkyo.kms.serving.SampleHost.request;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.SetAside;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.report.HostReports;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.shared.Settings;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** Entries of the ledger that cannot be taken in, beside others that can. */
class SetAsideTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** The third record's name begins with a character that PostgreSQL does not take. */
    private static final String NUL_IN_A_NAME = "names = overlay(names PLACING '\\x00'::bytea FROM 1 + 2 * 12)";

    /** The third record has a result that there is none of. */
    private static final String NO_SUCH_RESULT =
            "records = overlay(records PLACING '\\xc8'::bytea FROM 1 + 2 * 70 + 58)";

    /** The third record's name ends behind all names. */
    private static final String NO_SUCH_NAME = "records = overlay(records PLACING '\\xff'::bytea FROM 1 + 2 * 70 + 66)";

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final ProjectionPace pace = new ProjectionPace(clock);
    private final LedgerProjector projector = new LedgerProjector(
            DATABASE.runtime(), new DuplicateSuspicions(DATABASE.runtime(), new Settings()), pace, clock);
    private final HostReports reports = new HostReports(DATABASE.runtime(), clock);
    private HostTerms host;
    private HostTerms other;

    @BeforeEach
    void installHosts() {
        host = install();
        other = install();
    }

    private static HostTerms install() {
        return SampleHost.installed(DATABASE, SampleHost.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL_IN_A_NAME, NO_SUCH_RESULT, NO_SUCH_NAME})
    @Tag("VA-318")
    void aRequestThatCannotBeTakenInIsSetAsideAndEverythingBehindItGoesOn(String damage) throws Exception {
        AnsweringHost answering = answering(host);
        ask(answering, machines(3, clock));
        List<KmsRequest> batch = machines(5, clock);
        ask(answering, batch);
        ask(answering, machines(4, clock));
        ask(answering(other), machines(2, clock));
        DATABASE.asOwner("UPDATE kms_ledger SET " + damage + " WHERE number = 2 AND host_id = " + host.hostId());

        projector.follow();

        HostReports.Report report = reports.report(host.hostId());
        assertThat(report.projection()).isEqualTo(new KmsHostView.Projection(3, 3, 0, 1, null, null));
        assertThat(report.projectedCount()).isEqualTo(11);
        assertThat(reports.setAside(host.hostId(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.batch()).isEqualTo(2);
                    assertThat(entry.place()).isEqualTo(2);
                    assertThat(entry.cmid()).isEqualTo(batch.get(2).cmid());
                    assertThat(entry.reason()).isNotBlank();
                    assertThat(entry.setAsideAt()).isEqualTo(clock.instant());
                });
        assertThat(reports.report(other.hostId()).projectedCount()).isEqualTo(2);
        // What is remembered of the machines still fits what was written of them.
        clock.move(Duration.ofHours(2));
        ask(
                answering,
                batch.stream()
                        .map(known -> request(BUSINESS, known.cmid(), clock.instant()))
                        .toList());
        projector.follow();
        assertThat(reports.report(host.hostId()).projectedCount()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("VA-318")
    void aMissingBatchIsSetAside(int number) throws Exception {
        AnsweringHost answering = answering(host);
        for (int i = 0; i < 3; i++) {
            ask(answering, machines(2, clock));
        }
        DATABASE.asOwner("DELETE FROM kms_ledger WHERE number = " + number + " AND host_id = " + host.hostId());

        // Rows before a gap are taken in first.
        for (int i = 0; i < 3; i++) {
            projector.follow();
        }

        assertThat(reports.report(host.hostId()).projectedCount()).isEqualTo(4);
        assertThat(reports.report(host.hostId()).projection())
                .isEqualTo(new KmsHostView.Projection(3, 3, 0, 1, null, null));
        assertThat(reports.setAside(host.hostId(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.batch()).isEqualTo(number);
                    assertThat(entry.place()).isNull();
                    assertThat(entry.reason()).contains("missing");
                });
    }

    @Test
    @Tag("VA-318")
    @Timeout(60)
    void aHostThatCannotBeFollowedIsReportedAndNeitherItsAnswersNorOtherHostsWait() throws Exception {
        ask(answering(host), machines(2, clock));
        ask(answering(other), machines(2, clock));
        DATABASE.asOwner("INSERT INTO kms_ledger_segment (host_id, first_number, last_number) VALUES (" + host.hostId()
                + ", 1, 1)");

        projector.follow();

        assertThat(reports.report(other.hostId()).projection().projectedBatches())
                .isEqualTo(1);
        KmsHostView.Projection failing = reports.report(host.hostId()).projection();
        assertThat(failing.projectedBatches()).isZero();
        assertThat(failing.failingSince()).isEqualTo(SampleHost.START);
        assertThat(failing.failure()).contains("uq_kms_ledger_segment_first");
        assertThat(failing.setAside()).isZero();
        clock.move(Duration.ofMinutes(1));
        // A hundred waits would be a hundred seconds, which the test has not.
        for (int i = 0; i < 100; i++) {
            pace.awaitTurn(host.hostId());
        }

        DATABASE.asOwner("DELETE FROM kms_ledger_segment WHERE host_id = " + host.hostId());
        projector.follow();

        assertThat(reports.report(host.hostId()).projection())
                .isEqualTo(new KmsHostView.Projection(1, 1, 0, 0, null, null));
    }

    @Test
    @Tag("VA-318")
    void noHostWaitsForTheBacklogOfAnother() throws Exception {
        AnsweringHost busy = answering(host);
        for (int i = 0; i < 10; i++) {
            ask(busy, machines(1000, clock));
        }
        ask(answering(other), machines(1, clock));
        List<Long> moved = new ArrayList<>();
        ProjectionPace noting = new ProjectionPace(clock) {
            @Override
            public void reached(long hostId, java.time.Instant answeredAt) {
                if (hostId == host.hostId() || hostId == other.hostId()) {
                    moved.add(hostId);
                }
                super.reached(hostId, answeredAt);
            }
        };

        new LedgerProjector(
                        DATABASE.runtime(), new DuplicateSuspicions(DATABASE.runtime(), new Settings()), noting, clock)
                .follow();

        assertThat(moved).containsExactly(host.hostId(), other.hostId(), host.hostId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22021", "22001", "23505", "23514", "54000", "XX001"})
    @Tag("VA-318")
    void whatTheDatabaseWouldNeverTakeIsOfTheData(String state) {
        assertThat(SetAside.isOfTheData(new SQLException("no", state))).isTrue();
    }

    /** Connection, disk, memory, rights, shutdown, deadlock, canceled, a table that is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "53200", "42501", "57P01", "40P01", "57014", "42P01", "25006"})
    @Tag("VA-318")
    void whatWouldFailForEveryRequestSetsNoneAside(String state) {
        assertThat(SetAside.isOfTheData(new SQLException("no", state))).isFalse();
        assertThat(SetAside.isOfTheData(new IllegalStateException("no"))).isFalse();
    }

    @Test
    void reasonsAreOneLineAndBounded() {
        assertThat(SetAside.reason(new SQLException("a\u0000b\n  Detail: c", "22021")))
                .isEqualTo("22021 a b");
        assertThat(SetAside.reason(new SQLException("x".repeat(1000)))).hasSize(500);
    }

    private AnsweringHost answering(HostTerms terms) throws SQLException {
        return SampleHost.restarted(terms, DATABASE, new Ledger(DATABASE.runtime()), clock);
    }
}
