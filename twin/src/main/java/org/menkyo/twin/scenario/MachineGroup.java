package org.menkyo.twin.scenario;

import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Machines that are alike.
 *
 * @param name what people call them
 * @param edition code of their edition
 * @param machines how many there are at the beginning
 * @param network where they are
 * @param virtualPercent how many of a hundred are virtual
 * @param rolloutDays over how many days they are installed at the beginning
 * @param workday when they are on; empty if always
 * @param travel how they travel; empty if they do not
 * @param addedPerYear how many are added in a year, at even distances
 * @param reimagedPerYear how often a machine is installed anew in a year, on average
 * @param replacedPerYear how often a machine is replaced by another in a year, on average
 * @param cloned how many were copied from one machine without preparing it (VA-315)
 * @param clonesRearmedOnDay on which day those are rearmed; empty if never
 */
public record MachineGroup(
        String name,
        String edition,
        int machines,
        String network,
        int virtualPercent,
        int rolloutDays,
        Optional<Workday> workday,
        Optional<Travel> travel,
        int addedPerYear,
        double reimagedPerYear,
        double replacedPerYear,
        int cloned,
        OptionalInt clonesRearmedOnDay) {

    /**
     * When machines are on.
     *
     * @param start when the first are started
     * @param spreadMinutes within how long the others follow
     * @param hours how long each is on
     * @param presencePercent how many of a hundred are on, on a day on which people work
     */
    public record Workday(LocalTime start, int spreadMinutes, int hours, int presencePercent) {}

    /**
     * How machines travel: they are away from the network for some days, back for some, and away again.
     *
     * @param awayDays days away, in which they reach no KMS host
     * @param backDays days in the network
     */
    public record Travel(int awayDays, int backDays) {}
}
