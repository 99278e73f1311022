package org.menkyo.planning;

import java.util.Optional;

/**
 * What planning needs to know of an edition.
 *
 * @param code names it in the catalog
 * @param name the name for people
 * @param group whose keys activate it; empty if it is excluded from volume activation (VA-109)
 * @param client whether it is a client edition, which hosts on any platform may serve (VA-104)
 * @param threshold the count from which KMS activates it (VA-306)
 * @param graceDays days of initial grace (VA-202)
 * @param rearms how often the grace can be begun anew (VA-208)
 */
public record PlannedEdition(
        String code, String name, Optional<KeyGroup> group, boolean client, int threshold, int graceDays, int rearms) {

    /** How many days a machine works without activation if it is rearmed as often as it can be. */
    int daysWithoutActivation() {
        return graceDays * (rearms + 1);
    }
}
