package org.menkyo.twin.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * What is played.
 *
 * @param name what people call it
 * @param seed from which all that is left to chance follows
 * @param start the first day; the organization's days begin at midnight UTC
 * @param days how many days are played
 * @param holidays days on which nobody works
 * @param catalog whose editions the machines have
 * @param groups the machines
 * @param outages what is away, and when
 * @param plans the plans that are compared, at least one
 */
public record Scenario(
        String name,
        long seed,
        LocalDate start,
        int days,
        Set<LocalDate> holidays,
        CatalogFile catalog,
        List<MachineGroup> groups,
        List<Outage> outages,
        List<TestedPlan> plans) {

    /** When the first day begins. */
    public Instant startsAt() {
        return start.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whether people work on a day. */
    public boolean isWorkday(int day) {
        LocalDate date = start.plusDays(day);
        return date.getDayOfWeek().getValue() <= 5 && !holidays.contains(date);
    }
}
