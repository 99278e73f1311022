package org.menkyo.kms.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.kms.dns.DnsPublication;
import org.menkyo.kms.dns.DnsRegistration;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.kms.report.HostReports;
import org.menkyo.kms.serving.KmsPort;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.kms.KmsResult;

/**
 * Metrics of the KMS hosts (VA-313). The values are those of the last {@link #refresh}, so that
 * whoever reads the metrics asks no database. Names are those of Micrometer; {@code /prometheus} shows them with
 * underscores.
 *
 * <ul>
 *   <li>{@code menkyo.kms.host.activated} 1 while the host may serve, else 0; hosts that were given up are left out
 *   <li>{@code menkyo.kms.host.serving} 1 if it is the host that answers on the port
 *   <li>{@code menkyo.kms.host.grace.seconds} seconds until it refuses because its hardware has changed; only while it has
 *   <li>{@code menkyo.kms.count} the count of machines (VA-305)
 *   <li>{@code menkyo.kms.threshold} the counts from which editions that the host serves activate themselves, by platform (VA-306)
 *   <li>{@code menkyo.kms.requests} answered requests by result
 *   <li>{@code menkyo.kms.idle.seconds} seconds since the last request, or since the activation if none came after it
 *   <li>{@code menkyo.kms.projection.lag.seconds} seconds that the tables are behind the ledger
 *   <li>{@code menkyo.kms.projection.failing} 1 while the projection of the host stands still (VA-318)
 *   <li>{@code menkyo.kms.set.aside} requests and batches that the tables could not take in (VA-318)
 *   <li>{@code menkyo.kms.suspected.duplicates} client machine IDs that several machines share (VA-315)
 *   <li>{@code menkyo.kms.port.open} 1 while this node's port is open
 *   <li>{@code menkyo.kms.dns.registered} 1 for each DNS record that the name server has, 0 for each that it did not take
 * </ul>
 */
@ApplicationScoped
public class KmsMetrics {

    private final ServerMeters meters;
    private final InstalledHosts hosts;
    private final HostReports reports;
    private final KmsServing serving;
    private final KmsPort port;
    private final DnsPublication dns;
    private final ClientCatalogs catalogs;
    private final Clock clock;
    private final Map<String, Map<KmsResult, Long>> requests = new ConcurrentHashMap<>();
    private final Map<String, Double> values = new ConcurrentHashMap<>();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final Set<String> touched = ConcurrentHashMap.newKeySet();

    @Inject
    public KmsMetrics(
            ServerMeters meters,
            InstalledHosts hosts,
            HostReports reports,
            KmsServing serving,
            KmsPort port,
            DnsPublication dns,
            ClientCatalogs catalogs,
            Clock clock) {
        this.meters = meters;
        this.hosts = hosts;
        this.reports = reports;
        this.serving = serving;
        this.port = port;
        this.dns = dns;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** What is told of one host. */
    private record Sample(InstalledHost host, HostReports.Report report, int count) {

        Tags tags() {
            return Tags.of("host", host.name());
        }
    }

    /**
     * Reads the values anew.
     *
     * @throws SQLException if the database cannot be reached; the values stay
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refresh() throws SQLException {
        Optional<MeterRegistry> registry = meters.registry();
        if (registry.isPresent()) {
            refresh(registry.get());
        }
    }

    private void refresh(MeterRegistry registry) throws SQLException {
        touched.clear();
        Instant now = clock.instant();
        List<Sample> samples = new ArrayList<>();
        for (InstalledHost host : hosts.inUse()) {
            HostReports.Report report = reports.report(host.id());
            samples.add(new Sample(host, report, serving.count(host.id()).orElse(report.projectedCount())));
        }
        tell(
                registry,
                "menkyo.kms.host.activated",
                samples,
                sample -> mayServe(sample.host().condition(now)) ? 1 : 0);
        tell(
                registry,
                "menkyo.kms.host.serving",
                samples,
                sample -> sample.host().isServing() ? 1 : 0);
        tell(
                registry,
                "menkyo.kms.host.grace.seconds",
                samples.stream()
                        .filter(sample -> sample.host().refusesFrom().isPresent())
                        .toList(),
                sample -> seconds(now, sample.host().refusesFrom().orElseThrow()));
        tell(registry, "menkyo.kms.count", samples, Sample::count);
        tellThresholds(registry, samples);
        tell(registry, "menkyo.kms.idle.seconds", samples, sample -> seconds(lastActivity(sample), now));
        tell(
                registry,
                "menkyo.kms.projection.lag.seconds",
                samples,
                sample -> sample.report().projection().lagSeconds());
        tell(
                registry,
                "menkyo.kms.projection.failing",
                samples,
                sample -> sample.report().projection().failure() == null ? 0 : 1);
        tell(
                registry,
                "menkyo.kms.set.aside",
                samples,
                sample -> sample.report().projection().setAside());
        tell(
                registry,
                "menkyo.kms.suspected.duplicates",
                samples,
                sample -> sample.report().suspectedDuplicates());
        samples.forEach(sample -> tellRequests(registry, sample));
        set(registry, "menkyo.kms.port.open", Tags.empty(), port.open().isPresent() ? 1 : 0);
        tellDns(registry);
        values.keySet().retainAll(touched);
    }

    private static boolean mayServe(HostCondition condition) {
        return condition == HostCondition.ACTIVATED || condition == HostCondition.OUT_OF_TOLERANCE_GRACE;
    }

    private static Instant lastActivity(Sample sample) {
        Instant request = sample.report().lastRequestAt();
        Instant activated = sample.host().activatedAt();
        if (request == null || activated == null) {
            return request != null
                    ? request
                    : activated != null ? activated : sample.host().installedAt();
        }
        return request.isAfter(activated) ? request : activated;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private void tell(MeterRegistry registry, String name, Collection<Sample> samples, ToDoubleFunction<Sample> value) {
        samples.forEach(sample -> set(registry, name, sample.tags(), value.applyAsDouble(sample)));
    }

    /** Those of the catalog, for the editions that the host's certificate covers (VA-103, VA-104). */
    private void tellThresholds(MeterRegistry registry, List<Sample> samples) {
        List<CatalogEdition> editions = catalogs.current().editions();
        for (Sample sample : samples) {
            sample.host()
                    .certificate()
                    .map(HostCertificate::contents)
                    .ifPresent(contents -> editions.stream()
                            .filter(edition -> edition.groupRank().isPresent()
                                    && contents.covers(
                                            edition.platform(),
                                            edition.groupRank().getAsInt()))
                            .forEach(edition -> set(
                                    registry,
                                    "menkyo.kms.threshold",
                                    sample.tags()
                                            .and(
                                                    "platform",
                                                    edition.platform().name(),
                                                    "threshold",
                                                    String.valueOf(edition.threshold())),
                                    edition.threshold())));
        }
    }

    private void tellDns(MeterRegistry registry) {
        String name = "menkyo.kms.dns.registered";
        dns.registrations()
                .forEach(registration -> set(
                        registry,
                        name,
                        Tags.of("name", registration.name()),
                        registration.state() == DnsRegistration.State.REGISTERED ? 1 : 0));
        dns.wrongSetting().ifPresent(wrong -> set(registry, name, Tags.of("name", "settings"), 0));
    }

    /** Gauges stay registered; one whose subject is gone has no value. */
    private void set(MeterRegistry registry, String name, Tags tags, double value) {
        String key = name + tags.stream().toList();
        touched.add(key);
        values.put(key, value);
        if (registered.add(key)) {
            // Only meters that are made by these methods reach the server's own registry.
            registry.gauge(name, tags, values, all -> all.getOrDefault(key, Double.NaN));
        }
    }

    private void tellRequests(MeterRegistry registry, Sample sample) {
        String host = sample.host().name();
        boolean isNew = requests.put(host, sample.report().requests()) == null;
        if (isNew) {
            for (KmsResult result : KmsResult.values()) {
                registry.more()
                        .counter(
                                "menkyo.kms.requests",
                                Tags.of("host", host, "result", result.name()),
                                requests,
                                all -> all.get(host).getOrDefault(result, 0L));
            }
        }
    }
}
