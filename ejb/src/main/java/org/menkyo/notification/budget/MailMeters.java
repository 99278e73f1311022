package org.menkyo.notification.budget;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts mails that were over a budget (LC-905) in the metrics {@code menkyo.mails.held}, by {@code reason}, and
 * {@code menkyo.mails.merged}, for those that an equal one stands for.
 */
@ApplicationScoped
public class MailMeters {

    private final Iterable<MeterRegistry> registries;
    private final Map<HoldReason, LongAdder> held = new EnumMap<>(HoldReason.class);
    private final LongAdder merged = new LongAdder();

    /** For who needs no metrics. */
    public MailMeters() {
        this(List.of());
    }

    @Inject
    MailMeters(@Any Instance<MeterRegistry> registries) {
        this((Iterable<MeterRegistry>) registries);
    }

    private MailMeters(Iterable<MeterRegistry> registries) {
        this.registries = registries;
        for (HoldReason reason : HoldReason.values()) {
            held.put(reason, new LongAdder());
        }
    }

    /** At the start, so that the first one is seen as a rise from 0. */
    void show(@Observes @Initialized(ApplicationScoped.class) Object start) {
        for (MeterRegistry registry : registries) {
            // Only meters that are made by these methods reach the server's own registry.
            held.forEach((reason, count) -> registry.more()
                    .counter("menkyo.mails.held", Tags.of("reason", reason.name()), count, LongAdder::doubleValue));
            registry.more().counter("menkyo.mails.merged", Tags.empty(), merged, LongAdder::doubleValue);
        }
    }

    void held(HoldReason reason, int number) {
        held.get(reason).add(number);
    }

    void merged(int number) {
        merged.add(number);
    }
}
