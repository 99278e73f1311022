package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.cmid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.projection.SuspectedDuplicate;
import org.menkyo.kms.report.HostReports;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** Machines that share a client machine ID, in one step of the projection and over several. */
class ClonedMachinesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final DataSource dataSource = DATABASE.runtime();
    private final DuplicateSuspicions suspicions = new DuplicateSuspicions(dataSource, new Settings());
    private final LedgerProjector projector =
            new LedgerProjector(dataSource, suspicions, new ProjectionPace(clock), clock);
    private HostTerms terms;

    @BeforeEach
    void installHost() {
        terms = SampleHost.installed(DATABASE, SampleHost.START);
    }

    @ParameterizedTest
    @CsvSource({"ab, 2", "aba, 2", "abc, 3", "abab, 2", "abcabcabc, 3", "aabbaa, 2"})
    @Tag("VA-315")
    @Tag("VA-318")
    void oneIdFromSeveralMachinesInOneStepIsSuspectedAndStopsNothing(String names, int machines) throws Exception {
        UUID shared = cmid();
        List<KmsRequest> requests = new ArrayList<>();
        names.chars().forEach(name -> requests.add(request(shared, Character.toString(name), 1)));
        ask(host(), requests);

        projector.follow();

        assertThat(projection().projectedBatches()).isEqualTo(1);
        assertThat(suspected()).singleElement().satisfies(one -> {
            assertThat(one.cmid()).isEqualTo(shared);
            assertThat(one.machines()).hasSize(machines);
        });
    }

    @Test
    @Tag("VA-315")
    @Tag("VA-318")
    void whatWasKnownBeforeAndComesTwiceInAStepIsSuspectedOnce() throws Exception {
        UUID shared = cmid();
        ask(host(), request(shared, "a", 1));
        projector.follow();
        ask(host(), request(shared, "b", 1), request(shared, "a", 1), request(shared, "c", 2), request(shared, "a", 1));

        projector.follow();

        assertThat(projection().projectedBatches()).isEqualTo(2);
        assertThat(suspected())
                .singleElement()
                .satisfies(one -> assertThat(one.machines()).hasSize(3));
    }

    /** The ledger as an older version left it: one batch that it could not take in, and what was answered behind it. */
    @Test
    @Tag("VA-318")
    void aProjectionThatStoodStillGoesOn() throws Exception {
        UUID shared = cmid();
        ask(host(), request(shared, "a", 1));
        projector.follow();
        ask(host(), request(shared, "b", 1), request(shared, "a", 1), request(shared, "c", 1));
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofMinutes(10));
            ask(host(), request(cmid(), "behind " + i, 1));
        }
        assertThat(projection().lagSeconds()).isEqualTo(20 * 600);

        projector.follow();

        assertThat(projection()).isEqualTo(new KmsHostView.Projection(22, 22, 0, 0, null, null));
        assertThat(suspected()).hasSize(1);
        assertThat(host().count()).isEqualTo(21);
    }

    @Test
    @Tag("VA-315")
    void howManyMachinesAreKeptOfAnIdIsBounded() throws Exception {
        UUID shared = cmid();
        for (int step = 0; step < 3; step++) {
            List<KmsRequest> requests = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                requests.add(request(shared, "invented " + step + " " + i, i));
            }
            ask(host(), requests);
            projector.follow();
        }
        assertThat(suspected())
                .singleElement()
                .satisfies(one -> assertThat(one.machines()).hasSize(100));
    }

    private AnsweringHost host() throws Exception {
        HostStates states = new HostStates(dataSource, clock, 100_000, 100_000);
        return new AnsweringHost(terms, SampleHost.KEY, states.load(terms.hostId()), new Ledger(dataSource), clock);
    }

    private KmsHostView.Projection projection() throws Exception {
        return new HostReports(dataSource, clock).report(terms.hostId()).projection();
    }

    private List<SuspectedDuplicate> suspected() throws Exception {
        return suspicions.list(terms.hostId(), new UUID(0, 0), 100, Language.EN);
    }

    private KmsRequest request(UUID cmid, String name, long hardware) {
        return new KmsRequest(
                SampleHost.BUSINESS,
                cmid,
                name,
                LicenseState.INITIAL_GRACE,
                43_200,
                false,
                clock.instant(),
                SampleHost.nonce(),
                new Bits128(hardware, 1),
                77);
    }
}
