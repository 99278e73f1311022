package org.menkyo.agreementchange;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.LicenseNumbers;
import org.menkyo.agreement.Program;
import org.menkyo.agreementtree.AgreementTreeRepository;
import org.menkyo.entitlement.EntitlementFloors;
import org.menkyo.notification.NotificationKind;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/** License transfer forms, by which alone an organization's name changes (LC-110). */
@Stateless
public class LicenseTransferService {

    private final AccessControl access;
    private final AgreementsOfRecord agreementsOfRecord;
    private final AgreementRepository agreements;
    private final AgreementTreeRepository tree;
    private final OrganizationRepository organizations;
    private final LicenseNumbers numbers;
    private final AgreementChanges changes;
    private final PermissionRepository permissions;
    private final ContactReplacement contacts;
    private final EntitlementFloors floors;
    private final AdministratorNews news;
    private final Clock clock;

    /** For the container's proxy. */
    protected LicenseTransferService() {
        this(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public LicenseTransferService(
            AccessControl access,
            AgreementsOfRecord agreementsOfRecord,
            AgreementRepository agreements,
            AgreementTreeRepository tree,
            OrganizationRepository organizations,
            LicenseNumbers numbers,
            AgreementChanges changes,
            PermissionRepository permissions,
            ContactReplacement contacts,
            EntitlementFloors floors,
            AdministratorNews news,
            Clock clock) {
        this.access = access;
        this.agreementsOfRecord = agreementsOfRecord;
        this.agreements = agreements;
        this.tree = tree;
        this.organizations = organizations;
        this.numbers = numbers;
        this.changes = changes;
        this.permissions = permissions;
        this.contacts = contacts;
        this.floors = floors;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Renames the holder, or hands the license over to another organization. What is handed over loses all permissions of
     * the old holder's people, gets those of the new contacts, stands below no MASTER agreement any more, and for OPEN is
     * collected under a new authorization number, since the old one stays with its organization (LC-105).
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
            handOver(caller, agreement, command, values);
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
        tell(caller, agreement, permissions.activeAdministrators(agreement), nameBefore, organization.name());
    }

    private void handOver(Caller caller, Agreement agreement, TransferLicense command, List<ChangedValue> values) {
        checkContactsFor(agreement.program(), command.contacts());
        if (agreement.program() == Program.MASTER && agreements.hasChildren(agreement)) {
            throw new ConflictException(ErrorCode.MASTER_WITH_CHILDREN, agreement.licenseId());
        }
        floors.requireNothingGivenOut(agreement);
        Instant now = clock.instant();
        floors.end(caller, agreement, now);
        Organization before = agreement.organization();
        Organization after = organizations.findOrCreate(agreement.distributor().id(), command.organization(), now);
        values.add(new ChangedValue("organization.identifier", before.identifier(), after.identifier()));
        values.add(new ChangedValue("organization.name", before.name(), after.name()));
        List<BusinessEmail> former = new ArrayList<>(permissions.activeAdministrators(agreement));
        Optional<AuthorizationNumber> numberBefore = agreement.authorizationNumber();
        AuthorizationNumber number = numberBefore.isPresent() ? newNumber(after, now) : null;
        numberBefore.ifPresent(
                old -> values.add(new ChangedValue("authorizationNumber", old.number(), number.number())));
        agreement.parent().ifPresent(parent -> values.add(new ChangedValue("parent", parent.licenseId(), null)));
        agreement.transfer(after, number);
        contacts.replace(caller, agreement, command.contacts(), values, now);
        List<BusinessEmail> present = permissions.activeAdministrators(agreement);
        former.removeAll(present);
        tell(caller, agreement, former, before.name(), null);
        tell(caller, agreement, present, before.name(), after.name());
    }

    private AuthorizationNumber newNumber(Organization organization, Instant now) {
        AuthorizationNumber number = new AuthorizationNumber(numbers.newAuthorizationNumber(), organization, now);
        agreements.add(number);
        return number;
    }

    private void tell(
            Caller caller, Agreement agreement, List<BusinessEmail> administrators, String before, String after) {
        news.tell(
                caller,
                agreement,
                administrators,
                NotificationKind.LICENSE_TRANSFERRED,
                mail -> mail.with("before", before).with("after", after));
    }

    private static void checkContactsFor(Program program, List<AgreementContact> contacts) {
        if (contacts == null || contacts.isEmpty()) {
            throw invalid("contacts", FieldProblem.REQUIRED);
        }
        InputCheck check = new InputCheck();
        if (program == Program.OPEN) {
            if (!AgreementContact.includes(contacts, ContactKind.END_CUSTOMER)) {
                check.reject("contacts", FieldProblem.REQUIRED);
            }
            int endCustomers = 0;
            int resellers = 0;
            for (int i = 0; i < contacts.size(); i++) {
                ContactKind kind = contacts.get(i).kind();
                if (kind == ContactKind.END_CUSTOMER && ++endCustomers > 1
                        || kind == ContactKind.RESELLER && ++resellers > 1) {
                    check.reject("contacts[" + i + "]", FieldProblem.NOT_ALLOWED);
                }
            }
        } else if (!AgreementContact.includes(contacts, ContactKind.PRIMARY)) {
            check.reject("contacts", FieldProblem.REQUIRED);
        }
        check.done();
    }

    private static InvalidInputException invalid(String field, FieldProblem problem) {
        return new InvalidInputException(List.of(new FieldError(field, problem, List.of())));
    }
}
