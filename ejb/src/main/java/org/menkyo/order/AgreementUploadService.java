package org.menkyo.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.order.OrderReads.LicenseFacts;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.StatementList;

/** Takes agreements of the programs other than OPEN from distributors (LC-101, LC-102). */
@Stateless
public class AgreementUploadService {

    private static final Pattern LICENSE_ID = Pattern.compile("[A-Z0-9](?:[A-Z0-9-]{0,30}[A-Z0-9])?");

    private final AccessControl access;
    private final OrderValidation validation;
    private final OrderReads reads;
    private final OrderRepository orders;
    private final OrganizationRepository organizations;
    private final AgreementRepository agreements;
    private final LicenseRecorder licenses;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected AgreementUploadService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public AgreementUploadService(
            AccessControl access,
            OrderValidation validation,
            OrderReads reads,
            OrderRepository orders,
            OrganizationRepository organizations,
            AgreementRepository agreements,
            LicenseRecorder licenses,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.validation = validation;
        this.reads = reads;
        this.orders = orders;
        this.organizations = organizations;
        this.agreements = agreements;
        this.licenses = licenses;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records an agreement with the permissions and keys that follow from it (LC-109).
     *
     * @throws ConflictException CONTENT_CONFLICT if the license ID is taken
     */
    @Performs(Operation.RECORD_AGREEMENT)
    public AgreementView record(Caller caller, RecordAgreement command) {
        access.require(caller, Operation.RECORD_AGREEMENT);
        CatalogExtract catalog = validation.catalog(command.lines());
        check(command, catalog);
        Instant now = clock.instant();
        long distributorId = caller.requireDistributorId();
        Organization organization = organizations.findOrCreate(distributorId, command.organization(), now);
        Agreement parent = parent(caller, command);
        agreements.lockLicenseId(command.licenseId());
        if (agreements.find(command.licenseId()).isPresent()) {
            throw new ConflictException(ErrorCode.CONTENT_CONFLICT, command.licenseId());
        }
        NewAgreement agreement = new NewAgreement(
                command.licenseId(),
                command.program(),
                organization.identifier(),
                distributorId,
                parent == null ? null : parent.id(),
                null,
                command.contacts(),
                now);
        List<OrderLine> lines = Objects.requireNonNullElse(command.lines(), List.of());
        LicenseFacts facts = reads.ofLicense(
                command.contacts().stream()
                        .map(contact -> new BusinessEmail(contact.email()))
                        .toList(),
                LicenseRecorder.keys(lines, catalog));
        StatementList statements = new StatementList();
        List<AuditEvent> events =
                new ArrayList<>(licenses.record(statements, caller, agreement, lines, catalog, facts));
        events.add(
                AuditEvent.done(Operation.RECORD_AGREEMENT, "agreement", agreement.licenseId(), agreement.licenseId())
                        .with("program", agreement.program())
                        .with("organization", organization.identifier())
                        .with("parent", command.parentLicenseId()));
        audit.append(statements, caller, events);
        orders.execute(statements);
        return new AgreementView(agreement.licenseId(), agreement.program(), organization.identifier(), now);
    }

    private static void check(RecordAgreement command, CatalogExtract catalog) {
        InputCheck check = new InputCheck();
        if (command.licenseId() == null) {
            check.required("licenseId", null);
        } else if (!LICENSE_ID.matcher(command.licenseId()).matches()) {
            check.reject("licenseId", FieldProblem.MALFORMED);
        }
        check.required("program", command.program());
        if (command.program() == Program.OPEN) {
            check.reject("program", FieldProblem.NOT_ALLOWED);
        }
        OrganizationDetails.check(check, command.organization());
        check.optionalText("parentLicenseId", command.parentLicenseId(), 32);
        AgreementContact.check(check, command.contacts());
        if (command.contacts() != null && !AgreementContact.includes(command.contacts(), ContactKind.PRIMARY)) {
            check.reject("contacts", FieldProblem.REQUIRED);
        }
        OrderValidation.lines(check, command.lines(), command.program() == Program.MASTER ? 0 : 1, catalog);
        check.done();
    }

    /** The MASTER agreement above; one of another distributor looks as if it did not exist (LC-110). */
    private Agreement parent(Caller caller, RecordAgreement command) {
        if (command.parentLicenseId() == null) {
            return null;
        }
        InputCheck check = new InputCheck();
        Agreement parent = agreements
                .find(command.parentLicenseId())
                .filter(found ->
                        found.program() == Program.MASTER && found.distributor().id() == caller.requireDistributorId())
                .orElse(null);
        if (parent != null) {
            // It must not end, nor go to another organization, at this moment.
            agreements.lockAndRefresh(parent);
            parent = parent.isInForce() ? parent : null;
        }
        if (parent == null) {
            check.reject("parentLicenseId", FieldProblem.UNKNOWN);
        }
        check.done();
        return parent;
    }
}
