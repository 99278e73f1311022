package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.entitlement.EntitlementFloors;
import org.menkyo.entitlement.EntitlementRepository;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.productkey.ProductKeyIssuer;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.usermanagement.PermissionRevoker;

/**
 * Ends an agreement that the transaction has locked, with all that followed from it: entitlements, permissions, keys
 * (LC-108, LC-111). Its administrators get a mail.
 */
@ApplicationScoped
public class AgreementEnd {

    private final AgreementRepository agreements;
    private final EntitlementRepository entitlements;
    private final EntitlementFloors floors;
    private final PermissionRepository permissions;
    private final PermissionRevoker revoker;
    private final AdministratorNews news;
    private final ProductKeyIssuer productKeys;
    private final Clock clock;

    @Inject
    public AgreementEnd(
            AgreementRepository agreements,
            EntitlementRepository entitlements,
            EntitlementFloors floors,
            PermissionRepository permissions,
            PermissionRevoker revoker,
            AdministratorNews news,
            ProductKeyIssuer productKeys,
            Clock clock) {
        this.agreements = agreements;
        this.entitlements = entitlements;
        this.floors = floors;
        this.permissions = permissions;
        this.revoker = revoker;
        this.news = news;
        this.productKeys = productKeys;
        this.clock = clock;
    }

    /**
     * Ends it now, since all licenses of its order go back.
     *
     * @throws ConflictException if anything is given out of them, see {@link EntitlementFloors}
     */
    public void giveBack(Caller caller, Agreement agreement, String reason) {
        floors.requireNothingGivenOut(agreement, entitlements.inForce(agreement, clock.instant()));
        end(caller, agreement, reason);
    }

    /** Ends it now, with what is given out of its entitlements. */
    public void end(Caller caller, Agreement agreement, String reason) {
        Instant now = clock.instant();
        List<BusinessEmail> administrators = permissions.activeAdministrators(agreement);
        floors.end(caller, agreement, now);
        entitlements.inForce(agreement, now).forEach(entitlement -> entitlement.end(now));
        revoker.revokeAll(caller, agreement);
        agreement.end(reason, now);
        agreements.flush();
        productKeys.issueFor(caller, agreement);
        news.tell(
                caller, agreement, administrators, NotificationKind.LICENSE_ENDED, mail -> mail.with("reason", reason));
    }
}
