package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.order.LicenseRecorder.NewLicense;
import org.menkyo.order.OrderReads.LicenseFacts;
import org.menkyo.permission.Operation;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;

/** Records an agreement that comes by itself, without an order, with all that follows from it and the audit of it (LC-109). */
@ApplicationScoped
public class AgreementRecorder {

    private final OrderReads reads;
    private final OrderRepository orders;
    private final LicenseRecorder licenses;
    private final AuditTrail audit;

    @Inject
    public AgreementRecorder(OrderReads reads, OrderRepository orders, LicenseRecorder licenses, AuditTrail audit) {
        this.reads = reads;
        this.orders = orders;
        this.licenses = licenses;
        this.audit = audit;
    }

    /**
     * Records a new agreement, at once with other statements.
     *
     * @param statements what comes before
     * @param operation as what it is audited
     * @param parentLicenseId the agreement above, or null
     * @param catalog what the catalog says of the lines' products, all of which it has
     */
    void record(
            StatementList statements,
            Caller caller,
            Operation operation,
            NewAgreement agreement,
            String parentLicenseId,
            List<OrderLine> lines,
            CatalogExtract catalog) {
        LicenseFacts facts = reads.ofLicense(LicenseRecorder.question(agreement.contacts(), lines, catalog));
        List<AuditEvent> events = new ArrayList<>(
                licenses.record(statements, caller, List.of(new NewLicense(agreement, lines, facts)), catalog));
        events.add(AuditEvent.done(operation, "agreement", agreement.licenseId(), agreement.licenseId())
                .with("program", agreement.program())
                .with("organization", agreement.organization())
                .with("parent", parentLicenseId));
        audit.append(statements, caller, events);
        orders.execute(statements);
    }
}
