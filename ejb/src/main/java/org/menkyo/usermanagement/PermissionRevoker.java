package org.menkyo.usermanagement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.Contact;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;

/**
 * Ends permissions that follow from something that ended: a contact, an agreement. Writes the audit and sends no mail
 * (LC-307). All in the transaction of who calls.
 */
@ApplicationScoped
public class PermissionRevoker {

    private enum Action {
        PERMISSION_ENDED
    }

    private final PermissionRepository permissions;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public PermissionRevoker(PermissionRepository permissions, AuditTrail audit, Clock clock) {
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends the permissions that come from a contact (LC-110). */
    public void revokeFromContact(Caller caller, Contact contact) {
        end(caller, permissions.current(contact));
    }

    /** Ends all permissions on a license ID, whichever way they came. */
    public void revokeAll(Caller caller, Agreement agreement) {
        end(caller, permissions.current(agreement));
    }

    /** Ends these permissions. */
    public void revoke(Caller caller, List<Permission> ended) {
        end(caller, ended);
    }

    private void end(Caller caller, List<Permission> ended) {
        for (Permission permission : ended) {
            permission.end(caller.name(), clock.instant());
            audit.append(
                    caller,
                    AuditEvent.done(
                                    Action.PERMISSION_ENDED,
                                    "permission",
                                    permission.email(),
                                    permission.agreement().licenseId())
                            .with("role", permission.role())
                            .with("way", permission.way()));
        }
        permissions.flush();
    }
}
