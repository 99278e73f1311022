package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.center.Account;
import org.menkyo.client.center.HttpProxyCenter;
import org.menkyo.client.center.KmsHostSettings;
import org.menkyo.client.proxy.ProxyActivation;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.key.ProductKey;

/** The client library against the running center: what it calls, the center answers. */
class ClientLibraryIT {

    private static final String SERVER_STANDARD = "Windows Server 2008 Standard";
    private static final RunningProduct PRODUCT = RunningProduct.get();

    private final Stage stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
    private final Machines machines = new Machines(PRODUCT.addresses(), Machines.catalog(stage));

    @Test
    @Tag("VA-207")
    @Tag("VA-402")
    void aRevokedKeyLeadsToNotificationAndTheExchangedOneOutOfIt() {
        KeyOwner owner = new KeyOwner(PRODUCT, 5);
        ActivationClient client = machines.install(SERVER_STANDARD, "validated", Machines.hardware(false));
        client.installKey(owner.mak());
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.ACTIVATION_NEEDED);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);

        owner.demo("demo-support")
                .post(
                        "/support/product-keys/" + owner.listedMak().getString("id") + "/exchange",
                        RestSession.json("activated", "REVOKE", "reason", "Case 3"))
                .expect(200);
        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.KEY_BLOCKED);
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);

        client.installKey(owner.mak());
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-404")
    void aListIsCompletedByTheCenterAndActivatesItsComputers() throws Exception {
        ProductKey mak = new KeyOwner(PRODUCT, 2).mak();
        List<ActivationClient> clients = List.of(
                machines.install(SERVER_STANDARD, "isolated-1", Machines.hardware(false)),
                machines.install(SERVER_STANDARD, "isolated-2", Machines.hardware(false)),
                machines.install(SERVER_STANDARD, "isolated-3", Machines.hardware(false)));
        clients.forEach(client -> client.installKey(mak));
        ComputerInformationList carried = ComputerInformationList.parse(ComputerInformationList.of(
                        clients.stream()
                                .map(ActivationClient::computerInformation)
                                .toList(),
                        Instant.now(),
                        false)
                .toBytes());

        List<ComputerInformation> completed = new ProxyActivation(new HttpProxyCenter(PRODUCT.rest("")), List.of(mak))
                .complete(carried, part -> {})
                .computers();

        assertThat(completed)
                .extracting(computer -> computer.result().orElse(""))
                .containsExactly("ACTIVATED", "ACTIVATED", "ACTIVATIONS_EXHAUSTED");
        for (int i = 0; i < 2; i++) {
            ActivationClient client = clients.get(i);
            client.confirm(completed.get(i).confirmationId().orElseThrow());
            assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
            assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.VALIDATED);
        }
    }

    @Test
    @Tag("VA-210")
    @Tag("VA-309")
    void theSettingsOfHostsAreForOperators() throws Exception {
        KmsHostSettings.Change change = new KmsHostSettings.Change(
                OptionalInt.empty(), OptionalInt.of(60), OptionalInt.empty(), Optional.empty());
        KmsHostSettings asSupport = settingsAs("demo-support");
        assertThatThrownBy(asSupport::serving).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> asSupport.change(UUID.randomUUID(), change)).isInstanceOf(IOException.class);
        KmsHostSettings asOperator = settingsAs("demo-operator");
        assertThatThrownBy(() -> asOperator.change(UUID.randomUUID(), change)).isInstanceOf(IOException.class);
        Optional<KmsHostSettings.Host> serving = asOperator.serving();
        assertThat(serving.map(KmsHostSettings.Host::serving).orElse(true)).isTrue();
    }

    private static KmsHostSettings settingsAs(String account) {
        return new KmsHostSettings(PRODUCT.rest(""), new Account(account, account + "-1"), Locale.ENGLISH);
    }
}
