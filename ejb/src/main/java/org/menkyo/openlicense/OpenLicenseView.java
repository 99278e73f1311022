package org.menkyo.openlicense;

import java.time.Instant;
import java.util.UUID;

/**
 * An OPEN license that a user added, as the user sees it.
 *
 * @param id names the addition
 * @param licenseId the license number
 * @param state where it stands
 * @param addedAt when the user added it
 * @param effectiveAt when the right takes or took effect
 */
public record OpenLicenseView(UUID id, String licenseId, AdditionState state, Instant addedAt, Instant effectiveAt) {}
