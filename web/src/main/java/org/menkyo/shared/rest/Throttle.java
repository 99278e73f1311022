package org.menkyo.shared.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.UnavailableException;

/** Keeps one source address from calling without sign-in more often than the settings allow (LC-1102). */
@ApplicationScoped
public class Throttle {

    private static final int MAX_SOURCES = 20_000;

    private final RestSettings settings;
    private final Map<Throttled, TokenBuckets> buckets = new EnumMap<>(Throttled.class);

    /** For the container's proxy. */
    protected Throttle() {
        this(null);
    }

    @Inject
    public Throttle(RestSettings settings) {
        this.settings = settings;
    }

    @PostConstruct
    void readSettings() {
        for (Throttled kind : Throttled.values()) {
            RestSettings.Allowance allowance = settings.allowance(kind);
            buckets.put(
                    kind, new TokenBuckets(allowance.burst(), allowance.perMinute(), MAX_SOURCES, System::nanoTime));
        }
    }

    /**
     * Counts a call.
     *
     * @throws UnavailableException if the address has called too often; says when it may again
     */
    public void count(Throttled kind, String sourceAddress) {
        buckets.get(kind).take(source(sourceAddress)).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
    }

    /**
     * What counts as one source: an IPv4 address, or the first 64 bits of an IPv6 address, since one network has all that
     * follow.
     */
    static String source(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
