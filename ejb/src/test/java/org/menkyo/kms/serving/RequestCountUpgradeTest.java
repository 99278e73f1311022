package org.menkyo.kms.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.STANDARD_SERVER;
import static org.menkyo.kms.serving.SampleHost.ask;
import static org.menkyo.kms.serving.SampleHost.cmid;
import static org.menkyo.kms.serving.SampleHost.machines;
import static org.menkyo.kms.serving.SampleHost.nonce;
import static org.menkyo.kms.serving.SampleHost.request;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.shared.Settings;
import org.menkyo.shared.database.DatabaseChangelog;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestDatabase;

/** The sums for reports on a database whose hosts had answered before there were such sums. */
class RequestCountUpgradeTest {

    /** The greatest code of an edition, which the catalog does not have. */
    private static final int FAR_EDITION = 16_383;

    private static final String COUNTS =
            "SELECT string_agg(c::text, ' ' ORDER BY host_id, from_at, edition, result) FROM kms_request_count c";

    private static final String KINDS =
            "SELECT string_agg(DISTINCT edition || ':' || result, ' ') FROM kms_request_count";

    private static final String BY_RESULT =
            "SELECT string_agg(host_id || ':' || result || ':' || requests, ' ' ORDER BY host_id, result) FROM ";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final MutableClock clock = new MutableClock(SampleHost.START);
    private final Ledger ledger = new Ledger(DATABASE.runtime());
    private final LedgerProjector projector = new LedgerProjector(
            DATABASE.runtime(),
            new DuplicateSuspicions(DATABASE.runtime(), new Settings()),
            new ProjectionPace(clock),
            clock);

    @Test
    @Tag("VA-318")
    @Tag("VA-702")
    void anUpgradeCountsWhatWasProjectedAsTheProjectionDoes() throws Exception {
        HostTerms busy = SampleHost.installed(DATABASE, SampleHost.START);
        HostTerms quiet = SampleHost.installed(DATABASE, SampleHost.START);
        AnsweringHost host = SampleHost.restarted(busy, DATABASE, ledger, clock);
        AnsweringHost other = SampleHost.restarted(quiet, DATABASE, ledger, clock);
        ask(host, mixed(40));
        ask(other, machines(3, clock));
        clock.set(SampleHost.START.plus(Duration.ofMinutes(15)).minusMillis(1));
        ask(host, mixed(300));
        clock.set(SampleHost.START.plus(Duration.ofMinutes(15)));
        ask(host, mixed(5));
        clock.set(Instant.parse("2026-04-01T00:00:00Z"));
        ask(host, mixed(5));
        ask(host, mixed(5));
        // Of what is set aside one request can be read but not written, one has no proper result, and one batch is
        // gone.
        damage(busy, 3, "names = overlay(names PLACING '\\x00'::bytea FROM 1 + 2 * 12)");
        damage(busy, 4, "records = overlay(records PLACING '\\xc8'::bytea FROM 1 + 2 * 70 + 58)");
        DATABASE.asOwner("DELETE FROM kms_ledger WHERE number = 5 AND host_id = " + busy.hostId());
        ask(host, mixed(5));
        for (int i = 0; i < 3; i++) {
            projector.follow();
        }
        assertThat(DATABASE.textAsOwner("SELECT count(*) FROM kms_set_aside")).isEqualTo("3");
        String projected = DATABASE.textAsOwner(COUNTS);
        assertThat(DATABASE.textAsOwner(KINDS).split(" "))
                .containsExactlyInAnyOrder(
                        BUSINESS + ":0", BUSINESS + ":3", BUSINESS + ":4", STANDARD_SERVER + ":0", FAR_EDITION + ":2");
        ask(host, mixed(4));
        ask(other, machines(2, clock));

        DATABASE.asOwner("DROP TABLE kms_request_count");
        DATABASE.asOwner("DELETE FROM databasechangelog WHERE id = 'kms-request-count'");
        assertThat(new DatabaseChangelog(DATABASE.owner(), "menkyo_app", false).update())
                .isTrue();

        assertThat(DATABASE.textAsOwner(COUNTS)).isEqualTo(projected);
        projector.follow();
        assertThat(DATABASE.textAsOwner(COUNTS)).isNotEqualTo(projected);
        assertThat(DATABASE.textAsOwner(BY_RESULT
                        + "(SELECT host_id, result, sum(requests) AS requests FROM kms_request_count GROUP BY 1, 2) c"))
                .isEqualTo(DATABASE.textAsOwner(BY_RESULT + "kms_result_count"));
    }

    /** So many machines of an edition, and one each of another edition, of none, with a wrong clock, and that asks again. */
    private List<KmsRequest> mixed(int count) {
        KmsRequest again = request(BUSINESS, cmid(), clock.instant(), true, nonce());
        List<KmsRequest> requests = new ArrayList<>(machines(count, clock));
        Stream.of(
                        request(STANDARD_SERVER, cmid(), clock.instant()),
                        request(FAR_EDITION, cmid(), clock.instant()),
                        request(BUSINESS, cmid(), clock.instant().plus(Duration.ofDays(1))),
                        again,
                        again)
                .forEach(requests::add);
        return requests;
    }

    private static void damage(HostTerms host, int number, String change) throws SQLException {
        DATABASE.asOwner(
                "UPDATE kms_ledger SET " + change + " WHERE number = " + number + " AND host_id = " + host.hostId());
    }
}
