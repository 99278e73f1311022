package org.menkyo.explanation;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;

/**
 * Why an address may do an operation on a license ID, or may not (LC-1104).
 *
 * @param licenseId on which license ID
 * @param email whose address
 * @param operation what
 * @param allowed whether it is allowed now
 * @param allowingRoles the roles that allow it
 * @param held the roles that the address has, with how it came to them
 * @param obstacles what is in the way; empty if it is allowed
 * @param whoCanGrant administrators who could give a missing role, at most ten; none if no role is missing
 */
public record AccessExplanation(
        String licenseId,
        String email,
        Operation operation,
        boolean allowed,
        List<Role> allowingRoles,
        List<HeldRole> held,
        List<InTheWay> obstacles,
        List<String> whoCanGrant) {

    /**
     * A role that the address has on the license ID.
     *
     * @param role which
     * @param allows whether it allows the operation
     * @param way by which way it came
     * @param inheritedFrom the MASTER agreement that it comes from, or null
     * @param givenBy who gave it
     * @param since since when
     */
    public record HeldRole(
            Role role,
            boolean allows,
            PermissionWay way,
            @Nullable String inheritedFrom,
            String givenBy,
            Instant since) {}

    /**
     * Something in the way.
     *
     * @param kind what
     * @param rule the rule of the specification
     * @param text the same in words
     * @param until when it ends by itself, or null
     */
    public record InTheWay(
            Obstacle kind,
            String rule,
            String text,
            @Nullable Instant until) {}
}
