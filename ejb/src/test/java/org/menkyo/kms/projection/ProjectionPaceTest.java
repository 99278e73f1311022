package org.menkyo.kms.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers wait while the projection is far behind, and go on when it has moved. */
class ProjectionPaceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final long HOST = 4;

    private final ProjectionPace pace = new ProjectionPace(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @Tag("VA-310")
    void knowsHowFarTheProjectionIsBehind() {
        assertThat(pace.behind(HOST)).isZero();
        pace.waiting(Map.of(HOST, NOW.minusSeconds(40)));
        assertThat(pace.behind(HOST)).isEqualTo(Duration.ofSeconds(40));
        assertThat(pace.behind(HOST + 1)).isZero();
        pace.reached(HOST, NOW.minusSeconds(3));
        assertThat(pace.behind(HOST)).isEqualTo(Duration.ofSeconds(3));
        pace.waiting(Map.of());
        assertThat(pace.behind(HOST)).isZero();
    }

    @Test
    @Tag("VA-310")
    void anAnswerWaitsUntilTheProjectionHasMoved() throws Exception {
        pace.waiting(Map.of(HOST, NOW.minus(ProjectionPace.MOST_BEHIND).minusMillis(1)));
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> pace.awaitTurn(HOST));
        pace.reached(HOST, NOW.minus(ProjectionPace.MOST_BEHIND));
        answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    @Tag("VA-310")
    void aProjectionThatStandsStillDoesNotStopTheHost() {
        pace.waiting(Map.of(HOST, NOW.minusSeconds(1000)));
        long begin = System.nanoTime();
        pace.awaitTurn(HOST);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
    }
}
