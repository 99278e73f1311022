package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.machines;
import static org.menkyo.kms.serving.SampleHost.request;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.audit.AuditBreak;
import org.menkyo.audit.AuditBreak.Problem;
import org.menkyo.audit.AuditVerification;
import org.menkyo.audit.TestSealing;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerSegments;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.report.HostEvents;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.shared.Settings;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** The second of three batches of a host is damaged: what is not keeps going (VA-318). */
class DamagedLedgerTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** What happened to the batch, which has five requests, and how many of them can still be read. */
    enum Damage {
        NO_SUCH_RESULT("records = overlay(records PLACING '\\xc8'::bytea FROM 1 + 2 * 70 + 58)", 4),
        NO_SUCH_NAME("records = overlay(records PLACING '\\xff'::bytea FROM 1 + 2 * 70 + 66)", 4),
        UNREADABLE(null, 0);

        private final String change;
        private final int readable;

        Damage(String change, int readable) {
            this.change = change;
            this.readable = readable;
        }

        void happenTo(HostTerms host) throws SQLException {
            if (change == null) {
                // An error of the class that a value would cause, whenever the row is read.
                DATABASE.asOwner("CREATE POLICY damaged ON kms_ledger USING"
                        + " (1 / CASE WHEN number = 2 AND host_id = " + host.hostId() + " THEN 0 ELSE 1 END = 1)");
                DATABASE.asOwner("ALTER TABLE kms_ledger ENABLE ROW LEVEL SECURITY");
            } else {
                DATABASE.asOwner(
                        "UPDATE kms_ledger SET " + change + " WHERE number = 2 AND host_id = " + host.hostId());
            }
        }
    }

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final Ledger ledger = new Ledger(DATABASE.runtime());
    private final LedgerSegments segments = new LedgerSegments(DATABASE.runtime());
    private final TestSealing sealing = new TestSealing(DATABASE, clock);
    private final LedgerProjector projector = new LedgerProjector(
            DATABASE.runtime(),
            new DuplicateSuspicions(DATABASE.runtime(), new Settings()),
            new ProjectionPace(clock),
            clock);
    private final List<List<KmsRequest>> batches = List.of(machines(3, clock), machines(5, clock), machines(4, clock));
    private HostTerms terms;

    @BeforeEach
    void installHost() throws SQLException {
        DATABASE.asOwner("TRUNCATE kms_ledger, kms_ledger_number, kms_ledger_segment, kms_projection, kms_client,"
                + " audit_unsealed, audit_seal, audit_checkpoint");
        terms = install();
    }

    @AfterEach
    void repair() throws SQLException {
        DATABASE.asOwner("ALTER TABLE kms_ledger DISABLE ROW LEVEL SECURITY");
        DATABASE.asOwner("DROP POLICY IF EXISTS damaged ON kms_ledger");
    }

    private static HostTerms install() {
        return SampleHost.installed(DATABASE, SampleHost.START);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("VA-318")
    void aHostStartsAndTakesNothingThatCameBefore(Damage damage) throws Exception {
        AnsweringHost before = node(terms);
        batches.forEach(batch -> ask(before, batch));
        projector.follow();
        damage.happenTo(terms);

        AnsweringHost after = node(terms);

        assertThat(after.count()).isEqualTo(12);
        for (List<KmsRequest> batch : batches) {
            assertThat(ask(after, batch)).extracting(KmsAnswer::result).containsOnly(KmsResult.REPLAY);
        }
        clock.move(Duration.ofHours(3));
        assertThat(ask(after, request(BUSINESS, batches.get(1).get(2).cmid(), clock.instant())))
                .extracting(KmsAnswer::result)
                .containsExactly(KmsResult.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("VA-318")
    void aBatchThatIsNotProjectedYetKeepsNeitherAStartNorAnotherNode(Damage damage) throws Exception {
        AnsweringHost first = node(terms);
        AnsweringHost second = node(terms);
        batches.forEach(batch -> ask(first, batch));
        damage.happenTo(terms);

        second.catchUp();

        for (AnsweringHost host : List.of(node(terms), second)) {
            assertThat(host.state().number()).isEqualTo(3);
            assertThat(host.count()).isEqualTo(3 + damage.readable + 4);
        }
        assertThat(ask(second, machines(1, clock)))
                .extracting(KmsAnswer::result)
                .containsExactly(KmsResult.ANSWERED);
        assertThat(second.state().number()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Tag("VA-318")
    void aMissingBatchKeepsNeitherAStartNorAnotherNode(int number) throws Exception {
        AnsweringHost first = node(terms);
        AnsweringHost second = node(terms);
        batches.forEach(batch -> ask(first, batch));
        DATABASE.asOwner("DELETE FROM kms_ledger WHERE number = " + number + " AND host_id = " + terms.hostId());

        second.catchUp();

        for (AnsweringHost host : List.of(node(terms), second)) {
            assertThat(host.state().number()).isEqualTo(3);
            assertThat(host.count()).isEqualTo(12 - batches.get(number - 1).size());
        }
        assertThat(ask(second, machines(1, clock)))
                .extracting(KmsAnswer::result)
                .containsExactly(KmsResult.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("VA-313")
    @Tag("VA-318")
    void theLogShowsWhatCanBeRead(Damage damage) throws Exception {
        AnsweringHost host = node(terms);
        batches.forEach(batch -> ask(host, batch));
        damage.happenTo(terms);

        HostEvents.Found found =
                new HostEvents(ledger).find(terms.hostId(), KmsEventFilter.NONE, HostEvents.Position.END, 100);

        assertThat(found.next()).isEmpty();
        assertThat(found.events()).hasSize(4 + damage.readable + 3);
        assertThat(found.events().stream().filter(event -> event.batch() == 2))
                .allSatisfy(event -> assertThat(event.cmid())
                        .isEqualTo(batches.get(1).get(event.place()).cmid()));
    }

    @Test
    @Tag("LC-1001")
    @Tag("VA-318")
    void whatCannotBeReadWhenItIsChainedIsFoundAndKeepsNothingFromBeingChained() throws Exception {
        AnsweringHost host = node(terms);
        batches.forEach(batch -> ask(host, batch));
        Damage.UNREADABLE.happenTo(terms);
        projector.follow();
        HostTerms other = install();
        ask(node(other), machines(2, clock));
        projector.follow();

        sealing.seal(segments);

        AuditVerification found = sealing.verify(segments);
        assertThat(found.waiting()).isZero();
        assertThat(found.firstBreak()).isEqualTo(new AuditBreak(Problem.MISSING, 1L, "kms-ledger", segment(terms)));
        repair();
        assertThat(sealing.verify(segments).firstBreak())
                .isEqualTo(new AuditBreak(Problem.EDITED, 1L, "kms-ledger", segment(terms)));
    }

    @Test
    @Tag("LC-1001")
    @Tag("VA-318")
    void whatCannotBeReadAnyMoreIsFoundAndKeepsNothingFromBeingChained() throws Exception {
        AnsweringHost host = node(terms);
        batches.forEach(batch -> ask(host, batch));
        projector.follow();
        sealing.seal(segments);
        assertThat(sealing.verify(segments).intact()).isTrue();
        Damage.UNREADABLE.happenTo(terms);
        HostTerms other = install();
        ask(node(other), machines(2, clock));
        projector.follow();

        sealing.seal(segments);

        AuditVerification found = sealing.verify(segments);
        assertThat(found.waiting()).isZero();
        assertThat(found.firstBreak()).isEqualTo(new AuditBreak(Problem.MISSING, 1L, "kms-ledger", segment(terms)));
        repair();
        assertThat(sealing.verify(segments).intact()).isTrue();
    }

    private static Long segment(HostTerms host) {
        return (Long) DATABASE.inTransaction(entities -> entities.createNativeQuery(
                        "SELECT min(id) FROM kms_ledger_segment WHERE host_id = :host", Long.class)
                .setParameter("host", host.hostId())
                .getSingleResult());
    }

    private AnsweringHost node(HostTerms host) throws SQLException {
        return SampleHost.restarted(host, DATABASE, ledger, clock);
    }
}
