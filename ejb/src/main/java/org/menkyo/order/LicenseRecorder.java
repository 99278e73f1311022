package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * Brings the entitlements of a licence ID in line with the lines of its corrected order, and the keys with the
     * entitlements (LC-108). What did not change goes on; what did ends, and the new begins, at the same moment.
     */
    void adjust(Caller caller, Agreement agreement, List<OrderLine> lines, Instant now) {
        List<Entitlement> unmatched = new ArrayList<>(entitlements.inForce(agreement, now));
        List<OrderLine> added = new ArrayList<>();
        for (OrderLine line : lines) {
            Optional<Entitlement> same = unmatched.stream()
                    .filter(entitlement -> entitlement.productCode().equals(line.product())
                            && entitlement.quantity() == line.quantity()
                            && entitlement.softwareAssurance() == line.includesSoftwareAssurance())
                    .findFirst();
            same.ifPresentOrElse(unmatched::remove, () -> added.add(line));
        }
        unmatched.forEach(entitlement -> entitlement.end(now));
        entitle(agreement, added, now);
        agreements.flush();
        productKeys.issueFor(caller, agreement);
    }

    private void entitle(Agreement agreement, List<OrderLine> lines, Instant now) {
        for (OrderLine line : lines) {
            entitlements.add(
                    new Entitlement(agreement, line.product(), line.quantity(), line.includesSoftwareAssurance(), now));
        }
    }

    /** Records a new agreement, whose contacts are named already. */
    void record(Caller caller, Agreement agreement, List<OrderLine> lines, Instant now) {
        agreements.add(agreement);
        entitle(agreement, lines, now);
        permissions.giveToContacts(caller, agreement);
        productKeys.issueForNew(caller, agreement);
    }
}
