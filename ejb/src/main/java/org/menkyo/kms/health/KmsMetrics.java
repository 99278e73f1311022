package org.menkyo.kms.health;

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
import org.menkyo.shared.meter.ServerMeters;

/**
 * Metrics of the KMS hosts (VA-313). The values are those of the last {@link #refresh}, so that
 * whoever reads the metrics asks no database. Names are those of Micrometer; {@code /prometheus} shows them with
 * underscores.
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
        if (!meters.areShown()) {
            return;
        }
        touched.clear();
        Instant now = clock.instant();
        List<Sample> samples = new ArrayList<>();
        for (InstalledHost host : hosts.inUse()) {
            HostReports.Report report = reports.report(host.id());
            samples.add(new Sample(host, report, serving.count(host.id()).orElse(report.projectedCount())));
        }
        tell(KmsMetric.ACTIVATED, samples, sample -> mayServe(sample.host().condition(now)) ? 1 : 0);
        tell(KmsMetric.SERVING, samples, sample -> sample.host().isServing() ? 1 : 0);
        tell(
                KmsMetric.GRACE,
                samples.stream()
                        .filter(sample -> sample.host().refusesFrom().isPresent())
                        .toList(),
                sample -> seconds(now, sample.host().refusesFrom().orElseThrow()));
        tell(KmsMetric.MACHINES, samples, Sample::count);
        tellThresholds(samples);
        tell(KmsMetric.IDLE, samples, sample -> seconds(lastActivity(sample), now));
        tell(KmsMetric.LAG, samples, sample -> sample.report().projection().lagSeconds());
        tell(KmsMetric.FAILING, samples, sample -> sample.report().projection().failure() == null ? 0 : 1);
        tell(
                KmsMetric.SET_ASIDE,
                samples,
                sample -> sample.report().projection().setAside());
        tell(KmsMetric.DUPLICATES, samples, sample -> sample.report().suspectedDuplicates());
        samples.forEach(this::tellRequests);
        set(KmsMetric.PORT_OPEN, Tags.empty(), port.open().isPresent() ? 1 : 0);
        tellDns();
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

    private void tell(KmsMetric metric, Collection<Sample> samples, ToDoubleFunction<Sample> value) {
        samples.forEach(sample -> set(metric, sample.tags(), value.applyAsDouble(sample)));
    }

    /** Those of the catalog, for the editions that the host's certificate covers (VA-103, VA-104). */
    private void tellThresholds(List<Sample> samples) {
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
                                    KmsMetric.THRESHOLD,
                                    sample.tags()
                                            .and(
                                                    "platform",
                                                    edition.platform().name(),
                                                    "threshold",
                                                    String.valueOf(edition.threshold())),
                                    edition.threshold())));
        }
    }

    private void tellDns() {
        dns.registrations()
                .forEach(registration -> set(
                        KmsMetric.DNS,
                        Tags.of("name", registration.name()),
                        registration.state() == DnsRegistration.State.REGISTERED ? 1 : 0));
        dns.wrongSetting().ifPresent(wrong -> set(KmsMetric.DNS, Tags.of("name", "settings"), 0));
    }

    /** Gauges stay registered; one whose subject is gone has no value. */
    private void set(KmsMetric metric, Tags tags, double value) {
        String key = metric + " " + tags.stream().toList();
        touched.add(key);
        values.put(key, value);
        if (registered.add(key)) {
            meters.gauge(metric.id(), metric.help(), tags, values, all -> all.getOrDefault(key, Double.NaN));
        }
    }

    private void tellRequests(Sample sample) {
        String host = sample.host().name();
        boolean isNew = requests.put(host, sample.report().requests()) == null;
        if (isNew) {
            for (KmsResult result : KmsResult.values()) {
                meters.counter(
                        KmsMetric.REQUESTS.id(),
                        KmsMetric.REQUESTS.help(),
                        Tags.of("host", host, "result", result.name()),
                        requests,
                        all -> all.get(host).getOrDefault(result, 0L));
            }
        }
    }
}
