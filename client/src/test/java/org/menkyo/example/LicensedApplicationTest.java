package org.menkyo.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.FakeCenter;
import org.menkyo.client.MemoryHost;
import org.menkyo.client.Sample;
import org.menkyo.client.SettableClock;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.LicenseState;

/** The sample program does what the documentation says that an application has to do. */
class LicensedApplicationTest {

    private final SettableClock clock = new SettableClock(Sample.START);
    private final MemoryHost host = new MemoryHost(clock);
    private final List<String> screen = new ArrayList<>();
    private final ActivationClient license = ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
            .store(new MemoryLicenseStore())
            .hardware(Sample.machine(1))
            .clock(clock)
            .center(new FakeCenter(clock))
            .transport(host)
            .discovery((label, port) -> List.of(MemoryHost.ADDRESS))
            .build();
    private final LicensedApplication application =
            new LicensedApplication(license, clock, screen::add, Locale.ENGLISH);

    @Test
    @Tag("VA-205")
    @Tag("VA-210")
    void renewsByItselfAndRemindsWhenTheHostIsAwayForTooLong() {
        host.setCount(5);
        runFor(Duration.ofDays(20));
        assertThat(screen).allMatch(line -> line.contains("is activated")).hasSize(3);
        host.setAway(true);
        runFor(Duration.ofDays(220));
        assertThat(license.state()).isEqualTo(LicenseState.NOTIFICATION);
        assertThat(screen).last().isEqualTo("Please activate this product.");
        host.setAway(false);
        runFor(Duration.ofHours(3));
        assertThat(license.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-210")
    void takesAProductKey() {
        application.keyTyped("not a key");
        assertThat(screen).last().asString().contains("25 characters");
        application.keyTyped(Sample.mak(1, 1).formatted());
        assertThat(screen).last().asString().contains("for other products");
        application.keyTyped(Sample.mak(3, 1).formatted());
        assertThat(screen).last().asString().contains("is activated");
        assertThat(license.state()).isEqualTo(LicenseState.LICENSED);
    }

    private void runFor(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(application.check());
        }
    }
}
