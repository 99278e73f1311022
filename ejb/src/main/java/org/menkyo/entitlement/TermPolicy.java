package org.menkyo.entitlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How long subscriptions and online services last that have a term (LC-706, LC-707). */
public record TermPolicy(ZoneId timeZone) {

    /**
     * When a term ends: with the day, in the publisher's time zone, that has the number of the first one so many months later, as
     * authorization numbers do (LC-106). Where that month has no such day it ends with the month's last one.
     *
     * @param startsAt when what was ordered was recorded
     */
    public Instant end(Instant startsAt, int months) {
        return startsAt.atZone(timeZone)
                .toLocalDate()
                .plusMonths(months)
                .plusDays(1)
                .atStartOfDay(timeZone)
                .toInstant();
    }

    /** The last calendar day of a term that ends at a moment. */
    public LocalDate lastDay(Instant end) {
        return end.minusNanos(1).atZone(timeZone).toLocalDate();
    }
}
