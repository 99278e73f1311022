package org.menkyo.agreementchange;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.agreement.Contact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.notification.NotificationKind;
import org.menkyo.organization.Address;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * What the distributor of record and support change on a license ID (LC-110, LC-111). Two changes at once follow each
 * other. For anybody else the license ID does not exist.
 */
@Stateless
public class AgreementChangeService {

    private static final int MAX_REASON = 500;

    private final AccessControl access;
    private final AgreementsOfRecord agreements;
    private final AgreementChanges changes;
    private final AgreementChangeRepository recorded;
    private final ContactMove contacts;
    private final AgreementEnd agreementEnd;
    private final PermissionRepository permissions;
    private final AdministratorNews news;
    private final Settings settings;

    /** For the container's proxy. */
    protected AgreementChangeService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public AgreementChangeService(
            AccessControl access,
            AgreementsOfRecord agreements,
            AgreementChanges changes,
            AgreementChangeRepository recorded,
            ContactMove contacts,
            AgreementEnd agreementEnd,
            PermissionRepository permissions,
            AdministratorNews news,
            Settings settings) {
        this.access = access;
        this.agreements = agreements;
        this.changes = changes;
        this.recorded = recorded;
        this.contacts = contacts;
        this.agreementEnd = agreementEnd;
        this.permissions = permissions;
        this.news = news;
        this.settings = settings;
    }

    /**
     * What stands on record about a license ID.
     *
     * @throws NotFoundException if there is none, or the caller is another distributor
     */
    @Performs(Operation.READ_AGREEMENT)
    public AgreementDetails get(Caller caller, String licenseId) {
        access.require(caller, Operation.READ_AGREEMENT);
        Agreement agreement = agreements.find(caller, licenseId);
        Organization organization = agreement.organization();
        Optional<AuthorizationNumber> number = agreement.authorizationNumber();
        AuthorizationNumberPolicy policy = new AuthorizationNumberPolicy(settings.timeZone());
        return new AgreementDetails(
                agreement.licenseId(),
                agreement.program(),
                new OrganizationDetails(organization.identifier(), organization.name(), organization.address()),
                agreement.parent().map(Agreement::licenseId).orElse(null),
                number.map(AuthorizationNumber::number).orElse(null),
                number.map(n -> policy.lastDay(n.issuedAt()).toString()).orElse(null),
                agreement.contacts().stream()
                        .map(contact -> new AgreementContact(
                                contact.kind(),
                                contact.name().orElse(null),
                                contact.email().value()))
                        .toList(),
                agreement.createdAt(),
                agreement.endedAt().orElse(null),
                agreement.endReason().orElse(null));
    }

    /** What was changed on a license ID, from the oldest to the newest. */
    @Performs(Operation.LIST_AGREEMENT_CHANGES)
    public Page<AgreementChangeView> listChanges(Caller caller, String licenseId, PageRequest page) {
        access.require(caller, Operation.LIST_AGREEMENT_CHANGES);
        Agreement agreement = agreements.find(caller, licenseId);
        return Page.of(recorded.list(agreement, page.afterNumber(), page.size() + 1), page, AgreementChange::id)
                .map(AgreementChange::view);
    }

    /**
     * Replaces, adds or ends a contact; the permissions that came from the old one move to the new one.
     *
     * @throws InvalidInputException also if the old address is no contact of that kind, or the new one is already
     * @throws ConflictException AGREEMENT_ENDED
     */
    @Performs(Operation.CHANGE_CONTACT)
    public AgreementChangeView changeContact(Caller caller, String licenseId, ChangeContact command) {
        access.require(caller, Operation.CHANGE_CONTACT);
        checkContact(caller, command);
        Agreement agreement = agreements.findToChange(caller, licenseId);
        Contact old = command.email() == null
                ? null
                : contact(agreement, command.kind(), command.email()).orElse(null);
        BusinessEmail email = command.newEmail() == null ? null : new BusinessEmail(command.newEmail());
        checkFits(agreement, command, old, email);
        List<ChangedValue> values = contacts.move(caller, agreement, command.kind(), old, command.newName(), email);
        return changes.recordFor(
                        command.caseId(),
                        caller,
                        Operation.CHANGE_CONTACT,
                        agreement,
                        ChangeKind.CONTACT_CHANGED,
                        command.reason(),
                        values)
                .view();
    }

    /** Changes the postal address of the organization; the administrators of the license ID are told. */
    @Performs(Operation.CHANGE_ADDRESS)
    public AgreementChangeView changeAddress(Caller caller, String licenseId, ChangeAddress command) {
        access.require(caller, Operation.CHANGE_ADDRESS);
        InputCheck check = new InputCheck();
        Address.check(check, "address", command.address());
        checkReason(check, caller, command.reason());
        check.done();
        Agreement agreement = agreements.findToChange(caller, licenseId);
        Organization organization = agreement.organization();
        String before = organization.address().oneLine();
        organization.move(command.address());
        String after = organization.address().oneLine();
        news.tell(
                caller,
                agreement,
                permissions.activeAdministrators(agreement),
                NotificationKind.ADDRESS_CHANGED,
                mail -> mail.with("organization", organization.name())
                        .with("before", before)
                        .with("after", after));
        return changes.recordFor(
                        command.caseId(),
                        caller,
                        Operation.CHANGE_ADDRESS,
                        agreement,
                        ChangeKind.ADDRESS_CHANGED,
                        command.reason(),
                        List.of(new ChangedValue("address", before, after)))
                .view();
    }

    /**
     * Ends an agreement with all that followed from it.
     *
     * @throws ConflictException AGREEMENT_ENDED
     */
    @Performs(Operation.END_AGREEMENT)
    public AgreementChangeView end(Caller caller, String licenseId, EndAgreement command) {
        access.require(caller, Operation.END_AGREEMENT);
        new InputCheck().text("reason", command.reason(), MAX_REASON).done();
        Agreement agreement = agreements.findToChange(caller, licenseId);
        agreementEnd.end(caller, agreement, command.reason());
        return changes.record(
                        caller,
                        Operation.END_AGREEMENT,
                        agreement,
                        ChangeKind.AGREEMENT_ENDED,
                        command.reason(),
                        List.of())
                .view();
    }

    private static void checkContact(Caller caller, ChangeContact command) {
        InputCheck check = new InputCheck();
        check.required("kind", command.kind())
                .optionalEmail("email", command.email())
                .optionalEmail("newEmail", command.newEmail());
        if (command.email() == null && command.newEmail() == null) {
            check.required("newEmail", null);
        }
        if (command.newEmail() == null) {
            if (command.newName() != null) {
                check.reject("newName", FieldProblem.NOT_ALLOWED);
            }
        } else if (command.kind() == ContactKind.RESELLER) {
            check.optionalText("newName", command.newName(), 200);
        } else {
            check.text("newName", command.newName(), 200);
        }
        checkReason(check, caller, command.reason());
        check.done();
    }

    private static void checkFits(Agreement agreement, ChangeContact command, Contact old, BusinessEmail email) {
        InputCheck check = new InputCheck();
        if (command.email() != null && old == null) {
            check.reject("email", FieldProblem.UNKNOWN);
        }
        boolean sameAddress = old != null && old.email().equals(email);
        if (email != null
                && !sameAddress
                && contact(agreement, command.kind(), email.value()).isPresent()) {
            check.reject("newEmail", FieldProblem.DUPLICATE);
        }
        long ofKind = agreement.contacts().stream()
                .filter(contact -> contact.kind() == command.kind())
                .count();
        boolean open = agreement.program() == Program.OPEN;
        boolean single = open && (command.kind() == ContactKind.END_CUSTOMER || command.kind() == ContactKind.RESELLER);
        boolean needed = command.kind() == (open ? ContactKind.END_CUSTOMER : ContactKind.PRIMARY);
        if (command.email() == null && single && ofKind > 0) {
            check.reject("email", FieldProblem.REQUIRED);
        }
        if (email == null && old != null && needed && ofKind == 1) {
            check.reject("newEmail", FieldProblem.REQUIRED);
        }
        check.done();
    }

    private static Optional<Contact> contact(Agreement agreement, ContactKind kind, String email) {
        BusinessEmail address = new BusinessEmail(email);
        return agreement.contacts().stream()
                .filter(contact -> contact.kind() == kind && contact.email().equals(address))
                .findFirst();
    }

    /** Support says why (LC-802); a distributor may. */
    private static void checkReason(InputCheck check, Caller caller, String reason) {
        if (caller.party() == Party.SUPPORT_AGENT) {
            check.text("reason", Objects.requireNonNullElse(reason, ""), MAX_REASON);
        } else {
            check.optionalText("reason", reason, MAX_REASON);
        }
    }
}
