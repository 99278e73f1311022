package org.menkyo.permissionrequest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.PermissionArrivals;

/**
 * Answers pending requests all of whose roles have come in other ways (LC-405). The requester learns of it by the mail about
 * the new permissions.
 */
@ApplicationScoped
public class AnsweredRequests implements PermissionArrivals {

    private final PermissionRequestRepository requests;
    private final PermissionRepository permissions;
    private final AuditTrail audit;

    @Inject
    public AnsweredRequests(PermissionRequestRepository requests, PermissionRepository permissions, AuditTrail audit) {
        this.requests = requests;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Override
    public void arrived(Agreement agreement, BusinessEmail holder) {
        List<PermissionRequest> pending = requests.lockPending(agreement, holder);
        if (pending.isEmpty()) {
            return;
        }
        Set<Role> held = permissions.activeRoles(agreement, holder);
        Caller system = Caller.system(UUID.randomUUID().toString());
        for (PermissionRequest request : pending) {
            if (held.containsAll(request.roles())) {
                request.answer();
                audit.append(
                        system,
                        AuditEvent.done(
                                        RequestAction.PERMISSION_REQUEST_ANSWERED,
                                        "permission_request",
                                        request.id(),
                                        agreement.licenseId())
                                .with("requester", holder));
            }
        }
    }
}
