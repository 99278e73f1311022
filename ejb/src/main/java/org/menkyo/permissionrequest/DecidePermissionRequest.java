package org.menkyo.permissionrequest;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.permission.Role;
import org.menkyo.shared.input.Limits;

/**
 * Decides a request (LC-402, LC-403).
 *
 * @param decision approve or deny
 * @param roles when approving, the roles to give, among those asked for; null or all of them approves in full
 * @param reason for the requester and the other administrators, at most 2,000 characters; may be null
 */
public record DecidePermissionRequest(
        Decision decision,
        @Limits(minItems = 1, maxItems = 8) @Nullable List<Role> roles,
        @Limits(maxLength = 2_000) @Nullable String reason) {

    /** What an administrator decides. */
    public enum Decision {
        APPROVE,
        DENY
    }
}
