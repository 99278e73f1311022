package org.menkyo.job;

import java.time.Duration;

/**
 * Work that becomes due by the passing of time. What is due stands in the database, with the time at which it is, so that it
 * survives a restart and can be done late. Each batch is a transaction that claims the rows that it works on, so that of
 * several servers each row is worked on by one.
 */
public interface Job {

    /** What the log calls it. */
    String name();

    /**
     * How long the job rests when nothing is due any more; it is asked every minute if not at all. A server that starts asks it
     * within a minute.
     */
    default Duration pause() {
        return Duration.ZERO;
    }

    /**
     * Does some of what is due now, in a transaction of its own.
     *
     * @return whether more may be due
     */
    boolean runBatch();
}
