package org.menkyo.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

/**
 * Bounds what verifying passwords takes of this server (LC-212). Half of the processors verify for networks from which the name
 * has not signed in before, the others for those from which it has: guesses do not keep the owner waiting. Of the first kind
 * only so many calls wait at a time, and from one network two thirds of them, so that they leave threads for other work.
 */
@ApplicationScoped
public class VerificationLanes {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** The server has 16 threads for each processor. */
    private static final int CALLS_PER_PROCESSOR = 12;

    private static final int CALLS_PER_PROCESSOR_AND_NETWORK = 8;

    private final int mostCalls;
    private final int mostOfNetwork;
    private final Semaphore unknown;
    private final Semaphore known;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Integer> networks = new ConcurrentHashMap<>();

    public VerificationLanes() {
        this(Runtime.getRuntime().availableProcessors());
    }

    VerificationLanes(int processors) {
        mostCalls = processors * CALLS_PER_PROCESSOR;
        mostOfNetwork = processors * CALLS_PER_PROCESSOR_AND_NETWORK;
        unknown = new Semaphore(Math.max(1, processors / 2), true);
        known = new Semaphore(Math.max(1, processors / 2), true);
    }

    /**
     * Verifies when it is this call's turn.
     *
     * @param isKnown whether the name has signed in from the network before
     * @throws UnavailableException TOO_MANY_REQUESTS if too many wait
     */
    boolean verify(String network, boolean isKnown, BooleanSupplier verification) {
        if (isKnown) {
            return inTurn(known, verification);
        }
        int ofNetwork = networks.merge(network, 1, Integer::sum);
        int ofAll = calls.incrementAndGet();
        try {
            if (ofAll > mostCalls || ofNetwork > mostOfNetwork) {
                throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, WAIT);
            }
            return inTurn(unknown, verification);
        } finally {
            calls.decrementAndGet();
            networks.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many calls from networks that are not known verify or wait. */
    int calls() {
        return calls.get();
    }

    private static boolean inTurn(Semaphore lane, BooleanSupplier verification) {
        try {
            if (!lane.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(ErrorCode.UNAVAILABLE, WAIT);
        }
        try {
            return verification.getAsBoolean();
        } finally {
            lane.release();
        }
    }
}
