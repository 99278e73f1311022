package org.menkyo.shared.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Provides the clock that all features take their time from. */
@ApplicationScoped
public class TimeSource {

    /** The system's clock in UTC. */
    @Produces
    @ApplicationScoped
    public Clock clock() {
        return new SystemClock();
    }
}
