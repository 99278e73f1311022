package org.menkyo.report;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * How far a MAK is used, and when it will be used up if that goes on (VA-702).
 *
 * @param keyId names the key from outside
 * @param licenseId the license ID that it was issued to
 * @param organization the organization's identifier
 * @param organizationName the organization's name
 * @param productGroup code of the product group
 * @param productGroupName name of the product group
 * @param maskedKey the key with all but its last five characters hidden
 * @param permitted how many machines it activates
 * @param used how many of them are used
 * @param remaining how many are left
 * @param returned how many uses were given back in all, which {@code used} does not count any more (VA-409)
 * @param recentUses how many more are used than 90 days ago, or than when it was issued if that was later
 * @param exhaustedOn the day, such as {@code 2027-02-11}, by which none is left if uses go on as in these days; today if none is left;
 *     absent if that is more than ten years ahead or never
 */
public record MakUseLine(
        UUID keyId,
        String licenseId,
        String organization,
        String organizationName,
        String productGroup,
        String productGroupName,
        String maskedKey,
        int permitted,
        int used,
        int remaining,
        int returned,
        long recentUses,
        @Nullable String exhaustedOn) {}
