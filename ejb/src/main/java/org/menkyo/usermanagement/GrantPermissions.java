package org.menkyo.usermanagement;

import java.util.List;
import org.menkyo.permission.Role;

/**
 * Grants roles on a licence ID to an address, registered or not yet (LC-306).
 *
 * @param email to whom
 * @param roles at least one; not OPEN_LICENSE_CONTACT
 */
public record GrantPermissions(String email, List<Role> roles) {}
