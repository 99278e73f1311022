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
import org.menkyo.shared.Caller;

/**
 * Ends permissions that follow from something that ended: a contact, an agreement. Writes the audit and sends no mail
 * (LC-307). All in the transaction of who calls.
 */
@ApplicationScoped
public class PermissionTaker {

    private enum Action {
        PERMISSION_ENDED
    }

    private final PermissionRepository permissions;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected PermissionTaker() {
        this(null, null, null);
    }

    @Inject
    public PermissionTaker(PermissionRepository permissions, AuditTrail audit, Clock clock) {
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends the permissions that come from a contact (LC-110). */
    public void takeFromContact(Caller taker, Contact contact) {
        end(taker, permissions.current(contact));
    }

    /** Ends all permissions on a licence ID, whichever way they came. */
    public void takeAll(Caller taker, Agreement agreement) {
        end(taker, permissions.current(agreement));
    }

    /** Ends these permissions. */
    public void take(Caller taker, List<Permission> ended) {
        end(taker, ended);
    }

    private void end(Caller taker, List<Permission> ended) {
        for (Permission permission : ended) {
            permission.end(taker.name(), clock.instant());
            audit.append(
                    taker,
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
