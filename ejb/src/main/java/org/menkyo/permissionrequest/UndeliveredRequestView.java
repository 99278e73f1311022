package org.menkyo.permissionrequest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Program;
import org.menkyo.permission.Role;

/**
 * A request that could not be delivered, as support sees it (LC-404).
 *
 * @param id names the request
 * @param requesterEmail who asks
 * @param program as asked for
 * @param licenseId as asked for
 * @param roles the roles asked for
 * @param reason why it could not be delivered
 * @param requestedAt when it was received
 */
public record UndeliveredRequestView(
        UUID id,
        String requesterEmail,
        Program program,
        String licenseId,
        List<Role> roles,
        UndeliveredReason reason,
        Instant requestedAt) {}
