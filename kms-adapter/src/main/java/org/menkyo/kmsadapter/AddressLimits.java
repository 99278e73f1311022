package org.menkyo.kmsadapter;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts connections and requests by the address that they come from (VA-311). Addresses of IPv6 count by their first 64
 * bits, since whoever has one of them has all of the others.
 */
final class AddressLimits {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final int maxConnections;
    private final int maxRequestsPerSecond;
    private final Map<ByteBuffer, Share> shares = new ConcurrentHashMap<>();

    /** @param maxRequestsPerSecond 0 is without limit */
    AddressLimits(int maxConnections, int maxRequestsPerSecond) {
        this.maxConnections = maxConnections;
        this.maxRequestsPerSecond = maxRequestsPerSecond;
    }

    /** Takes a place for a connection, or says that the address has all that it may have. */
    Optional<Share> admit(InetAddress address, long now) {
        Share[] admitted = new Share[1];
        shares.compute(network(address), (network, known) -> {
            Share share = known == null ? new Share(now) : known;
            admitted[0] = share.enter() ? share : null;
            return share;
        });
        return Optional.ofNullable(admitted[0]);
    }

    /** Forgets the addresses that have no connection and have used no requests for a second. */
    void forgetIdle(long now) {
        shares.keySet()
                .forEach(network -> shares.computeIfPresent(network, (key, share) -> share.isIdle(now) ? null : share));
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, bytes.length > 4 ? IPV6_NETWORK_BYTES : 4))
                .slice();
    }

    /** What one address takes. The requests of one second may come all at once. */
    final class Share {

        private int connections;
        private double requestsLeft = maxRequestsPerSecond;
        private long filledAt;

        private Share(long now) {
            this.filledAt = now;
        }

        private synchronized boolean enter() {
            if (connections >= maxConnections) {
                return false;
            }
            connections++;
            return true;
        }

        /** Gives the connection's place back. */
        synchronized void leave() {
            connections--;
        }

        /** Whether one more request is within the limit. */
        synchronized boolean allowRequest(long now) {
            if (maxRequestsPerSecond == 0) {
                return true;
            }
            fill(now);
            if (requestsLeft < 1) {
                return false;
            }
            requestsLeft--;
            return true;
        }

        private synchronized boolean isIdle(long now) {
            fill(now);
            return connections == 0 && requestsLeft >= maxRequestsPerSecond;
        }

        private void fill(long now) {
            double more = (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1) * maxRequestsPerSecond;
            requestsLeft = Math.min(maxRequestsPerSecond, requestsLeft + more);
            filledAt = now;
        }
    }
}
