package org.menkyo.usermanagement;

import java.util.List;
import org.menkyo.permission.Role;
import org.menkyo.shared.input.Limits;

/**
 * Grants roles on a license ID to an address, registered or not yet (LC-306).
 *
 * @param email to whom
 * @param roles at least one; not OPEN_LICENSE_CONTACT
 */
public record GrantPermissions(
        @Limits(email = true) String email,
        @Limits(minItems = 1, maxItems = 8) List<Role> roles) {}
