package org.menkyo.kms.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.KmsScenario;
import org.menkyo.kms.dns.DnsPublication;
import org.menkyo.kms.dns.DnsRegistration;
import org.menkyo.kms.host.HostHardwareWatch;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.AdapterPort;
import org.menkyo.kms.serving.KmsPort;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.SampleHost;
import org.menkyo.shared.Settings;
import org.menkyo.shared.meter.ServerMeters;
import org.menkyo.testing.TestBeans;

/** What the metrics and the health resource tell of hosts. */
class KmsMetricsTest {

    @RegisterExtension
    static final KmsScenario KMS = new KmsScenario();

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final KmsPort port = new KmsPort();

    @Test
    @Tag("VA-313")
    void theMetricsFollowTheHosts() throws Exception {
        KmsHostView host = KMS.install(KMS.key(), "measured");
        for (int i = 0; i < 7; i++) {
            KMS.ask();
        }
        KMS.serving()
                .answer(List.of(SampleHost.request(
                        SampleHost.DATACENTER_SERVER,
                        SampleHost.cmid(),
                        KMS.clock().instant())));
        KMS.clock().move(Duration.ofSeconds(90));
        refresh();

        assertThat(gauge("menkyo.kms.host.activated")).isEqualTo(1);
        assertThat(gauge("menkyo.kms.host.serving")).isEqualTo(1);
        assertThat(gauge("menkyo.kms.idle.seconds")).isEqualTo(90);
        assertThat(gauge("menkyo.kms.projection.lag.seconds")).isEqualTo(90);
        assertThat(gauge("menkyo.kms.machines")).isEqualTo(7);
        assertThat(thresholds("SERVER")).as("of the catalog").containsExactly(5.0);
        assertThat(thresholds("CLIENT")).containsExactly(25.0);
        assertThat(registry.get("menkyo.kms.port.open").gauge().value()).isZero();
        assertThat(registry.find("menkyo.kms.host.grace.seconds").gauge()).isNull();

        KMS.follow();
        port.opened(1688);
        refresh();

        assertThat(gauge("menkyo.kms.projection.lag.seconds")).isZero();
        assertThat(registry.get("menkyo.kms.port.open").gauge().value()).isEqualTo(1);
        assertThat(requests("ANSWERED")).isEqualTo(7);
        assertThat(requests("EDITION_NOT_COVERED")).isEqualTo(1);
        assertThat(requests("REPLAY")).isZero();

        KMS.clock().move(Duration.ofDays(1));
        KMS.useHardware("another machine");
        KMS.in(beans -> {
            beans.get(HostHardwareWatch.class).look();
            return null;
        });
        refresh();
        assertThat(gauge("menkyo.kms.host.activated")).isEqualTo(1);
        assertThat(gauge("menkyo.kms.host.grace.seconds"))
                .isEqualTo(Duration.ofDays(30).toSeconds());
        KMS.clock().move(Duration.ofDays(31));
        refresh();
        assertThat(gauge("menkyo.kms.host.activated")).isZero();

        KMS.call(KmsHostService.class, service -> service.deactivate(KMS.operator(), host.id()));
        refresh();
        assertThat(registry.find("menkyo.kms.host.activated")
                        .tag("host", "measured")
                        .gauge())
                .isNull();
        KMS.useHardware("the first machine");
    }

    @Test
    @Tag("VA-308")
    @Tag("VA-313")
    void healthAndMetricsShowWhatIsWrongWithDns() throws Exception {
        KMS.install(KMS.key(), "in good health");
        port.opened(1688);
        assertThat(health(Optional.empty()).status()).isEqualTo(KmsHealth.Status.UP);
        KmsHealth degraded = health(Optional.of("127.0.0.1:" + AdapterPort.freePort()));

        assertThat(degraded.status()).isEqualTo(KmsHealth.Status.DEGRADED);
        assertThat(degraded.host()).isEqualTo("in good health");
        assertThat(degraded.port()).isEqualTo(1688);
        assertThat(degraded.dns()).singleElement().satisfies(registration -> {
            assertThat(registration.state()).isEqualTo(DnsRegistration.State.FAILED);
            assertThat(registration.problem()).contains("does not answer");
        });
        assertThat(registry.get("menkyo.kms.dns.registered").gauge().value()).isZero();
        port.closed();
        assertThat(health(Optional.empty()).status()).isEqualTo(KmsHealth.Status.DOWN);
    }

    private KmsHealth health(Optional<String> nameServer) throws SQLException {
        return KMS.in(beans -> {
            prepare(beans, nameServer);
            try {
                beans.get(KmsServing.class).refresh();
                beans.get(DnsPublication.class).publish();
                beans.get(KmsMetrics.class).refresh();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return beans.get(KmsHealthService.class).health(KMS.operator());
        });
    }

    /** As the server does it from time to time. */
    private void refresh() {
        KMS.in(beans -> {
            prepare(beans, Optional.empty());
            try {
                beans.get(KmsServing.class).refresh();
                beans.get(KmsMetrics.class).refresh();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
            return null;
        });
    }

    private void prepare(TestBeans beans, Optional<String> nameServer) {
        registry.clear();
        beans.with(ServerMeters.class, new ServerMeters(List.of(registry)));
        beans.with(KmsPort.class, port);
        beans.with(Settings.class, new Settings() {
            @Override
            public Optional<String> text(String name) {
                return switch (name) {
                    case "menkyo.dns-server" -> nameServer;
                    case "menkyo.dns-domains" -> Optional.of("corp.example");
                    case "menkyo.dns-target" -> Optional.of("kms1.corp.example");
                    default -> Optional.empty();
                };
            }
        });
    }

    private double gauge(String name) {
        Gauge gauge = registry.get(name).tag("host", "measured").gauge();
        return gauge.value();
    }

    private List<Double> thresholds(String platform) {
        return registry.find("menkyo.kms.threshold").tag("host", "measured").tag("platform", platform).gauges().stream()
                .map(Gauge::value)
                .toList();
    }

    private double requests(String result) {
        return registry.get("menkyo.kms.requests")
                .tag("host", "measured")
                .tag("result", result)
                .functionCounter()
                .count();
    }
}
