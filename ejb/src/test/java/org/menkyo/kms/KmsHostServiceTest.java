package org.menkyo.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.kms.serving.SampleHost.BUSINESS;
import static org.menkyo.kms.serving.SampleHost.STANDARD_SERVER;
import static org.menkyo.kms.serving.SampleHost.cmid;
import static org.menkyo.testing.SampleLicenses.line;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.kms.center.ActivationCenter;
import org.menkyo.kms.center.LocalActivationCenter;
import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.kms.projection.DuplicateSuspicions;
import org.menkyo.kms.projection.LedgerProjector;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.kms.report.KmsEventFilter;
import org.menkyo.kms.report.KmsEventView;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.SampleHost;
import org.menkyo.kms.serving.ServedHosts;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.FrameType;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsFrame;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsProtocolException;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;
import org.menkyo.protocol.kms.SignedAnswer;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.TestBeans;

/** A host from its installation to its answers, with the center of the same installation, on a real database. */
class KmsHostServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private static final Caller OPERATOR = caller(Party.OPERATOR);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-301")
    @Tag("VA-302")
    void anInstalledHostIsCertifiedAndAnswersAtOnce() throws Exception {
        ProductKey key = key("SVR-STD-2008", "B");
        KmsHostView host = install(key, Platform.SERVER, "first");
        assertThat(host.activated()).isTrue();
        assertThat(host.serving()).isTrue();
        assertThat(host.productKey()).isEqualTo(key.masked());
        assertThat(host.keyGroup()).isEqualTo("B");
        assertThat(host.platform()).isEqualTo(Platform.SERVER);
        assertThat(host.activatedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(host.certifiedUntil()).isNull();
        assertThat(host.count()).isZero();
        assertThat(SCENARIO.auditRecords("INSTALL_KMS_HOST_KEY", null)).isPositive();

        KmsServing serving = restartedServing();
        HostCertificate certificate = certificateFor(serving);
        ClientCatalog catalog = catalog();
        assertThat(certificate.check(
                        catalog.publisherKeys(), catalog.id(), SCENARIO.clock().instant()))
                .isEqualTo(CertificateStatus.VALID);
        assertThat(certificate.contents().productId()).isEqualTo(host.productId());
        for (int i = 2; i <= 6; i++) {
            KmsAnswer answer = ask(serving, certificate, STANDARD_SERVER);
            assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
            assertThat(answer.count()).isEqualTo(i);
        }
    }

    @Test
    @Tag("VA-103")
    @Tag("VA-104")
    @Tag("VA-312")
    void theHostServesWhatItsKeyAndPlatformCover() throws Exception {
        install(key("SVR-STD-2008", "B"), Platform.SERVER, "group B");
        assertThat(results(BUSINESS, SampleHost.WEB_SERVER, STANDARD_SERVER, SampleHost.DATACENTER_SERVER))
                .containsExactly(
                        KmsResult.ANSWERED, KmsResult.ANSWERED, KmsResult.ANSWERED, KmsResult.EDITION_NOT_COVERED);
        install(key("SVR-STD-2008", "B"), Platform.CLIENT, "on a desktop");
        assertThat(results(BUSINESS, SampleHost.WEB_SERVER, SampleHost.ULTIMATE))
                .containsExactly(KmsResult.ANSWERED, KmsResult.EDITION_NOT_COVERED, KmsResult.UNKNOWN_EDITION);
    }

    @Test
    @Tag("VA-301")
    void theNewestHostAnswersAndTheOthersKeepTheirTables() throws Exception {
        KmsHostView first = install(key("SVR-STD-2008", "B"), Platform.SERVER, "one of two");
        assertThat(results(STANDARD_SERVER, STANDARD_SERVER)).containsOnly(KmsResult.ANSWERED);
        KmsHostView second = install(key("SVR-STD-2008", "B"), Platform.SERVER, "two of two");
        KmsServing serving = restartedServing();
        assertThat(ask(serving, certificateFor(serving), STANDARD_SERVER).hostProductId())
                .isEqualTo(second.productId());
        follow();
        assertThat(get(first.id()).serving()).isFalse();
        assertThat(get(first.id()).count()).isEqualTo(2);
        assertThat(get(second.id()).count()).isEqualTo(2);

        KmsHostView again = configure(first.id(), new ConfigureKmsHost(null, null, true));
        assertThat(again.serving()).isTrue();
        assertThat(get(second.id()).serving()).isFalse();
        KmsServing back = restartedServing();
        KmsAnswer answer = ask(back, certificateFor(back), STANDARD_SERVER);
        assertThat(answer.hostProductId()).isEqualTo(first.productId());
        assertThat(answer.count()).isEqualTo(4);
    }

    @Test
    @Tag("VA-301")
    void anotherKeyForTheSameHostKeepsItsTable() throws Exception {
        KmsHostView before = install(key("SVR-STD-2008", "B"), Platform.SERVER, "upgraded");
        assertThat(results(STANDARD_SERVER, SampleHost.DATACENTER_SERVER))
                .containsExactly(KmsResult.ANSWERED, KmsResult.EDITION_NOT_COVERED);
        KmsHostView after = install(key("SVR-DC-2008", "C"), Platform.SERVER, "upgraded");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.keyGroup()).isEqualTo("C");
        KmsServing serving = restartedServing();
        KmsAnswer answer = ask(serving, certificateFor(serving), SampleHost.DATACENTER_SERVER);
        assertThat(answer.result()).isEqualTo(KmsResult.ANSWERED);
        assertThat(answer.count()).isEqualTo(3);
    }

    @Test
    @Tag("VA-301")
    void installingTheSameKeyAgainUsesNothing() {
        ProductKey key = key("SVR-STD-2008", "B");
        KmsHostView first = install(key, Platform.SERVER, "twice");
        KmsHostView second = install(key, Platform.SERVER, "twice");
        assertThat(second.certificateSerial()).isEqualTo(first.certificateSerial());
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    @Tag("VA-309")
    void intervalsAreSettingsOfTheHost() throws Exception {
        KmsHostView host = call(service -> service.install(
                OPERATOR,
                new InstallKmsHostKey(
                        key("SVR-STD-2008", "B").formatted(), Platform.SERVER, "with intervals", null, null)));
        assertThat(host.renewalMinutes()).isEqualTo(7 * 24 * 60);
        assertThat(host.retryMinutes()).isEqualTo(120);
        KmsServing serving = restartedServing();
        HostCertificate certificate = certificateFor(serving);
        assertThat(ask(serving, certificate, BUSINESS).renewalMinutes()).isEqualTo(10_080);
        configure(host.id(), new ConfigureKmsHost(1440, null, null));
        serving = refreshed(serving);
        KmsAnswer answer = ask(serving, certificate, BUSINESS);
        assertThat(answer.renewalMinutes()).isEqualTo(1440);
        assertThat(answer.retryMinutes()).isEqualTo(120);
        assertThat(answer.count()).isEqualTo(3);
        assertThatThrownBy(() -> configure(host.id(), new ConfigureKmsHost(0, 43_201, false)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("renewalMinutes", "retryMinutes", "serving"));
    }

    @Test
    @Tag("VA-301")
    void aRefusedHostStaysAsItWas() {
        ProductKey mak = LICENSES.key(LICENSES.order(line("SVR-STD-2008", 3)), "B", KeyType.MAK);
        assertThatThrownBy(() -> install(mak, Platform.SERVER, "refused"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PRODUCT_KEY_OF_OTHER_TYPE));
        assertThatThrownBy(() -> call(
                        service -> service.install(OPERATOR, new InstallKmsHostKey("AAAAA-BBBBB", null, " ", null, 0))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(error -> error.field())
                                .containsExactly("productKey", "platform", "name", "retryMinutes"));
    }

    @Test
    @Tag("VA-302")
    @Tag("VA-311")
    void whatIsNotActivatedIsRefusedWithThatReason() throws Exception {
        KmsServing serving = in(beans -> beans.get(KmsServing.class));
        List<byte[]> answers = serving.answer(List.of(request(BUSINESS, 0)));
        KmsFrame frame = SampleHost.frames(answers.get(0)).get(0);
        assertThat(ErrorFrame.decode(frame).error()).isEqualTo(KmsError.HOST_NOT_ACTIVATED);
        assertThatThrownBy(() -> {
                    UUID id = in(beans -> {
                        InstalledHost waiting = new InstalledHost(
                                UUID.randomUUID(),
                                "waiting",
                                new byte[60],
                                SCENARIO.clock().instant());
                        beans.get(InstalledHosts.class).add(waiting);
                        return waiting.publicId();
                    });
                    configure(id, new ConfigureKmsHost(null, null, true));
                })
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Tag("LC-303")
    void onlyOperatorsOperateHosts() {
        for (Party party : Party.values()) {
            if (party != Party.OPERATOR) {
                Caller caller = caller(party);
                assertThatThrownBy(() -> call(service -> service.list(caller, PageRequest.first())))
                        .isInstanceOf(NotPermittedException.class);
                assertThatThrownBy(() -> call(
                                service -> service.install(caller, new InstallKmsHostKey("x", Platform.SERVER, "x"))))
                        .isInstanceOf(NotPermittedException.class);
            }
        }
        assertThatThrownBy(() -> get(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("VA-313")
    void theOperatorSeesHostsAndRequests() throws Exception {
        KmsHostView host = install(key("SVR-STD-2008", "B"), Platform.SERVER, "watched");
        results(STANDARD_SERVER, STANDARD_SERVER, SampleHost.DATACENTER_SERVER);
        follow();
        KmsHostView seen = get(host.id());
        assertThat(seen.requests())
                .containsEntry(KmsResult.ANSWERED, 2L)
                .containsEntry(KmsResult.EDITION_NOT_COVERED, 1L);
        assertThat(seen.lastRequestAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(seen.projection().lagSeconds()).isZero();
        List<KmsEventView> events = call(service ->
                        service.events(OPERATOR, host.id(), KmsEventFilter.NONE, PageRequest.of(null, 2)))
                .items();
        assertThat(events).hasSize(2);
        String next = call(service -> service.events(OPERATOR, host.id(), KmsEventFilter.NONE, PageRequest.of(null, 2)))
                .next();
        assertThat(call(service -> service.events(OPERATOR, host.id(), KmsEventFilter.NONE, PageRequest.of(next, 2)))
                        .items())
                .hasSize(1)
                .doesNotContainAnyElementsOf(events);
        assertThat(call(service -> service.list(OPERATOR, PageRequest.first())).items())
                .extracting(KmsHostView::id)
                .contains(host.id());
    }

    @Test
    void theSigningKeyIsSealed() {
        install(key("SVR-STD-2008", "B"), Platform.SERVER, "sealed");
        in(beans -> {
            ServedHosts.ServedHost host =
                    beans.get(ServedHosts.class).current().host().orElseThrow();
            String seed = new String(host.key().seed(), StandardCharsets.ISO_8859_1);
            InstalledHost stored = beans.get(InstalledHosts.class).serving().orElseThrow();
            assertThat(new String(stored.sealedSigningKey(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(seed);
            return null;
        });
    }

    private static Caller caller(Party party) {
        CallOrigin origin = LicensingScenario.origin();
        return new Caller(
                party.name(),
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                origin.sourceAddress(),
                Language.EN,
                origin.correlationId());
    }

    private static ProductKey key(String product, String group) {
        return LICENSES.key(LICENSES.order(line(product, 1)), group, KeyType.KMS_HOST);
    }

    private static <T> T in(Function<TestBeans, T> work) {
        return SCENARIO.look(entities -> {
            TestBeans beans = new TestBeans(entities, SCENARIO.clock())
                    .with(DataSource.class, SCENARIO.database().runtime());
            beans.with(ActivationCenter.class, beans.get(LocalActivationCenter.class));
            return work.apply(beans);
        });
    }

    private static <T> T call(Function<KmsHostService, T> work) {
        return in(beans -> work.apply(beans.get(KmsHostService.class)));
    }

    private static KmsHostView install(ProductKey key, Platform platform, String name) {
        InstallKmsHostKey command = new InstallKmsHostKey(key.formatted(), platform, name);
        return call(service -> service.install(OPERATOR, command));
    }

    private static KmsHostView configure(UUID id, ConfigureKmsHost command) {
        return call(service -> service.configure(OPERATOR, id, command));
    }

    private static KmsHostView get(UUID id) {
        return call(service -> service.get(OPERATOR, id));
    }

    private static void follow() throws Exception {
        new LedgerProjector(
                        SCENARIO.database().runtime(),
                        new DuplicateSuspicions(SCENARIO.database().runtime(), new org.menkyo.shared.Settings()),
                        new ProjectionPace(SCENARIO.clock()),
                        SCENARIO.clock())
                .follow();
    }

    private static ClientCatalog catalog() {
        return in(beans -> beans.get(ClientCatalogs.class).current());
    }

    /** What a node serves that has just started. */
    private static KmsServing restartedServing() {
        return refreshed(null);
    }

    private static KmsServing refreshed(KmsServing running) {
        return in(beans -> {
            try {
                KmsServing serving = beans.get(KmsServing.class);
                serving.refresh();
                return serving;
            } catch (java.sql.SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static KmsRequest request(int edition, long knownCertificate) {
        KmsRequest request =
                SampleHost.request(edition, cmid(), SCENARIO.clock().instant());
        return new KmsRequest(
                edition,
                request.cmid(),
                request.machineName(),
                request.licenseState(),
                request.remainingMinutes(),
                false,
                request.clientTime(),
                request.nonce(),
                request.hardwareFingerprint(),
                knownCertificate);
    }

    private static List<KmsResult> results(int... editions) throws KmsProtocolException {
        KmsServing serving = restartedServing();
        List<KmsRequest> requests = java.util.Arrays.stream(editions)
                .mapToObj(edition -> request(edition, 0))
                .toList();
        return serving.answer(requests).stream()
                .map(SampleHost::frames)
                .map(frames -> {
                    try {
                        return SignedAnswer.decode(frames.get(1)).answer().result();
                    } catch (KmsProtocolException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    /** The certificate that comes with the first answer. */
    private static HostCertificate certificateFor(KmsServing serving) throws KmsProtocolException {
        List<KmsFrame> frames =
                SampleHost.frames(serving.answer(List.of(request(BUSINESS, 0))).get(0));
        assertThat(frames).extracting(KmsFrame::type).containsExactly(FrameType.CERTIFICATE, FrameType.ANSWER);
        HostCertificate certificate = KmsFrames.decodeCertificate(frames.get(0));
        assertThat(SignedAnswer.decode(frames.get(1))
                        .isSignedBy(certificate.contents().hostKey()))
                .isTrue();
        return certificate;
    }

    private static KmsAnswer ask(KmsServing serving, HostCertificate certificate, int edition)
            throws KmsProtocolException {
        byte[] answer =
                serving.answer(List.of(request(edition, certificate.serial()))).get(0);
        SignedAnswer signed = SignedAnswer.decode(SampleHost.frames(answer).get(0));
        assertThat(signed.isSignedBy(certificate.contents().hostKey())).isTrue();
        return signed.answer();
    }
}
