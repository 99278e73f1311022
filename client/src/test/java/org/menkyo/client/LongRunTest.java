package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.kms.KmsTransport;
import org.menkyo.client.kms.TcpTransport;
import org.menkyo.client.store.ClientEvent;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.Platform;

/** A year in the life of a client, hour by hour on a simulated clock. */
class LongRunTest {

    @Test
    @Tag("VA-202")
    @Tag("VA-203")
    @Tag("VA-204")
    @Tag("VA-205")
    @Tag("VA-210")
    void aClientLosesItsHostAndFindsItAgain() throws IOException {
        SettableClock clock = new SettableClock(Sample.START);
        try (FakeHost host = new FakeHost(clock, Platform.SERVER, 40)) {
            boolean[] reachable = {true};
            TcpTransport tcp = new TcpTransport();
            KmsTransport transport = (address, request) -> {
                if (!reachable[0]) {
                    throw new IOException("the network is down");
                }
                return tcp.ask(address, request);
            };
            List<Instant> attempts = new ArrayList<>();
            ActivationClient client = client(1, clock, transport, host, attempts);
            List<ActivationClient> others = new ArrayList<>();
            for (int number = 2; number <= 5; number++) {
                others.add(client(number, clock, transport, host, new ArrayList<>()));
            }
            assertThat(client.state()).isEqualTo(LicenseState.INITIAL_GRACE);
            others.forEach(ActivationClient::activate);
            assertThat(client.renewIfDue().orElseThrow().outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_HOST);

            run(clock, client, Duration.ofDays(20));
            assertThat(attempts).hasSize(3);
            Instant lastSuccess = attempts.get(2);
            assertThat(lastSuccess).isEqualTo(Sample.START.plus(Duration.ofDays(14)));

            reachable[0] = false;
            attempts.clear();
            runUntil(clock, client, lastSuccess.plus(Duration.ofDays(180)));
            assertThat(attempts).hasSize(25);
            assertThat(client.state()).isEqualTo(LicenseState.OUT_OF_TOLERANCE_GRACE);

            attempts.clear();
            runUntil(clock, client, lastSuccess.plus(Duration.ofDays(210)));
            assertThat(attempts).hasSize(30 * 12);
            assertThat(client.state()).isEqualTo(LicenseState.NOTIFICATION);

            reachable[0] = true;
            others.forEach(ActivationClient::activate);
            run(clock, client, Duration.ofHours(2));
            assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
        }
    }

    private static void run(SettableClock clock, ActivationClient client, Duration duration) {
        runUntil(clock, client, clock.instant().plus(duration));
    }

    private static void runUntil(SettableClock clock, ActivationClient client, Instant end) {
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofHours(1));
            if (clock.instant().isBefore(end)) {
                client.renewIfDue();
            }
        }
    }

    private static ActivationClient client(
            int number, SettableClock clock, KmsTransport transport, FakeHost host, List<Instant> attempts) {
        return ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                .store(new MemoryLicenseStore())
                .hardware(Sample.machine(number))
                .clock(clock)
                .transport(transport)
                .discovery((label, port) -> List.of(host.address()))
                .eventLog(event -> Optional.of(event)
                        .filter(e -> e.kind() == ClientEvent.Kind.REQUEST)
                        .ifPresent(e -> attempts.add(e.at())))
                .build();
    }
}
