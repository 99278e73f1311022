package org.menkyo.permissionrequest;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.permission.Role;

/**
 * A request as the administrators of the license ID see it (LC-402).
 *
 * @param id names the request
 * @param licenseId on which license ID
 * @param requesterEmail who asks
 * @param requesterName given and family name where the profile has them, or null
 * @param roles the roles asked for
 * @param approvedRoles the roles given
 * @param comment what the requester wrote, or null
 * @param state where it stands
 * @param requestedAt when it was received
 * @param expiresAt when it expires if nobody decides
 * @param decidedBy the business e-mail of who decided, or null
 * @param decidedAt when it was decided, or null
 * @param reason what the decider wrote, or null
 */
public record PermissionRequestView(
        UUID id,
        String licenseId,
        String requesterEmail,
        @Nullable String requesterName,
        List<Role> roles,
        List<Role> approvedRoles,
        @Nullable String comment,
        RequestState state,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}
