package org.menkyo.twin.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The organization's clock, which the play sets. */
public final class VirtualClock extends Clock {

    private Instant now;

    /** A clock that stands at this time. */
    public VirtualClock(Instant now) {
        this.now = now;
    }

    /** Sets the clock. */
    public void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
