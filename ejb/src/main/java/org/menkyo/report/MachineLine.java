package org.menkyo.report;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * How many machines of a license ID are in which license state, by its inventories (VA-503, VA-702). A machine that stands in several
 * of them counts once, as the one that was taken last tells it.
 *
 * @param licenseId the license ID
 * @param organization the organization's identifier
 * @param organizationName the organization's name
 * @param edition the catalog's code of the installed edition, or what the inventory says where the catalog has none such; absent if it
 *     is not known
 * @param machines how many machines; the following are parts of them
 * @param initialGrace how many are in initial grace
 * @param licensed how many are licensed
 * @param outOfToleranceGrace how many are in out-of-tolerance grace
 * @param notification how many are in notification
 * @param unknown how many never answered
 * @param takenAt when the oldest of the inventories that this rests on was taken
 */
public record MachineLine(
        String licenseId,
        String organization,
        String organizationName,
        @Nullable String edition,
        long machines,
        long initialGrace,
        long licensed,
        long outOfToleranceGrace,
        long notification,
        long unknown,
        Instant takenAt) {}
