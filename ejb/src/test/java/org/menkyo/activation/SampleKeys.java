package org.menkyo.activation;

import java.util.Optional;
import java.util.UUID;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.mak.MakActivationBatcher;
import org.menkyo.activation.support.ExchangeProductKey;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.activation.support.ProductKeyExchanged;
import org.menkyo.productkey.ProductKeyState;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

/** What tests of validation, proxy and phone do with keys besides what they test. */
public final class SampleKeys {

    private SampleKeys() {}

    /** A technical account's call. */
    public static Caller technical(Party party, Language language) {
        return new Caller(
                "technical",
                party,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.30",
                language,
                "test");
    }

    public static Caller device() {
        return Caller.device(LicensingScenario.origin());
    }

    public static InstallationActivated activate(
            LicensingScenario scenario, ProductKey key, InstallationId installationId) {
        return scenario.call(
                        MakActivationBatcher.class, activation -> activation.activate(device(), key, installationId))
                .orThrow();
    }

    /** Exchanges the active key of a license ID and reveals the new one. */
    public static ProductKey exchange(
            LicensingScenario scenario, License license, String group, KeyType type, Activated activated) {
        SampleLicenses licenses = new SampleLicenses(scenario);
        UUID active = licenses.keys(license).stream()
                .filter(key ->
                        group.equals(key.productGroup()) && key.type() == type && key.state() == ProductKeyState.ACTIVE)
                .findFirst()
                .orElseThrow()
                .id();
        ProductKeyExchanged exchanged = scenario.call(
                KeySupportService.class,
                service -> service.exchange(
                        technical(Party.SUPPORT_AGENT, Language.EN),
                        active,
                        new ExchangeProductKey(activated, "published")));
        return ProductKey.parse(scenario.call(
                        org.menkyo.productkey.ProductKeyService.class,
                        keys -> keys.reveal(
                                license.administrator(), exchanged.issued().id()))
                .key());
    }
}
