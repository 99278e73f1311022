package org.menkyo.kms.projection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells the log what the projection found, at most once in a while for each kind: strangers can cause it as often as they
 * like, and the whole of it is shown by REST. Not for several threads at once.
 */
final class ProjectionLog {

    private static final Logger LOG = System.getLogger(ProjectionLog.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final Clock clock;
    private final Kind suspected = new Kind(
            "Client machine IDs came from other machines than before, {0} times; see the suspected duplicates of KMS hosts");
    private final Kind setAside = new Kind(
            "{0} answered requests or batches could not be followed and were set aside; see what the KMS hosts set aside");

    ProjectionLog(Clock clock) {
        this.clock = clock;
    }

    void suspected(int count) {
        suspected.add(count);
    }

    void setAside(int count) {
        setAside.add(count);
    }

    private final class Kind {

        private final String message;
        private Instant next = Instant.MIN;
        private long untold;

        Kind(String message) {
            this.message = message;
        }

        void add(int count) {
            untold += count;
            if (untold > 0 && !clock.instant().isBefore(next)) {
                LOG.log(Level.WARNING, message, untold);
                untold = 0;
                next = clock.instant().plus(PERIOD);
            }
        }
    }
}
