package org.menkyo.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.menkyo.permission.Operation;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.call.SourceNetwork;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

/** Keeps one source from calling without a sign-in more often than the settings allow (LC-1108). */
@ApplicationScoped
public class Throttle {

    private static final int MAX_SOURCES = 20_000;

    private final Quotas quotas;
    private final Map<Allowance, TokenBuckets> own = new EnumMap<>(Allowance.class);
    private final Map<Allowance, Quota> shared = new EnumMap<>(Allowance.class);

    @Inject
    public Throttle(Settings settings, Quotas quotas) {
        this.quotas = quotas;
        for (Allowance allowance : Allowance.values()) {
            int burst = settings.get(allowance.burst());
            int perMinute = settings.get(allowance.perMinute());
            if (allowance.isShared()) {
                Duration period = Duration.ofMinutes(burst).dividedBy(perMinute);
                shared.put(allowance, new Quota("strangers-" + allowance.counter(), burst, period));
            } else {
                own.put(allowance, new TokenBuckets(burst, perMinute, MAX_SOURCES, System::nanoTime));
            }
        }
    }

    /** Whether calls of an operation are counted. */
    public static boolean counts(Operation operation) {
        return Allowance.of(operation).isPresent();
    }

    /**
     * Counts a call of somebody who has not signed in; others are not counted.
     *
     * @throws UnavailableException if the source has called too often; says when it may again
     */
    public void count(Caller caller, Operation operation) {
        if (caller.party() == Party.STRANGER || caller.party() == Party.DEVICE) {
            Allowance.of(operation)
                    .flatMap(allowance -> take(allowance, SourceNetwork.of(caller.sourceAddress())))
                    .ifPresent(Throttle::refuse);
        }
    }

    /**
     * Refuses a call that would be refused, before anything is done for it; counts nothing.
     *
     * @param sourceAddress of somebody who has not signed in
     * @throws UnavailableException as for {@link #count}
     */
    public void look(String sourceAddress, Operation operation) {
        Allowance.of(operation)
                .flatMap(allowance -> look(allowance, SourceNetwork.of(sourceAddress)))
                .ifPresent(Throttle::refuse);
    }

    private Optional<Duration> take(Allowance allowance, String source) {
        return allowance.isShared()
                ? quotas.takeApart(shared.get(allowance), source)
                : own.get(allowance).take(source);
    }

    private Optional<Duration> look(Allowance allowance, String source) {
        return allowance.isShared()
                ? quotas.look(shared.get(allowance), source)
                : own.get(allowance).look(source);
    }

    private static void refuse(Duration wait) {
        throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
    }
}
