package org.menkyo.usermanagement;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;

/**
 * Somebody with access to a license ID, or its reseller, as its administrators see them (LC-304, LC-308).
 *
 * @param email the business e-mail
 * @param registered whether somebody has confirmed it
 * @param name given and family name where the profile has them, or null
 * @param disabled whether the user is disabled on this license ID
 * @param lastSignInAt the last sign-in, or null
 * @param reseller whether the agreement names the address as the reseller's, which gives no permission by itself
 * @param permissions what the user holds; nothing for who is only the reseller
 */
public record UserAccess(
        String email,
        boolean registered,
        @Nullable String name,
        boolean disabled,
        @Nullable Instant lastSignInAt,
        boolean reseller,
        List<HeldPermission> permissions) {

    /**
     * A permission that a user holds.
     *
     * @param id names the permission, on this license ID or the one that it is inherited from
     * @param role in which role
     * @param way by which way it came
     * @param inheritedFrom the license ID of the MASTER agreement that it comes from; null unless it is inherited
     * @param givenBy who gave it
     * @param since since when
     */
    public record HeldPermission(
            long id, Role role, PermissionWay way, @Nullable String inheritedFrom, String givenBy, Instant since) {}
}
