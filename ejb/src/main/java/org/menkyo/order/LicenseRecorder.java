package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.entitlement.EntitlementRepository;
import org.menkyo.productkey.ProductKeyIssuer;
import org.menkyo.shared.Caller;
import org.menkyo.usermanagement.PermissionGiver;

/** Records a licence ID with all that follows from it: entitlements, permissions, keys, in one transaction (LC-109). */
@ApplicationScoped
public class LicenseRecorder {

    private final AgreementRepository agreements;
    private final EntitlementRepository entitlements;
    private final PermissionGiver permissions;
    private final ProductKeyIssuer productKeys;

    /** For the container's proxy. */
    protected LicenseRecorder() {
        this(null, null, null, null);
    }

    @Inject
    public LicenseRecorder(
            AgreementRepository agreements,
            EntitlementRepository entitlements,
            PermissionGiver permissions,
            ProductKeyIssuer productKeys) {
        this.agreements = agreements;
        this.entitlements = entitlements;
        this.permissions = permissions;
        this.productKeys = productKeys;
    }

    /** Records a new agreement, whose contacts are named already. */
    void record(Caller caller, Agreement agreement, List<OrderLine> lines, Instant now) {
        agreements.add(agreement);
        for (OrderLine line : lines) {
            entitlements.add(
                    new Entitlement(agreement, line.product(), line.quantity(), line.includesSoftwareAssurance(), now));
        }
        permissions.giveToContacts(caller, agreement);
        productKeys.issueFor(caller, agreement);
    }
}
