package org.menkyo.permissionrequest;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;

/**
 * A request as its requester sees it: without the name of who decided (LC-402).
 *
 * @param id names the request
 * @param program as asked for
 * @param licenseId as asked for
 * @param roles the roles asked for
 * @param approvedRoles the roles given
 * @param comment as written, or null
 * @param state where it stands
 * @param requestedAt when it was received
 * @param expiresAt when it expires if nobody decides
 * @param decidedAt when it was decided, or null
 * @param reason what the decider wrote, or null
 */
public record OwnRequestView(
        UUID id,
        Program program,
        String licenseId,
        List<Role> roles,
        List<Role> approvedRoles,
        @Nullable String comment,
        RequestState state,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}
