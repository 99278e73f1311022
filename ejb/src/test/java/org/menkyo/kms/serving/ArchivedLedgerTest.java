package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.machines;
import static org.menkyo.kms.serving.SampleHost.request;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.archiver.ArchiveException;
import org.menkyo.archiver.Archiver;
import org.menkyo.audit.AuditBreak;
import org.menkyo.audit.TestSealing;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.ledger.LedgerSegments;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.report.HostEvents;
import org.menkyo.kms.report.HostReports;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** A host whose old months have left the database. */
class ArchivedLedgerTest {

    private static final Instant JANUARY = Instant.parse("2026-01-30T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    /** What each day had of requests, of machines that were added, and as its highest count, by the ledger and by the counts. */
    private static final String LEDGER_BY_DAY = """
            SELECT string_agg(day || ':' || requests || ':' || added || ':' || highest, ' ' ORDER BY day) FROM (
              SELECT (answered_at AT TIME ZONE 'UTC')::date AS day, count(*) AS requests,
                count(*) FILTER (WHERE added) AS added, max(count) AS highest FROM kms_event GROUP BY 1) by_day
            """;

    private static final String COUNTS_BY_DAY = """
            SELECT string_agg(day || ':' || requests || ':' || added || ':' || highest, ' ' ORDER BY day) FROM (
              SELECT (from_at AT TIME ZONE 'UTC')::date AS day, sum(requests) AS requests, sum(added) AS added,
                max(highest_count) AS highest FROM kms_request_count GROUP BY 1) by_day
            """;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock(JANUARY);
    private final Ledger ledger = new Ledger(DATABASE.runtime());
    private final LedgerSegments segments = new LedgerSegments(DATABASE.runtime());
    private final TestSealing sealing = new TestSealing(DATABASE, clock);
    private final LedgerProjector projector = new LedgerProjector(
            DATABASE.runtime(),
            new DuplicateSuspicions(DATABASE.runtime(), new org.menkyo.shared.Settings()),
            new ProjectionPace(clock),
            clock);
    private HostTerms terms;

    @Test
    @Tag("VA-305")
    @Tag("VA-310")
    @Tag("VA-702")
    @Tag("LC-1001")
    void aHostGoesOnWithoutItsArchivedMonths() throws Exception {
        install();
        List<KmsRequest> machines = machines(30, clock);
        for (int day = 0; day < 10; day++) {
            ask(node(), machines);
            if (day % 3 == 1) {
                projector.follow();
            }
            clock.move(Duration.ofHours(12));
            machines = machines.stream()
                    .map(known -> request(BUSINESS, known.cmid(), clock.instant()))
                    .toList();
        }
        projector.follow();
        sealing.seal(segments);
        HostReports reports = new HostReports(DATABASE.runtime(), clock);
        HostReports.Report before = reports.report(terms.hostId());
        int count = node().count();
        assertThat(DATABASE.textAsOwner(LEDGER_BY_DAY))
                .isEqualTo(DATABASE.textAsOwner(COUNTS_BY_DAY))
                .contains("2026-01-30:30:30:30", "2026-02-01:60:0:30");
        String counts = DATABASE.textAsOwner(COUNTS_BY_DAY);

        assertThat(archive()).isEqualTo(1);

        assertThat(DATABASE.textAsOwner("SELECT min(answered_at) >= '2026-02-01T00:00:00Z' FROM kms_ledger"))
                .isEqualTo("t");
        assertThat(reports.report(terms.hostId())).isEqualTo(before);
        assertThat(DATABASE.textAsOwner(COUNTS_BY_DAY))
                .isEqualTo(counts)
                .isNotEqualTo(DATABASE.textAsOwner(LEDGER_BY_DAY));
        assertThat(DATABASE.textAsOwner("SELECT sum(requests) FROM kms_request_count"))
                .isEqualTo(DATABASE.textAsOwner("SELECT sum(requests) FROM kms_result_count"));
        assertThat(node().count()).isEqualTo(count);
        assertThat(node().state().number()).isEqualTo(10);
        assertThat(sealing.verify(segments).firstBreak()).isNull();
        assertThat(sealing.verify(segments).archivedRows()).isEqualTo(3);

        ask(node(), machines);
        projector.follow();
        assertThat(reports.report(terms.hostId()).projection().projectedBatches())
                .isEqualTo(11);
        HostEvents events = new HostEvents(ledger);
        assertThat(events.find(terms.hostId(), KmsEventFilter.NONE, HostEvents.Position.END, 1000)
                        .events())
                .hasSize(8 * 30);
        KmsEventFilter old = new KmsEventFilter(null, null, Instant.parse("2026-02-02T00:00:00Z"));
        assertThat(events.find(terms.hostId(), old, HostEvents.Position.END, 1000)
                        .events())
                .hasSize(2 * 30);

        LedgerRow last = ledger.backwardsFrom(terms.hostId(), Long.MAX_VALUE, 1).get(0);
        assertThat(ledger.append(new LedgerRow(terms.hostId(), 1, LATER, last.entries(), last.signed())))
                .as("numbers that were archived are not taken again")
                .isFalse();
        assertThat(ledger.append(new LedgerRow(terms.hostId(), 13, LATER, last.entries(), last.signed())))
                .as("numbers have no gap")
                .isFalse();

        clock.set(LATER);
        sealing.seal(segments);
        assertThat(sealing.verify(segments).firstBreak()).isNull();
        DATABASE.asOwner("DELETE FROM kms_ledger WHERE number = 5");
        assertThat(sealing.verify(segments).firstBreak().problem())
                .isIn(AuditBreak.Problem.ARCHIVE_WRONG, AuditBreak.Problem.EDITED);
    }

    @Test
    void aHostThatIsQuietSinceItsLastMonthWasArchivedStillTellsOfIt() throws Exception {
        install();
        ask(node(), machines(3, clock));
        projector.follow();
        sealing.seal(segments);
        clock.set(LATER);
        HostReports reports = new HostReports(DATABASE.runtime(), clock);
        HostReports.Report before = reports.report(terms.hostId());

        archive();

        assertThat(reports.report(terms.hostId())).isEqualTo(before);
        assertThat(before.lastRequestAt()).isEqualTo(JANUARY);
        ask(node(), machines(1, clock));
        assertThat(node().state().number()).isEqualTo(2);
    }

    @Test
    void aMonthThatIsNotProjectedStays() throws Exception {
        install();
        ask(node(), machines(3, clock));
        assertThatThrownBy(this::archive)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("have not followed the ledger");
        projector.follow();
        assertThatThrownBy(this::archive)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("not in the audit chain yet");
        assertThat(ledger.after(terms.hostId(), 0, 10)).hasSize(1);
        sealing.seal(segments);
        assertThat(archive()).isEqualTo(1);
    }

    @Test
    void anArchivedMonthIsRestoredIntoATableOfItsOwn() throws Exception {
        install();
        ask(node(), machines(3, clock));
        ask(node(), machines(2, clock));
        projector.follow();
        sealing.seal(segments);
        String rows = "SELECT string_agg(l::text, ';' ORDER BY number) FROM %s l";
        String before = DATABASE.textAsOwner(rows.formatted("kms_ledger"));
        archive();
        try (Connection owner = DATABASE.owner().getConnection()) {
            String table =
                    new Archiver(owner, folder, line -> {}).restore(folder.resolve("kms-ledger-2026-01.jsonl.gz"));
            assertThat(DATABASE.textAsOwner(rows.formatted(table))).isEqualTo(before);
        }
        DATABASE.asOwner("DROP SCHEMA archive CASCADE");
    }

    private void install() throws SQLException {
        DATABASE.asOwner("TRUNCATE kms_ledger, kms_ledger_number, kms_ledger_segment, kms_projection, kms_result_count,"
                + " kms_request_count,"
                + " kms_client, audit_unsealed, audit_seal, audit_checkpoint, archived_month RESTART IDENTITY");
        terms = SampleHost.installed(DATABASE, JANUARY);
    }

    private int archive() throws Exception {
        try (Connection owner = DATABASE.owner().getConnection()) {
            return new Archiver(owner, folder, line -> {}).archive(YearMonth.of(2026, 2), LATER);
        }
    }

    private AnsweringHost node() throws SQLException {
        return SampleHost.restarted(terms, DATABASE, ledger, clock);
    }
}
