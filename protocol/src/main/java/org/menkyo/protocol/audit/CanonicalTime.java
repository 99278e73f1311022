package org.menkyo.protocol.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the audit's digests and exports have them: in UTC, with six digits after the second. */
public final class CanonicalTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private CanonicalTime() {}

    /** The microseconds since 1970 that signatures and hashes are made over. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    /** Such as {@code 2026-11-21T10:00:00.123456Z}. */
    public static String of(Instant instant) {
        return FORM.format(instant);
    }
}
