package org.menkyo.report;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days of a report, in the publisher's time zone.
 *
 * @param from the first one
 * @param until the last one, which is part of it
 * @param zone the time zone
 */
record ReportSpan(LocalDate from, LocalDate until, ZoneId zone) {

    /** The days that are asked for; a year up to today where nothing is said. */
    static ReportSpan of(ReportFilter filter, Instant now, ZoneId zone) {
        LocalDate until = filter.until() == null ? now.atZone(zone).toLocalDate() : filter.until();
        LocalDate from = filter.from() == null ? until.minusYears(1).plusDays(1) : filter.from();
        return new ReportSpan(from, until, zone);
    }

    /** Sets the parameters {@code zone}, {@code from} and {@code until}, the moment that is no part of it any more. */
    void bind(Query query) {
        query.setParameter("zone", zone.getId())
                .setParameter("from", from.atStartOfDay(zone).toInstant())
                .setParameter("until", until.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
