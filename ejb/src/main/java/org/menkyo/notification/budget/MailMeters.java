package org.menkyo.notification.budget;

import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.menkyo.shared.meter.ServerMeters;

/**
 * Counts mails that were over a budget (LC-905) in the metrics {@code menkyo.mails.held}, by {@code reason}, and
 * {@code menkyo.mails.merged}, for those that an equal one stands for.
 */
@ApplicationScoped
public class MailMeters {

    private final ServerMeters meters;
    private final Map<HoldReason, LongAdder> held = new EnumMap<>(HoldReason.class);
    private final LongAdder merged = new LongAdder();

    /** For who needs no metrics. */
    public MailMeters() {
        this(new ServerMeters());
    }

    @Inject
    MailMeters(ServerMeters meters) {
        this.meters = meters;
        for (HoldReason reason : HoldReason.values()) {
            held.put(reason, new LongAdder());
        }
    }

    /** At the start, so that the first one is seen as a rise from 0. */
    void show(@Observes @Initialized(ApplicationScoped.class) Object start) {
        held.forEach((reason, count) -> meters.counter(
                "menkyo.mails.held",
                "Mails that were over a budget and held back",
                Tags.of("reason", reason.name()),
                count,
                LongAdder::doubleValue));
        meters.counter(
                "menkyo.mails.merged",
                "Mails that an equal one was sent for",
                Tags.empty(),
                merged,
                LongAdder::doubleValue);
    }

    void held(HoldReason reason, int number) {
        held.get(reason).add(number);
    }

    void merged(int number) {
        merged.add(number);
    }
}
