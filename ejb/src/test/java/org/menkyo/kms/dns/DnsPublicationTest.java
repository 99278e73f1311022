package org.menkyo.kms.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.kms.KmsHostService;
import org.menkyo.kms.KmsScenario;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.AdapterPort;
import org.menkyo.kms.serving.KmsPort;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.shared.Settings;

/** A host publishes itself on a real name server (VA-308). */
class DnsPublicationTest {

    private static final String NAME = "_vlmcs._tcp." + BindServer.ZONE;

    @RegisterExtension
    static final KmsScenario KMS = new KmsScenario();

    private static BindServer bind;

    private final Map<String, String> settings = new HashMap<>();
    private final Settings source = new Settings() {
        @Override
        public Optional<String> text(String name) {
            return Optional.ofNullable(settings.get(name));
        }
    };
    private KmsHostView host;
    private KmsServing serving;
    private KmsPort port;
    private DnsPublication publication;
    private boolean quarantined;

    @BeforeAll
    static void startTheNameServer(@TempDir Path folder) throws Exception {
        assumeTrue(
                BindServer.program().isPresent(), "BIND's named is not installed, which the Debian package bind9 has");
        bind = BindServer.start(folder);
    }

    @AfterAll
    static void stopTheNameServer() throws Exception {
        if (bind != null) {
            bind.close();
        }
    }

    @BeforeEach
    void installAHost() throws Exception {
        settings.put("menkyo.dns-server", bind.address());
        settings.put("menkyo.dns-domains", BindServer.ZONE);
        settings.put("menkyo.dns-target", "kms1." + BindServer.ZONE);
        settings.put("menkyo.dns-tsig-name", BindServer.KEY_NAME);
        settings.put("menkyo.dns-tsig-secret", bind.secret());
        settings.put("menkyo.dns-priority", "10");
        settings.put("menkyo.dns-weight", "60");
        host = KMS.install(KMS.key(), "published");
        KMS.configure(host, new ConfigureKmsHost(null, null, null, null, true));
        start();
        port.opened(1688);
    }

    /** As after a start of the server. */
    private void start() {
        serving = KMS.serving();
        port = new KmsPort();
        observe();
    }

    @AfterEach
    void withdraw() throws SQLException {
        quarantined = false;
        settings.put("menkyo.dns-tsig-secret", bind.secret());
        settings.put("menkyo.dns-tsig-name", BindServer.KEY_NAME);
        KMS.clock().move(Duration.ofMinutes(1));
        publication.stop();
        assertThat(bind.serviceRecords(NAME)).isEmpty();
    }

    @Test
    @Tag("VA-308")
    void anOpenPortIsPublishedAndWithdrawnAtAnOrderlyStop() throws Exception {
        publication.publish();

        assertThat(bind.serviceRecords(NAME)).containsExactly("10 60 1688 kms1.corp.example.");
        assertThat(publication.registrations()).singleElement().satisfies(registration -> {
            assertThat(registration.state()).isEqualTo(DnsRegistration.State.REGISTERED);
            assertThat(registration.name()).isEqualTo(NAME + ".");
            assertThat(registration.problem()).isNull();
        });

        publication.stop();

        assertThat(bind.serviceRecords(NAME)).isEmpty();
        assertThat(publication.registrations()).isEmpty();
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).isEmpty();
    }

    @Test
    @Tag("LC-1208")
    void inQuarantineNothingIsPublishedMovedOrWithdrawn() throws Exception {
        quarantined = true;
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).isEmpty();

        quarantined = false;
        publication.publish();
        quarantined = true;
        port.closed();
        port.opened(11_688);
        publication.publish();
        publication.stop();
        assertThat(bind.serviceRecords(NAME)).containsExactly("10 60 1688 kms1.corp.example.");
    }

    @Test
    @Tag("VA-308")
    void aChangedPortReplacesTheRecord() throws Exception {
        publication.publish();
        port.closed();
        port.opened(11_688);
        publication.publish();

        assertThat(bind.serviceRecords(NAME)).containsExactly("10 60 11688 kms1.corp.example.");
    }

    @Test
    @Tag("VA-308")
    void aChangedPortReplacesTheRecordAfterACrashToo() throws Exception {
        publication.publish();
        start();
        port.opened(11_689);
        publication.publish();

        assertThat(bind.serviceRecords(NAME)).containsExactly("10 60 11689 kms1.corp.example.");
    }

    @Test
    @Tag("VA-308")
    void publicationCanBeTurnedOffForAHost() throws Exception {
        publication.publish();
        KMS.configure(host, new ConfigureKmsHost(null, null, null, null, false));
        restartServing();
        publication.publish();

        assertThat(bind.serviceRecords(NAME)).isEmpty();
        assertThat(publication.registrations()).isEmpty();
    }

    @Test
    @Tag("VA-308")
    void withoutAHostThatAnswersNothingIsPublished() throws Exception {
        publication.publish();
        KMS.call(KmsHostService.class, service -> service.deactivate(KMS.operator(), host.id()));
        restartServing();
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).isEmpty();
    }

    @Test
    @Tag("VA-308")
    void theRecordIsKeptFresh() throws Exception {
        publication.publish();
        removeBehindItsBack();
        KMS.clock().move(Duration.ofMinutes(59));
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).isEmpty();
        KMS.clock().move(Duration.ofMinutes(1));
        publication.publish();

        assertThat(bind.serviceRecords(NAME)).hasSize(1);
    }

    @Test
    @Tag("VA-308")
    void recordsOfOtherHostsStay() throws Exception {
        DnsSettings dns = DnsSettings.read(source).orElseThrow();
        DnsRecord other = new DnsRecord(NAME + ".", 20, 0, 1688, "kms2.corp.example.");
        new DnsServer(dns).replace(Optional.empty(), Optional.of(other));
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).hasSize(2);
        publication.stop();
        assertThat(bind.serviceRecords(NAME)).containsExactly("20 0 1688 kms2.corp.example.");
        new DnsServer(dns).replace(Optional.of(other), Optional.empty());
    }

    @Test
    @Tag("VA-308")
    void aWrongSecretIsReported() throws Exception {
        settings.put("menkyo.dns-tsig-secret", BindServer.newSecret());
        publication.publish();

        assertFailed("BADSIG");
        settings.put("menkyo.dns-tsig-secret", bind.secret());
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).as("not at once again").isEmpty();
        KMS.clock().move(Duration.ofSeconds(30));
        publication.publish();
        assertThat(bind.serviceRecords(NAME)).hasSize(1);
        assertThat(publication.registrations())
                .singleElement()
                .extracting(DnsRegistration::state)
                .isEqualTo(DnsRegistration.State.REGISTERED);
    }

    @Test
    @Tag("VA-308")
    void anUnknownKeyIsReported() throws Exception {
        settings.put("menkyo.dns-tsig-name", "another-key");
        publication.publish();
        assertFailed("BADKEY");
    }

    @Test
    @Tag("VA-308")
    void aMissingKeyIsReported() throws Exception {
        settings.remove("menkyo.dns-tsig-name");
        settings.remove("menkyo.dns-tsig-secret");
        publication.publish();
        assertFailed("REFUSED");
    }

    @Test
    @Tag("VA-308")
    void aNameServerThatIsNotThereIsReported() throws Exception {
        settings.put("menkyo.dns-server", "127.0.0.1:" + AdapterPort.freePort());
        publication.publish();
        assertFailed("does not answer");
        settings.put("menkyo.dns-server", bind.address());
    }

    @Test
    @Tag("VA-308")
    void aWrongSettingIsNamedWithoutTheSecret() throws Exception {
        settings.put("menkyo.dns-tsig-secret", "not base64!");
        publication.publish();
        assertThat(publication.wrongSetting())
                .get()
                .asString()
                .contains("menkyo.dns-tsig-secret")
                .doesNotContain("not base64!");
        settings.remove("menkyo.dns-tsig-secret");
        publication.publish();
        assertThat(publication.wrongSetting()).get().asString().contains("belong together");
        settings.remove("menkyo.dns-server");
        publication.publish();
        assertThat(publication.wrongSetting()).isEmpty();
        settings.put("menkyo.dns-server", bind.address());
    }

    private void assertFailed(String reason) {
        assertThat(bind.serviceRecords(NAME)).isEmpty();
        assertThat(publication.registrations()).singleElement().satisfies(registration -> {
            assertThat(registration.state()).isEqualTo(DnsRegistration.State.FAILED);
            assertThat(registration.problem())
                    .contains(reason)
                    .doesNotContain(settings.getOrDefault("menkyo.dns-tsig-secret", "?"));
        });
    }

    private void restartServing() {
        serving = KMS.serving();
        observe();
    }

    private void observe() {
        DnsRecords records = new DnsRecords(KMS.licensing().database().runtime());
        publication = new DnsPublication(() -> quarantined, source, serving, port, records, KMS.clock());
    }

    private void removeBehindItsBack() throws Exception {
        DnsSettings dns = DnsSettings.read(source).orElseThrow();
        new DnsServer(dns)
                .replace(Optional.of(new DnsRecord(NAME + ".", 10, 60, 1688, "kms1.corp.example.")), Optional.empty());
    }
}
