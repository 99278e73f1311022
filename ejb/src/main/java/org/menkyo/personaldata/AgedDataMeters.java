package org.menkyo.personaldata;

import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.menkyo.shared.meter.ServerMeters;

/**
 * Tells in metrics how this server removes what is kept of people for a time (LC-1204): {@code menkyo.retention.removed} counts what went,
 * by {@code kind}; {@code menkyo.retention.age.seconds} is the time since nothing was left that was due, or since the start.
 */
@ApplicationScoped
public class AgedDataMeters {

    private final ServerMeters meters;
    private final Clock clock;
    private final Map<AgedKind, LongAdder> removed = new EnumMap<>(AgedKind.class);
    private volatile Instant completed;

    @Inject
    public AgedDataMeters(ServerMeters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.completed = clock.instant();
        for (AgedKind kind : AgedKind.values()) {
            removed.put(kind, new LongAdder());
        }
    }

    /** At the start, so that a removal that never completes is seen, and the first row as a rise from 0. */
    void show(@Observes @Initialized(ApplicationScoped.class) Object start) {
        removed.forEach((kind, count) -> meters.counter(
                "menkyo.retention.removed",
                "What was kept of people for a time and removed after it",
                Tags.of("kind", kind.name()),
                count,
                LongAdder::doubleValue));
        meters.gauge(
                "menkyo.retention.age.seconds",
                "Seconds since all was removed whose time is over, or since the start",
                Tags.empty(),
                this,
                AgedDataMeters::age);
    }

    private double age() {
        return Duration.between(completed, clock.instant()).toSeconds();
    }

    void removed(AgedKind kind, long number) {
        removed.get(kind).add(number);
    }

    /** Nothing is left that is due. */
    void completed() {
        completed = clock.instant();
    }
}
