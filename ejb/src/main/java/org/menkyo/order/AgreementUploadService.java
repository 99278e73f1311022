package org.menkyo.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.agreement.Program;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;

/** Takes agreements of the programs other than OPEN from distributors (LC-101, LC-102). */
@Stateless
public class AgreementUploadService {

    private final AccessControl access;
    private final OrderValidation validation;
    private final OrganizationRepository organizations;
    private final AgreementRepository agreements;
    private final AgreementRecorder recorder;
    private final Clock clock;

    /** For the container's proxy. */
    protected AgreementUploadService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public AgreementUploadService(
            AccessControl access,
            OrderValidation validation,
            OrganizationRepository organizations,
            AgreementRepository agreements,
            AgreementRecorder recorder,
            Clock clock) {
        this.access = access;
        this.validation = validation;
        this.organizations = organizations;
        this.agreements = agreements;
        this.recorder = recorder;
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
        Instant now = clock.instant();
        check(command, catalog, now);
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
        List<OrderLine> lines = validation.inFull(Objects.requireNonNullElse(command.lines(), List.of()), catalog, now);
        recorder.record(
                new StatementList(),
                caller,
                Operation.RECORD_AGREEMENT,
                agreement,
                command.parentLicenseId(),
                lines,
                catalog);
        return new AgreementView(agreement.licenseId(), agreement.program(), organization.identifier(), now);
    }

    private void check(RecordAgreement command, CatalogExtract catalog, Instant now) {
        InputCheck check = new InputCheck();
        if (command.licenseId() == null) {
            check.required("licenseId", null);
        } else if (!RecordAgreement.isLicenseId(command.licenseId())) {
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
        validation.assuranceEnds(check, command.lines(), now);
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
