package org.menkyo.activation.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activation.Outcome;
import org.menkyo.activation.host.HostApplication;
import org.menkyo.activation.host.KmsHostActivated;
import org.menkyo.activation.host.KmsHostActivation;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.mak.MakActivationBatcher;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.OrderLine;
import org.menkyo.productkey.ProductKeyState;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class KeySupportServiceTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERVER_STANDARD = 211;
    private static final int VISTA_BUSINESS = 101;
    private static final int VISTA_ULTIMATE = 104;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 2));

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-107")
    @Tag("LC-802")
    void supportGrantsAMakMoreActivationsForAReason() {
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        activate(mak, "one");
        activate(mak, "two");
        assertThat(refusal(mak, "three")).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED);

        ProductKeyView granted = grant(id("B", KeyType.MAK), new GrantActivations(3, null, "Two disks burnt"));

        assertThat(granted.permitted()).isEqualTo(5);
        assertThat(granted.used()).isEqualTo(2);
        assertThat(activate(mak, "three").remainingActivations()).isEqualTo(2);
        assertThat(audited("GRANT_ACTIVATIONS"))
                .contains("Two disks burnt", "\"permittedBefore\": \"2\"", "\"permitted\": \"5\"", mak.masked())
                .doesNotContain(mak.formatted());
    }

    @Test
    @Tag("VA-107")
    @Tag("VA-301")
    void supportGrantsAKmsHostKeyMoreHostsAndEachHostMoreActivations() {
        ProductKey hostKey = LICENSES.key(license, "B", KeyType.KMS_HOST);
        for (int activation = 0; activation < 10; activation++) {
            activateHost(hostKey, "host", newSigner());
        }
        assertThatThrownBy(() -> activateHost(hostKey, "host", newSigner())).isInstanceOf(RejectedException.class);

        ProductKeyView granted = grant(id("B", KeyType.KMS_HOST), new GrantActivations(2, 5, "A further site"));

        assertThat(granted.permitted()).isEqualTo(8);
        assertThat(granted.activationsPerHost()).isEqualTo(15);
        assertThat(activateHost(hostKey, "host", newSigner()).remainingActivations())
                .isEqualTo(4);
        KmsHostActivated further = activateHost(hostKey, "another", newSigner());
        assertThat(further.remainingHosts()).isEqualTo(6);
        assertThat(further.remainingActivations()).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "MAK,      -,       -,    a reason, activations",
                "MAK,      0,       -,    a reason, activations",
                "MAK,      1000001, -,    a reason, activations",
                "MAK,      1,       -,    -,        reason",
                "MAK,      1,       -,    '  ',     reason",
                "MAK,      1,       1,    a reason, activationsPerHost",
                "KMS_HOST, -,       1001, a reason, activationsPerHost",
            })
    @Tag("LC-802")
    void aGrantThatMakesNoSenseNamesTheField(
            KeyType type, Integer activations, Integer perHost, String reason, String field) {
        UUID key = id("B", type);

        assertThatThrownBy(() -> grant(key, new GrantActivations(activations, perHost, reason)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.errors())
                                .extracting(FieldError::field)
                                .containsExactly(field));
    }

    @Test
    @Tag("VA-107")
    @Tag("LC-802")
    void anExchangedMakStopsAtOnceAndWhatItActivatedStays() {
        ProductKey old = LICENSES.key(license, "B", KeyType.MAK);
        InstallationActivated first = activate(old, "one");

        ProductKeyExchanged exchanged = exchange(id("B", KeyType.MAK), Activated.KEEP);

        assertThat(exchanged.machines()).isEqualTo(1);
        assertThat(exchanged.exchanged().state()).isEqualTo(ProductKeyState.EXCHANGED);
        assertThat(exchanged.issued().state()).isEqualTo(ProductKeyState.ACTIVE);
        assertThat(exchanged.issued().licenseId()).isEqualTo(license.licenseId());
        assertThat(refusal(old, "two")).isEqualTo(ErrorCode.PRODUCT_KEY_NOT_USABLE);
        assertThat(refusal(old, "one")).isEqualTo(ErrorCode.PRODUCT_KEY_NOT_USABLE);
        ProductKey issued = reveal(exchanged.issued());
        assertThat(issued).isNotEqualTo(old);
        InstallationActivated again = activate(issued, "one");
        assertThat(again.counted()).isFalse();
        assertThat(again.remainingActivations()).isEqualTo(1);
        assertThat(again.confirmationId()).isNotEqualTo(first.confirmationId());
        assertThat(activate(issued, "two").remainingActivations()).isZero();
        assertThat(refusal(issued, "three")).isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED);
    }

    @Test
    @Tag("VA-107")
    void whatARevokedKeyActivatedCountsNoMore() {
        ProductKey old = LICENSES.key(license, "B", KeyType.MAK);
        activate(old, "one");
        activate(old, "two");

        ProductKeyExchanged exchanged = exchange(id("B", KeyType.MAK), Activated.REVOKE);

        assertThat(exchanged.machines()).isEqualTo(2);
        assertThat(exchanged.issued().used()).isZero();
        InstallationActivated again = activate(reveal(exchanged.issued()), "one");
        assertThat(again.counted()).isTrue();
        assertThat(again.remainingActivations()).isEqualTo(1);
    }

    @Test
    @Tag("VA-107")
    void grantsGoOverToTheNewKey() {
        grant(id("B", KeyType.MAK), new GrantActivations(3, null, "a reason"));

        assertThat(exchange(id("B", KeyType.MAK), Activated.REVOKE).issued().permitted())
                .isEqualTo(5);
    }

    @Test
    @Tag("VA-107")
    void theHostsOfAnExchangedKeyGoOnUnderTheNewOne() {
        ProductKey old = LICENSES.key(license, "B", KeyType.KMS_HOST);
        SigningKey signer = newSigner();
        KmsHostActivated first = activateHost(old, "host", signer);

        ProductKeyExchanged exchanged = exchange(id("B", KeyType.KMS_HOST), Activated.KEEP);

        KmsHostActivated again = activateHost(reveal(exchanged.issued()), "host", signer);
        assertThat(again.productId()).isEqualTo(first.productId());
        assertThat(again.remainingHosts()).isEqualTo(5);
        // The same machine with the same signing key has its certificate already.
        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.remainingActivations()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(Activated.class)
    @Tag("VA-107")
    void theAdministratorsAreToldOfAnExchangeAndItIsAudited(Activated activated) {
        ProductKeyExchanged exchanged = exchange(id("B", KeyType.MAK), activated);

        assertThat(SCENARIO.mails(
                        license.administrator().requireEmail().value(), NotificationKind.PRODUCT_KEY_EXCHANGED))
                .isEqualTo(1);
        assertThat(audited("EXCHANGE_PRODUCT_KEY"))
                .contains(
                        "stolen",
                        activated.name(),
                        exchanged.exchanged().maskedKey(),
                        exchanged.issued().maskedKey());
    }

    @Test
    @Tag("VA-107")
    void aKeyIsExchangedOnce() {
        UUID key = id("B", KeyType.MAK);
        exchange(key, Activated.KEEP);

        assertThatThrownBy(() -> exchange(key, Activated.KEEP))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.STATE_CONFLICT));
        assertThatThrownBy(() -> grant(key, new GrantActivations(1, null, "a reason")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Tag("VA-109")
    @Tag("LC-710")
    void softwareAssuranceEntitlesToIndividualKeysOfItsBenefit() {
        License covered = LICENSES.order(OrderLine.of("VISTA-ENT-UPG", 3, true), line("VISTA-BUS-UPG", 5));

        IndividualKeysIssued issued = issueIndividual(covered, "VISTA_ULTIMATE", 2);

        assertThat(issued.issuedInAll()).isEqualTo(2);
        assertThat(issued.entitled()).isEqualTo(3);
        assertThat(individual(covered)).hasSize(2).allSatisfy(key -> {
            assertThat(key.permitted()).isEqualTo(1);
            assertThat(key.edition()).isEqualTo("VISTA_ULTIMATE");
            assertThat(key.productGroup()).isNull();
            assertThat(key.maskedKey()).startsWith("*****-*****-*****-*****-");
        });
        assertThatThrownBy(() -> issueIndividual(covered, "VISTA_ULTIMATE", 2))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.INDIVIDUAL_KEYS_EXHAUSTED));
        assertThat(individual(covered)).hasSize(2);
    }

    @Test
    @Tag("VA-109")
    void anIndividualKeyActivatesItsEditionOnOneMachine() {
        License covered = LICENSES.order(OrderLine.of("VISTA-ENT-UPG", 3, true));
        issueIndividual(covered, "VISTA_ULTIMATE", 1);
        ProductKey key = reveal(covered, individual(covered).get(0));
        assertThat(key.type()).isEqualTo(KeyType.INDIVIDUAL);

        assertThat(refusal(key, InstallationId.of(machine("one"), VISTA_BUSINESS, key)))
                .isEqualTo(ErrorCode.EDITION_NOT_COVERED);
        InstallationActivated activated = activate(key, InstallationId.of(machine("one"), VISTA_ULTIMATE, key));
        assertThat(activated.counted()).isTrue();
        assertThat(activated.remainingActivations()).isZero();
        assertThat(activate(key, InstallationId.of(machine("one"), VISTA_ULTIMATE, key))
                        .counted())
                .isFalse();
        assertThat(refusal(key, InstallationId.of(machine("two"), VISTA_ULTIMATE, key)))
                .isEqualTo(ErrorCode.ACTIVATIONS_EXHAUSTED);
        assertThatThrownBy(() -> grant(individual(covered).get(0).id(), new GrantActivations(1, null, "a reason")))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"VISTA_BUSINESS, 1, edition", "NO_SUCH_EDITION, 1, edition", "VISTA_ULTIMATE, 100001, quantity"})
    @Tag("VA-109")
    void onlyEditionsWithoutAGroupHaveIndividualKeys(String edition, int quantity, String field) {
        assertThatThrownBy(() -> issueIndividual(license, edition, quantity))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        error -> assertThat(error.errors())
                                .extracting(FieldError::field)
                                .containsExactly(field));
    }

    @Test
    @Tag("LC-803")
    void supportSeesTheKeysOfAnyLicenseIdMaskedOnly() {
        List<ProductKeyView> keys = call(service -> service.list(support(), license.licenseId(), PageRequest.first()))
                .items();

        assertThat(keys)
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.maskedKey()).startsWith("*****-*****-*****-*****-"));
        assertThatThrownBy(() -> call(service -> service.list(support(), "99999999", PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-303")
    @Tag("LC-802")
    void nobodyElseGrantsOrExchanges() {
        UUID key = id("B", KeyType.MAK);
        for (Caller caller : List.of(license.administrator(), SCENARIO.distributor(), technical(Party.AUDITOR))) {
            assertThatThrownBy(() -> call(s -> s.grant(caller, key, new GrantActivations(1, null, "a reason"))))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() ->
                            call(s -> s.exchange(caller, key, new ExchangeProductKey(Activated.KEEP, "a reason"))))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> call(s -> s.issueIndividual(
                            caller, license.licenseId(), new IssueIndividualKeys("VISTA_ULTIMATE", 1, "a reason"))))
                    .isInstanceOf(NotPermittedException.class);
        }
        assertThatCode(() -> grant(key, new GrantActivations(1, null, "a reason")))
                .doesNotThrowAnyException();
    }

    private static <T> T call(java.util.function.Function<KeySupportService, T> work) {
        return SCENARIO.call(KeySupportService.class, work);
    }

    private static ProductKeyView grant(UUID key, GrantActivations command) {
        return call(service -> service.grant(support(), key, command));
    }

    private static ProductKeyExchanged exchange(UUID key, Activated activated) {
        return call(service -> service.exchange(support(), key, new ExchangeProductKey(activated, "stolen")));
    }

    private static IndividualKeysIssued issueIndividual(License license, String edition, int quantity) {
        return call(service -> service.issueIndividual(
                support(), license.licenseId(), new IssueIndividualKeys(edition, quantity, "the benefit")));
    }

    private static List<ProductKeyView> individual(License license) {
        return LICENSES.keys(license).stream()
                .filter(key -> key.type() == KeyType.INDIVIDUAL)
                .toList();
    }

    private UUID id(String group, KeyType type) {
        return LICENSES.keys(license).stream()
                .filter(key ->
                        group.equals(key.productGroup()) && key.type() == type && key.state() == ProductKeyState.ACTIVE)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private ProductKey reveal(ProductKeyView key) {
        return reveal(license, key);
    }

    private static ProductKey reveal(License license, ProductKeyView key) {
        return ProductKey.parse(SCENARIO.call(
                        org.menkyo.productkey.ProductKeyService.class,
                        keys -> keys.reveal(license.administrator(), key.id()))
                .key());
    }

    private static InstallationActivated activate(ProductKey key, String name) {
        return activate(key, InstallationId.of(machine(name), SERVER_STANDARD, key));
    }

    private static InstallationActivated activate(ProductKey key, InstallationId installationId) {
        return SCENARIO.call(
                        MakActivationBatcher.class, activation -> activation.activate(device(), key, installationId))
                .orThrow();
    }

    private static ErrorCode refusal(ProductKey key, String name) {
        return refusal(key, InstallationId.of(machine(name), SERVER_STANDARD, key));
    }

    private static ErrorCode refusal(ProductKey key, InstallationId installationId) {
        Outcome<InstallationActivated> outcome = SCENARIO.call(
                MakActivationBatcher.class, activation -> activation.activate(device(), key, installationId));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<InstallationActivated>) outcome).code();
    }

    private static KmsHostActivated activateHost(ProductKey key, String name, SigningKey signer) {
        HardwareProfile hardware = machine(name);
        HostApplication application = new HostApplication(
                InstallationId.of(hardware, InstallationId.HOST_EDITION, key),
                signer.publicKey(),
                Platform.SERVER,
                name);
        return SCENARIO.call(KmsHostActivation.class, activation -> activation.activate(device(), key, application))
                .orThrow();
    }

    private String audited(String action) {
        return SCENARIO.look(entities -> (String) entities.createNativeQuery(
                        "SELECT string_agg(details::text, ' ') FROM audit_record"
                                + " WHERE action = :action AND license_id = :license",
                        String.class)
                .setParameter("action", action)
                .setParameter("license", license.licenseId())
                .getSingleResult());
    }

    private static SigningKey newSigner() {
        return SigningKey.generate(RANDOM);
    }

    private static Caller device() {
        return Caller.device(LicensingScenario.origin());
    }

    private static Caller support() {
        return technical(Party.SUPPORT_AGENT);
    }

    private static Caller technical(Party party) {
        return new Caller(
                "agent",
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.30",
                Language.EN,
                "test");
    }
}
