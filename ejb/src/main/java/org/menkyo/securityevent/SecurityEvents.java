package org.menkyo.securityevent;

import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.MDC;
import org.menkyo.shared.meter.ServerMeters;

/**
 * Takes down security events: each is counted in the metric {@code menkyo.security.events}, by {@code kind}, and told as a line
 * of the log. The server's log bounds the lines: of one kind about a hundred different ones a minute, and of what repeats, the
 * number. So each kind has a category of its own, {@code org.menkyo.security.} and its name in lower case, and a flood of one
 * leaves room for the others. Neither waits for a transaction nor is undone with it.
 */
@ApplicationScoped
public class SecurityEvents {

    /** What the categories of all kinds begin with. */
    public static final String CATEGORY = "org.menkyo.security.";

    private static final String METRIC = "menkyo.security.events";

    private final ServerMeters meters;
    private final Map<SecurityEventKind, LongAdder> counts = new EnumMap<>(SecurityEventKind.class);
    private final Map<SecurityEventKind, Logger> loggers = new EnumMap<>(SecurityEventKind.class);

    /** For who needs no metrics. */
    public SecurityEvents() {
        this(new ServerMeters());
    }

    @Inject
    public SecurityEvents(ServerMeters meters) {
        this.meters = meters;
        for (SecurityEventKind kind : SecurityEventKind.values()) {
            counts.put(kind, new LongAdder());
            loggers.put(kind, System.getLogger(CATEGORY + kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** At the start, so that the first event is seen as a rise from 0. */
    void showMetrics(@Observes @Initialized(ApplicationScoped.class) Object start) {
        counts.forEach((kind, count) -> meters.counter(
                METRIC,
                "Security events since the start of the server",
                Tags.of("kind", kind.name()),
                count,
                LongAdder::doubleValue));
    }

    /** Counts and tells an event. */
    public void report(SecurityEvent event) {
        counts.get(event.kind()).increment();
        Logger logger = loggers.get(event.kind());
        if (!logger.isLoggable(Level.INFO)) {
            return;
        }
        // A log in JSON has each value under its name.
        MDC.put("event", event.kind().name());
        event.values().forEach(MDC::put);
        try {
            logger.log(Level.INFO, event.line());
        } finally {
            MDC.remove("event");
            event.values().keySet().forEach(MDC::remove);
        }
    }

    /** How many events of a kind this server has seen since its start. */
    public long count(SecurityEventKind kind) {
        return counts.get(kind).sum();
    }
}
