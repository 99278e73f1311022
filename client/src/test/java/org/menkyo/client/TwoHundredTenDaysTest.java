package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.menkyo.protocol.activation.LicenseState.INITIAL_GRACE;
import static org.menkyo.protocol.activation.LicenseState.LICENSED;
import static org.menkyo.protocol.activation.LicenseState.NOTIFICATION;
import static org.menkyo.protocol.activation.LicenseState.OUT_OF_TOLERANCE_GRACE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.client.store.ClientEvent;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.LicenseState;

/** The client's life as an application drives it: it sleeps until the client says that something is due. */
class TwoHundredTenDaysTest {

    private final SettableClock clock = new SettableClock(Sample.START);
    private final MemoryHost host = new MemoryHost(clock);
    private final List<Instant> attempts = new ArrayList<>();
    private final Map<Duration, LicenseState> transitions = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({"101, 30", "103, 30", "201, 60", "301, 60", "109, 30"})
    @Tag("VA-202")
    @Tag("VA-203")
    @Tag("VA-210")
    void withoutActivationTheGraceEndsOnItsVeryDay(int edition, int days) {
        host.setAway(true);
        run(client(edition), Duration.ofDays(400));
        assertThat(transitions)
                .containsExactly(entry(Duration.ZERO, INITIAL_GRACE), entry(Duration.ofDays(days), NOTIFICATION));
    }

    @Test
    @Tag("VA-204")
    @Tag("VA-205")
    @Tag("VA-210")
    void activatedOnceItIsLicensedFor180DaysAndToleratedFor30() {
        host.setCount(5);
        ActivationClient client = client(Sample.SERVER_STANDARD);
        client.renewIfDue();
        host.setAway(true);
        attempts.clear();
        run(client, Duration.ofDays(211));

        assertThat(transitions)
                .containsExactly(
                        entry(Duration.ZERO, LICENSED),
                        entry(Duration.ofDays(180), OUT_OF_TOLERANCE_GRACE),
                        entry(Duration.ofDays(210), NOTIFICATION));
        List<Instant> expected = new ArrayList<>();
        for (int day = 7; day < 180; day += 7) {
            expected.add(Sample.START.plus(Duration.ofDays(day)));
        }
        for (int hour = 180 * 24; hour <= 211 * 24; hour += 2) {
            expected.add(Sample.START.plus(Duration.ofHours(hour)));
        }
        assertThat(attempts).isEqualTo(expected);

        host.setAway(false);
        run(client, Duration.ofHours(2));
        assertThat(client.state()).as("it activates by itself").isEqualTo(LICENSED);
        assertThat(client.status().endsAt()).contains(clock.instant().plus(Duration.ofDays(180)));
    }

    @Test
    @Tag("VA-205")
    void eachRenewalStarts180DaysAnew() {
        host.setCount(5);
        ActivationClient client = client(Sample.SERVER_STANDARD);
        run(client, Duration.ofDays(1000));
        host.setAway(true);
        run(client, Duration.ofDays(300));
        Duration lastSuccess = Duration.ofDays(1000 / 7 * 7);
        assertThat(transitions)
                .containsExactly(
                        entry(Duration.ZERO, LICENSED),
                        entry(lastSuccess.plusDays(180), OUT_OF_TOLERANCE_GRACE),
                        entry(lastSuccess.plusDays(210), NOTIFICATION));
    }

    @Test
    @Tag("VA-205")
    @Tag("VA-211")
    @Tag("VA-306")
    void beforeActivationItTriesEveryTwoHoursUntilThereAreEnough() {
        host.setCount(4);
        ActivationClient client = client(Sample.SERVER_STANDARD);
        run(client, Duration.ofDays(1));
        assertThat(attempts).hasSize(13);
        host.setCount(5);
        run(client, Duration.ofDays(1));
        assertThat(transitions)
                .containsExactly(entry(Duration.ZERO, INITIAL_GRACE), entry(Duration.ofHours(26), LICENSED));
        assertThat(attempts).hasSize(14);
    }

    /** Wakes up exactly when the client says, and at the end. */
    private void run(ActivationClient client, Duration time) {
        Instant end = clock.instant().plus(time);
        while (true) {
            client.renewIfDue();
            LicenseStatus status = client.status();
            boolean changed = transitions.isEmpty()
                    || List.copyOf(transitions.values()).get(transitions.size() - 1) != status.state();
            if (changed) {
                transitions.put(Duration.between(Sample.START, clock.instant()), status.state());
            }
            if (clock.instant().equals(end)) {
                return;
            }
            Instant next = status.nextChange().orElse(end);
            assertThat(next).as("the next time is not over").isAfter(clock.instant());
            clock.set(next.isBefore(end) ? next : end);
        }
    }

    private ActivationClient client(int edition) {
        return ActivationClient.of(Sample.catalog(), edition)
                .store(new MemoryLicenseStore())
                .hardware(Sample.machine(1))
                .clock(clock)
                .transport(host)
                .discovery((label, port) -> List.of(MemoryHost.ADDRESS))
                .eventLog(event -> {
                    if (event.kind() == ClientEvent.Kind.REQUEST) {
                        attempts.add(event.at());
                    }
                })
                .build();
    }
}
