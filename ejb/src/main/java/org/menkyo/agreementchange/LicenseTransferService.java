package org.menkyo.agreementchange;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreementtree.AgreementTreeRepository;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/** License transfer forms, by which alone an organization's name changes (LC-110). */
@Stateless
public class LicenseTransferService {

    private final AccessControl access;
    private final AgreementsOfRecord agreementsOfRecord;
    private final AgreementTreeRepository tree;
    private final AgreementChanges changes;
    private final PermissionRepository permissions;
    private final LicenseHandover handover;
    private final AdministratorNews news;

    /** For the container's proxy. */
    protected LicenseTransferService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public LicenseTransferService(
            AccessControl access,
            AgreementsOfRecord agreementsOfRecord,
            AgreementTreeRepository tree,
            AgreementChanges changes,
            PermissionRepository permissions,
            LicenseHandover handover,
            AdministratorNews news) {
        this.access = access;
        this.agreementsOfRecord = agreementsOfRecord;
        this.tree = tree;
        this.changes = changes;
        this.permissions = permissions;
        this.news = news;
        this.handover = handover;
    }

    /**
     * Renames the holder, or hands the license over to another organization (LC-105), see {@link LicenseHandover}.
     *
     * <p>The same form again gets the first result.
     *
     * @throws ConflictException AGREEMENT_ENDED; CONTENT_CONFLICT if the form came before with other content;
     *     MASTER_WITH_CHILDREN if a MASTER agreement is to go to another organization while others stand below it;
     *     SEATS_ASSIGNED if people of the old holder have seats
     */
    @Performs(Operation.TRANSFER_LICENSE)
    public AgreementChangeView transfer(Caller caller, String licenseId, TransferLicense command) {
        access.require(caller, Operation.TRANSFER_LICENSE);
        check(command);
        // Before the agreement, as by whoever moves agreements in the tree, so that neither waits for the other for
        // ever.
        tree.lockTree();
        Agreement agreement = agreementsOfRecord.findToChange(caller, licenseId);
        TransferForm form = TransferForm.of(command);
        Optional<AgreementChange> earlier = changes.find(agreement, form);
        if (earlier.isPresent()) {
            return earlier.get().view();
        }
        List<ChangedValue> values = new ArrayList<>();
        values.add(new ChangedValue("formNumber", null, command.formNumber()));
        if (agreement.organization().identifier().equals(command.organization().identifier())) {
            rename(caller, agreement, command, values);
        } else {
            handover.handOver(caller, agreement, command, values);
        }
        return changes.recordTransfer(caller, agreement, form, command.reason(), values)
                .view();
    }

    private static void check(TransferLicense command) {
        InputCheck check = new InputCheck();
        check.text("formNumber", command.formNumber(), 64).optionalText("reason", command.reason(), 500);
        OrganizationDetails.check(check, command.organization());
        if (command.contacts() != null && !command.contacts().isEmpty()) {
            AgreementContact.check(check, command.contacts());
        }
        check.done();
    }

    private void rename(Caller caller, Agreement agreement, TransferLicense command, List<ChangedValue> values) {
        if (command.contacts() != null && !command.contacts().isEmpty()) {
            throw invalid("contacts", FieldProblem.NOT_ALLOWED);
        }
        Organization organization = agreement.organization();
        String nameBefore = organization.name();
        values.add(new ChangedValue(
                "organization.name", nameBefore, command.organization().name()));
        values.add(new ChangedValue(
                "organization.address",
                organization.address().oneLine(),
                command.organization().address().oneLine()));
        organization.rename(command.organization().name());
        organization.move(command.organization().address());
        news.tellOfTransfer(
                caller, agreement, permissions.activeAdministrators(agreement), nameBefore, organization.name());
    }

    private static InvalidInputException invalid(String field, FieldProblem problem) {
        return new InvalidInputException(List.of(new FieldError(field, problem, List.of())));
    }
}
