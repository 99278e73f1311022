package org.menkyo.usermanagement;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;

/**
 * A permission of one's own (LC-309). It does not say who gave it: who is not an administrator never learns who is.
 *
 * @param licenseId on which license ID
 * @param email the business e-mail that it is tied to
 * @param role in which role
 * @param way by which way it came
 * @param inheritedFrom the license ID of the MASTER agreement that it comes from; null unless it is inherited
 * @param since since when
 * @param disabled whether an administrator has disabled the user on this license ID (LC-306)
 */
public record PermissionView(
        String licenseId,
        String email,
        Role role,
        PermissionWay way,
        @Nullable String inheritedFrom,
        Instant since,
        boolean disabled) {}
