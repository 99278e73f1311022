package org.menkyo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

class KmsHostReportServiceTest {

    private static final int ANSWERED = 0;
    private static final int REFUSED = 2;
    private static final int UNKNOWN_EDITION = 60_001;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private UUID first;

    @BeforeEach
    void twoHosts() throws SQLException {
        SCENARIO.database().asOwner("TRUNCATE kms_request_count");
        SCENARIO.clock().set(Instant.parse("2026-04-15T09:00:00Z"));
        first = UUID.randomUUID();
        long own = install(first, "host-1");
        long other = install(UUID.randomUUID(), "host-2");
        count(own, "2026-03-31T23:45:00Z", 211, ANSWERED, 30, 20, 20);
        count(own, "2026-03-31T23:45:00Z", 211, REFUSED, 4, 0, 3);
        count(own, "2026-04-01T00:00:00Z", 211, ANSWERED, 10, 5, 25);
        count(own, "2026-04-01T00:15:00Z", UNKNOWN_EDITION, ANSWERED, 1, 1, 1);
        count(other, "2026-04-01T00:00:00Z", 211, ANSWERED, 7, 7, 7);
    }

    @Test
    @Tag("VA-702")
    void requestsAndCountsAreToldByTimeAndHost() {
        assertThat(report(parse("MONTH", ""), null, 200).items())
                .filteredOn(line -> line.hostId().equals(first))
                .containsExactly(
                        new KmsHostLine("2026-03", first, "host-1", null, 34, 30, 4, 20, 20),
                        new KmsHostLine("2026-04", first, "host-1", null, 11, 11, 0, 6, 25));
        assertThat(report(parse("DAY", ""), null, 200).items())
                .extracting(KmsHostLine::period, KmsHostLine::host, KmsHostLine::requests)
                .containsExactly(
                        tuple("2026-03-31", "host-1", 34L),
                        tuple("2026-04-01", "host-1", 11L),
                        tuple("2026-04-01", "host-2", 7L));
    }

    @Test
    @Tag("VA-702")
    void editionsAreToldApartAlsoThoseThatTheCatalogDoesNotKnow() {
        assertThat(report(parse("MONTH", "PRODUCT"), null, 200).items())
                .extracting(KmsHostLine::period, KmsHostLine::host, KmsHostLine::edition)
                .containsExactly(
                        tuple("2026-03", "host-1", "SERVER_2008_STANDARD"),
                        tuple("2026-04", "host-1", "60001"),
                        tuple("2026-04", "host-1", "SERVER_2008_STANDARD"),
                        tuple("2026-04", "host-2", "SERVER_2008_STANDARD"));
        assertThat(report(ReportFilter.parse(null, null, null, "PRODUCT", null, null, null, "60001"), null, 200)
                        .items())
                .extracting(KmsHostLine::requests)
                .containsExactly(1L);
    }

    @Test
    @Tag("VA-702")
    void daysAreThoseOfThePublishersTimeZone() {
        ReportFilter daily = parse("DAY", "");

        assertThat(SCENARIO.call(
                                KmsHostReportService.class,
                                TestBeans.inZone(ZoneId.of("America/New_York")),
                                s -> s.kmsHosts(SCENARIO.operator(), daily, PageRequest.first()))
                        .items())
                .extracting(KmsHostLine::period, KmsHostLine::host, KmsHostLine::requests)
                .containsExactly(tuple("2026-03-31", "host-1", 45L), tuple("2026-03-31", "host-2", 7L));
    }

    @Test
    @Tag("VA-702")
    void pagesAndTheFileHaveEachLineOnce() throws Exception {
        Page<KmsHostLine> page = report(parse("DAY", "PRODUCT"), null, 3);
        assertThat(page.items()).hasSize(3);
        List<KmsHostLine> rest = report(parse("DAY", "PRODUCT"), page.next(), 3).items();

        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(page.items());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SCENARIO.call(KmsHostReportService.class, s -> {
            StreamedFile file = s.exportKmsHosts(SCENARIO.operator(), parse("DAY", "PRODUCT"));
            try {
                file.writeTo(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
        assertThat(output.toString(StandardCharsets.UTF_8).lines())
                .hasSize(5)
                .anyMatch(line -> line.contains("2026-03-31") && line.contains("host-1") && line.contains("34"));
    }

    @Test
    @Tag("VA-702")
    void onlyOperatorsSeeThem() {
        Caller distributor = SCENARIO.distributor();
        assertThatThrownBy(() -> SCENARIO.call(
                        KmsHostReportService.class,
                        s -> s.kmsHosts(distributor, ReportFilter.none(), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
    }

    private static long install(UUID identifier, String name) {
        return SCENARIO.look(entities -> {
            entities.createNativeQuery("UPDATE kms_host SET name = name || id WHERE name = ?1")
                    .setParameter(1, name)
                    .executeUpdate();
            InstalledHost host = new InstalledHost(
                    identifier, name, new byte[60], SCENARIO.clock().instant());
            new InstalledHosts(entities).add(host);
            return host.id();
        });
    }

    private static void count(
            long host, String from, int edition, int result, long requests, long added, int highestCount)
            throws SQLException {
        SCENARIO.database()
                .asOwner(
                        "INSERT INTO kms_request_count (host_id, from_at, edition, result, requests, added, highest_count)"
                                + " VALUES (" + host + ", '" + from + "', " + edition + ", " + result + ", " + requests
                                + ", " + added
                                + ", " + highestCount + ")");
    }

    private static ReportFilter parse(String period, String by) {
        return ReportFilter.parse(null, null, period, by, null, null, null, null);
    }

    private static Page<KmsHostLine> report(ReportFilter filter, String after, int size) {
        return SCENARIO.call(
                KmsHostReportService.class, s -> s.kmsHosts(SCENARIO.operator(), filter, PageRequest.of(after, size)));
    }
}
