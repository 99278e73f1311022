package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.state.Activation;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.client.store.LicenseStore;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.key.ProductKey;

@Tag("VA-409")
class ReturnActivationTest {

    private static final ProductKey KEY = Sample.mak(3, 42);
    private static final ConfirmationCodec CODEC =
            new ConfirmationCodec(Sample.catalog().confirmationKey());

    private final SettableClock clock = new SettableClock(Sample.START);
    private final FakeCenter center = new FakeCenter(clock);

    @Test
    void theStatementIsMadeWithKeyAndConfirmationIdAndTheClientIsInNotification() {
        ActivationClient client = activated(new MemoryLicenseStore());
        InstallationId installationId = client.installationId();

        ReturnStatement statement = client.returnActivation();

        assertThat(statement.installationId()).isEqualTo(installationId);
        assertThat(statement.isMadeWith(KEY, CODEC.confirm(installationId))).isTrue();
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(client.status().activation()).isEmpty();
    }

    @Test
    void anActivationByPhoneIsReturnedLikeOneOnline() {
        ActivationClient client = client(new MemoryLicenseStore());
        client.installKey(KEY);
        ConfirmationId confirmation = center.confirm(KEY, client.installationId());
        client.confirm(confirmation);
        assertThat(client.status().activation().orElseThrow().way()).isEqualTo(Activation.Way.PHONE);

        assertThat(client.returnActivation().isMadeWith(KEY, confirmation)).isTrue();
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
    }

    @Test
    void theStatementIsKeptUntilTheNextActivation(@TempDir Path folder) {
        LicenseStore store = new FileLicenseStore(folder);
        ReturnStatement statement = activated(store).returnActivation();

        ActivationClient started = client(new FileLicenseStore(folder));
        assertThat(started.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(started.returnActivation()).isEqualTo(statement);

        assertThat(started.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(started.state()).isEqualTo(LicenseState.LICENSED);
        assertThat(started.returnActivation()).isNotEqualTo(statement);
    }

    @Test
    void anImageOfAReturnedMachineHasNoStatement() {
        LicenseStore store = new MemoryLicenseStore();
        ActivationClient client = activated(store);
        client.returnActivation();
        client.generalize();

        assertRefused(client(store), RefusedException.Reason.NOT_ACTIVATED_BY_KEY);
    }

    @Test
    void whatNoKeyActivatedCannotBeReturned() {
        ActivationClient client = client(new MemoryLicenseStore());

        assertRefused(client, RefusedException.Reason.NOT_ACTIVATED_BY_KEY);
        client.installKey(KEY);
        assertRefused(client, RefusedException.Reason.NOT_ACTIVATED_BY_KEY);
    }

    @Test
    void onlyTheKeyThatActivatedCanReturn() {
        ActivationClient client = activated(new MemoryLicenseStore());
        client.installKey(Sample.mak(3, 43));
        assertRefused(client, RefusedException.Reason.OTHER_KEY);
        client.installKey(KEY);
        client.clearKey();
        assertRefused(client, RefusedException.Reason.NO_KEY);
        assertThat(client.state()).as("nothing has changed").isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-207")
    void aMachineThatSupportReturnedFailsItsNextValidation() {
        ActivationClient client = activated(new MemoryLicenseStore());
        center.forget(KEY);

        assertThat(client.validate().outcome()).isEqualTo(ActivationOutcome.INSTALLATION_UNKNOWN);
        assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);
    }

    private static void assertRefused(ActivationClient client, RefusedException.Reason reason) {
        assertThatThrownBy(client::returnActivation)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        error -> assertThat(error.reason()).isEqualTo(reason));
    }

    private ActivationClient activated(LicenseStore store) {
        ActivationClient client = client(store);
        client.installKey(KEY);
        assertThat(client.activate().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        clock.advance(Duration.ofDays(100));
        return client;
    }

    private ActivationClient client(LicenseStore store) {
        return ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                .store(store)
                .hardware(Sample.machine(1))
                .clock(clock)
                .center(center)
                .build();
    }
}
