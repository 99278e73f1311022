package org.menkyo.catalog;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.certificate.Platform;

/**
 * An edition of the catalog.
 *
 * @param code names it
 * @param name for people
 * @param number stands for it in installation IDs and KMS requests
 * @param productGroup code of its product group, or null if it is excluded from volume activation (VA-109)
 * @param platform the kind of operating system that it is
 * @param threshold the count from which a KMS client activates itself (VA-306)
 * @param graceDays days of initial grace (VA-202)
 * @param rearmCount how often the timers can be reset (VA-208)
 */
public record EditionView(
        String code,
        String name,
        int number,
        @Nullable String productGroup,
        Platform platform,
        int threshold,
        int graceDays,
        int rearmCount) {}
