package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.LicenseState;

class LicenseMonitorTest {

    private final SettableClock clock = new SettableClock(Sample.START);
    private final MemoryHost host = new MemoryHost(clock);
    private final List<LicenseState> states = new ArrayList<>();
    private final List<String> attempts = new ArrayList<>();
    private final ActivationClient client = ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
            .store(new MemoryLicenseStore())
            .hardware(Sample.machine(1))
            .clock(clock)
            .center(new FakeCenter(clock))
            .transport(host)
            .discovery((label, port) -> List.of(MemoryHost.ADDRESS))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final LicenseMonitor monitor = new LicenseMonitor(client, recording(), timer);

    @AfterEach
    void close() {
        monitor.close();
    }

    @Test
    @Tag("VA-205")
    @Tag("VA-210")
    void renewsByItselfAndTellsWhenTheHostIsAwayForTooLong() {
        host.setCount(5);
        runFor(Duration.ofDays(20));
        assertThat(attempts).allMatch(line -> line.contains("is activated")).hasSize(3);
        host.setAway(true);
        runFor(Duration.ofDays(220));
        assertThat(monitor.status().state()).isEqualTo(LicenseState.NOTIFICATION);
        host.setAway(false);
        runFor(Duration.ofHours(3));

        assertThat(states.stream().distinct())
                .containsExactly(LicenseState.LICENSED, LicenseState.OUT_OF_TOLERANCE_GRACE, LicenseState.NOTIFICATION);
        assertThat(states).last().isEqualTo(LicenseState.LICENSED);
        assertThat(monitor.status().state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-210")
    void whatAListenerThrowsStopsNothing() {
        host.setCount(5);
        LicenseMonitor throwing = new LicenseMonitor(
                client,
                status -> {
                    throw new IllegalStateException("a listener's own fault");
                },
                timer);

        throwing.check();

        assertThat(throwing.status().state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("VA-210")
    void nobodyWaitsForAHostThatDoesNotAnswer() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answering = new CountDownLatch(1);
        BlockingQueue<LicenseState> told = new LinkedBlockingQueue<>();
        host.setCount(5);
        ActivationClient waiting = ActivationClient.of(Sample.catalog(), Sample.SERVER_STANDARD)
                .store(new MemoryLicenseStore())
                .hardware(Sample.machine(2))
                .clock(clock)
                .transport((address, request) -> {
                    asked.countDown();
                    try {
                        answering.await();
                    } catch (InterruptedException closed) {
                        Thread.currentThread().interrupt();
                    }
                    return host.ask(address, request);
                })
                .discovery((label, port) -> List.of(MemoryHost.ADDRESS))
                .build();

        try (LicenseMonitor background = LicenseMonitor.start(waiting, status -> told.add(status.state()))) {
            asked.await();
            assertThat(background.status().state()).isEqualTo(LicenseState.INITIAL_GRACE);
            answering.countDown();

            assertThat(told.poll(1, TimeUnit.MINUTES)).isEqualTo(LicenseState.LICENSED);
            assertThat(background.status().state()).isEqualTo(LicenseState.LICENSED);
        }
    }

    private LicenseMonitor.Listener recording() {
        return new LicenseMonitor.Listener() {
            @Override
            public void changed(LicenseStatus status) {
                states.add(status.state());
            }

            @Override
            public void attempted(ActivationResult result) {
                attempts.add(result.text(Locale.ENGLISH, ZoneOffset.UTC));
            }
        };
    }

    private void runFor(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(monitor.check());
        }
    }
}
