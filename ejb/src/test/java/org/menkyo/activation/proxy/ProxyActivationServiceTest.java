package org.menkyo.activation.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.activation.SampleKeys.device;
import static org.menkyo.activation.SampleMachines.machine;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.SampleKeys;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.mak.InstallationActivation;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.testing.TestBeans;

class ProxyActivationServiceTest {

    private static final int SERVER_STANDARD = 211;
    private static final int SERVER_DATACENTER = 221;

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private final License license = LICENSES.order(line("SVR-STD-2008", 3));
    private final ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);

    @BeforeAll
    static void makePublisherKeys() {
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("VA-404")
    void eachInstallationHasItsOwnResultInOrder() {
        ProductKey hostKey = LICENSES.key(license, "B", KeyType.KMS_HOST);
        List<ActivateInstallation> items = List.of(
                item(mak, "one", SERVER_STANDARD),
                item(mak, "two", SERVER_DATACENTER),
                new ActivateInstallation(mak.formatted(), "1".repeat(54)),
                new ActivateInstallation(
                        "CDFGH-JKLMN", id(mak, "three", SERVER_STANDARD).formatted()),
                new ActivateInstallation(null, null),
                item(hostKey, "four", SERVER_STANDARD),
                item(mak, "five", SERVER_STANDARD),
                item(mak, "one", SERVER_STANDARD),
                item(mak, "six", SERVER_STANDARD),
                item(mak, "seven", SERVER_STANDARD));

        List<ProxyActivated.Item> results = activate(items);

        assertThat(results)
                .extracting(ProxyActivated.Item::result)
                .containsExactly(
                        "ACTIVATED",
                        "EDITION_NOT_COVERED",
                        "INSTALLATION_ID_NOT_VALID",
                        "INVALID_INPUT",
                        "INVALID_INPUT",
                        "PRODUCT_KEY_OF_OTHER_TYPE",
                        "ACTIVATED",
                        "ACTIVATED",
                        "ACTIVATED",
                        "ACTIVATIONS_EXHAUSTED");
        assertThat(results)
                .extracting(ProxyActivated.Item::installationId)
                .containsExactlyElementsOf(
                        items.stream().map(ActivateInstallation::installationId).toList());
        assertThat(results).allSatisfy(result -> {
            boolean activated = result.result().equals("ACTIVATED");
            assertThat(result.confirmationId() != null).isEqualTo(activated);
            assertThat(result.text() == null).isEqualTo(activated);
        });
        assertThat(results.get(0).confirmationId()).isEqualTo(results.get(7).confirmationId());
        assertThat(results.get(0).counted()).isTrue();
        assertThat(results.get(7).counted()).isFalse();
        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isEqualTo(3);
    }

    @Test
    @Tag("VA-404")
    @Tag("VA-405")
    void theSameCallAgainGetsTheSameAndUsesNone() {
        List<ActivateInstallation> items =
                List.of(item(mak, "one", SERVER_STANDARD), item(mak, "two", SERVER_STANDARD));
        List<ProxyActivated.Item> first = activate(items);

        List<ProxyActivated.Item> again = activate(items);

        assertThat(again)
                .extracting(ProxyActivated.Item::confirmationId)
                .containsExactlyElementsOf(
                        first.stream().map(ProxyActivated.Item::confirmationId).toList());
        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isEqualTo(2);
    }

    @Test
    @Tag("VA-404")
    @Tag("VA-406")
    void oneThatFailsForUnforeseenReasonsStopsNoOther() {
        InstallationId broken = id(mak, "broken", SERVER_STANDARD);
        InstallationActivation breaking = new InstallationActivation(null) {
            @Override
            public InstallationActivated activate(Caller caller, ProductKey key, InstallationId installationId) {
                if (installationId.equals(broken)) {
                    throw new IllegalStateException("the connection is gone");
                }
                return SampleKeys.activate(SCENARIO, key, installationId);
            }
        };

        List<ProxyActivated.Item> results = SCENARIO.look(entities -> new TestBeans(entities, SCENARIO.clock())
                        .with(InstallationActivation.class, breaking)
                        .get(ProxyActivationService.class)
                        .activate(
                                device(),
                                new ProxyActivation(List.of(
                                        item(mak, "one", SERVER_STANDARD),
                                        new ActivateInstallation(mak.formatted(), broken.formatted()),
                                        item(mak, "two", SERVER_STANDARD)))))
                .items();

        assertThat(results)
                .extracting(ProxyActivated.Item::result)
                .containsExactly("ACTIVATED", "INTERNAL_ERROR", "ACTIVATED");
        assertThat(results.get(1).text()).doesNotContain("connection");
        assertThat(LICENSES.view(license, "B", KeyType.MAK).used()).isEqualTo(2);
    }

    @Test
    @Tag("VA-404")
    void aThousandAreTakenAndNotOneMore() {
        License large = LICENSES.order(line("SVR-STD-2008", 2_000));
        ProductKey key = LICENSES.key(large, "B", KeyType.MAK);
        List<ActivateInstallation> thousand = new ArrayList<>();
        for (int number = 0; number < ProxyActivationService.MAX_ITEMS; number++) {
            thousand.add(item(key, "machine " + number, SERVER_STANDARD));
        }

        assertThat(activate(thousand))
                .allSatisfy(result -> assertThat(result.result()).isEqualTo("ACTIVATED"))
                .extracting(ProxyActivated.Item::confirmationId)
                .doesNotHaveDuplicates();
        assertThat(LICENSES.view(large, "B", KeyType.MAK).used()).isEqualTo(1_000);
        thousand.add(item(key, "one more", SERVER_STANDARD));
        assertInvalid(thousand);
        assertInvalid(List.of());
        assertInvalid(null);
        assertInvalid(Collections.singletonList(null));
    }

    @Test
    @Tag("VA-404")
    void refusalsAreToldInTheCallersLanguage() {
        Caller japanese = SampleKeys.technical(Party.PHONE_SYSTEM, Language.JA);

        ProxyActivated.Item refused = SCENARIO.call(
                        ProxyActivationService.class,
                        service -> service.activate(
                                japanese,
                                new ProxyActivation(
                                        List.of(new ActivateInstallation(mak.formatted(), "1".repeat(54))))))
                .items()
                .get(0);

        assertThat(refused.text()).startsWith("インストール ID が正しくありません: 1, 2").contains("番目のグループ");
    }

    @Test
    @Tag("LC-303")
    void strangersCannot() {
        assertThatThrownBy(() -> SCENARIO.call(
                        ProxyActivationService.class,
                        service -> service.activate(
                                Caller.stranger(LicensingScenario.origin()),
                                new ProxyActivation(List.of(item(mak, "one", SERVER_STANDARD))))))
                .isInstanceOf(NotPermittedException.class);
    }

    private static void assertInvalid(List<ActivateInstallation> items) {
        assertThatThrownBy(() -> activate(items)).isInstanceOf(InvalidInputException.class);
    }

    private static List<ProxyActivated.Item> activate(List<ActivateInstallation> items) {
        return SCENARIO.call(
                        ProxyActivationService.class, service -> service.activate(device(), new ProxyActivation(items)))
                .items();
    }

    private static ActivateInstallation item(ProductKey key, String name, int edition) {
        return new ActivateInstallation(key.formatted(), id(key, name, edition).formatted());
    }

    private static InstallationId id(ProductKey key, String name, int edition) {
        return InstallationId.of(machine(name), edition, key);
    }
}
