package org.menkyo.physicalmedia;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.organization.Address;

/**
 * A request for physical media (LC-703).
 *
 * @param id names it
 * @param licenseId by licenses of which license ID
 * @param product the product's code in the catalog
 * @param language the language of the media by BCP 47
 * @param count how many
 * @param requesterEmail the business e-mail that asked for them
 * @param recipient whom they are sent to
 * @param address where to
 * @param taxExempt whether the organization is exempt from taxes
 * @param warningAcceptedAt when it was accepted that shipping can end the exemption; null where no warning was needed
 * @param warningAcceptedBy who accepted it, or null
 * @param state where the request stands
 * @param comment what was last said about it, or null
 * @param requestedAt when it was made
 * @param changedAt since when it stands there
 */
public record PhysicalMediaView(
        UUID id,
        String licenseId,
        String product,
        String language,
        int count,
        String requesterEmail,
        String recipient,
        Address address,
        boolean taxExempt,
        @Nullable Instant warningAcceptedAt,
        @Nullable String warningAcceptedBy,
        PhysicalMediaState state,
        @Nullable String comment,
        Instant requestedAt,
        Instant changedAt) {}
