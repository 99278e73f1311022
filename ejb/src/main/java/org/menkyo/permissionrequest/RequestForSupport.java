package org.menkyo.permissionrequest;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;

/**
 * A permission request of somebody whom support looks up (LC-806).
 *
 * @param id names the request
 * @param program as asked for
 * @param licenseId as asked for
 * @param roles the roles asked for
 * @param state where it stands
 * @param undeliveredBecause why it reached nobody, or null (LC-404)
 * @param requestedAt when it was received
 * @param decidedAt when it was decided, or null
 */
public record RequestForSupport(
        UUID id,
        Program program,
        String licenseId,
        List<Role> roles,
        RequestState state,
        @Nullable UndeliveredReason undeliveredBecause,
        Instant requestedAt,
        @Nullable Instant decidedAt) {}
