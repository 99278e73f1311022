package org.menkyo.kmsadapter;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.menkyo.protocol.kms.KmsError;

/** Counts what went through the port, so that refusals show in the log without a line for each of them. */
final class Traffic {

    private final LongAdder connections = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final Map<KmsError, LongAdder> refusals = new EnumMap<>(KmsError.class);

    private long toldRefusals;

    Traffic() {
        for (KmsError error : KmsError.values()) {
            refusals.put(error, new LongAdder());
        }
    }

    void connected() {
        connections.increment();
    }

    void refused(KmsError error) {
        refusals.get(error).increment();
    }

    void arrived(long authentic) {
        requests.add(authentic);
    }

    void batch() {
        batches.increment();
    }

    /** Authentic requests that were read. */
    long arrivedRequests() {
        return requests.sum();
    }

    /** Whether something was refused since this was asked last. */
    boolean hasNewRefusals() {
        long now = refusals.values().stream().mapToLong(LongAdder::sum).sum();
        boolean more = now > toldRefusals;
        toldRefusals = now;
        return more;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(connections.sum())
                .append(" connections, ")
                .append(requests.sum())
                .append(" requests in ")
                .append(batches.sum())
                .append(" batches");
        refusals.forEach((error, count) -> {
            if (count.sum() > 0) {
                text.append(", ").append(count.sum()).append(" × ").append(error);
            }
        });
        return text.toString();
    }
}
