package org.menkyo.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.PermissionRevoker;

/** Ends all permissions of a person who is erased. */
@ApplicationScoped
public class PersonPermissions {

    private static final int PART = 100;

    private final PermissionRepository permissions;
    private final PermissionRevoker revoker;

    @Inject
    public PersonPermissions(PermissionRepository permissions, PermissionRevoker revoker) {
        this.permissions = permissions;
        this.revoker = revoker;
    }

    /**
     * Ends them.
     *
     * @return how many
     * @throws ConflictException LAST_ADMINISTRATOR if a license ID in force would have nobody any more who administers it (LC-305)
     */
    int end(Caller caller, List<String> emailKeys) {
        int ended = 0;
        for (String key : emailKeys) {
            List<Permission> part = permissions.current(new BusinessEmail(key), 0, PART);
            while (!part.isEmpty()) {
                revoker.revoke(caller, part);
                for (Permission permission : part) {
                    requireAdministrator(permission);
                }
                ended += part.size();
                part = permissions.current(
                        new BusinessEmail(key), part.get(part.size() - 1).id(), PART);
            }
        }
        return ended;
    }

    private void requireAdministrator(Permission permission) {
        Agreement agreement = permission.agreement();
        if (permission.role() == Role.ADMINISTRATOR
                && agreement.isInForce()
                && !permissions.hasOwnAdministrator(agreement)) {
            throw new ConflictException(ErrorCode.LAST_ADMINISTRATOR);
        }
    }
}
