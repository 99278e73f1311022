package org.menkyo.agreementchange;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.menkyo.entitlement.EntitlementFloors;
import org.menkyo.entitlement.EntitlementRepository;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/**
 * Hands a license over to another organization: all permissions of the old holder's people end, those of the new contacts begin,
 * it stands below no MASTER agreement any more, and for OPEN it is collected under a new authorization number, since the old one
 * stays with its organization (LC-105).
 */
@ApplicationScoped
public class LicenseHandover {

    private final AgreementRepository agreements;
    private final OrganizationRepository organizations;
    private final LicenseNumbers numbers;
    private final PermissionRepository permissions;
    private final ContactReplacement contacts;
    private final EntitlementRepository entitlements;
    private final EntitlementFloors floors;
    private final AdministratorNews news;
    private final Clock clock;

    @Inject
    public LicenseHandover(
            AgreementRepository agreements,
            OrganizationRepository organizations,
            LicenseNumbers numbers,
            PermissionRepository permissions,
            ContactReplacement contacts,
            EntitlementRepository entitlements,
            EntitlementFloors floors,
            AdministratorNews news,
            Clock clock) {
        this.agreements = agreements;
        this.organizations = organizations;
        this.numbers = numbers;
        this.permissions = permissions;
        this.contacts = contacts;
        this.entitlements = entitlements;
        this.floors = floors;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Hands a locked agreement over.
     *
     * @param values gets what has changed
     * @throws ConflictException MASTER_WITH_CHILDREN if others stand below it; SEATS_ASSIGNED if people of the old holder have
     *     seats
     */
    void handOver(Caller caller, Agreement agreement, TransferLicense command, List<ChangedValue> values) {
        checkContactsFor(agreement.program(), command.contacts());
        if (agreement.program() == Program.MASTER && agreements.hasChildren(agreement)) {
            throw new ConflictException(ErrorCode.MASTER_WITH_CHILDREN, agreement.licenseId());
        }
        Instant now = clock.instant();
        floors.requireNothingGivenOut(agreement, entitlements.inForce(agreement, now));
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
        news.tellOfTransfer(caller, agreement, former, before.name(), null);
        news.tellOfTransfer(caller, agreement, present, before.name(), after.name());
    }

    private AuthorizationNumber newNumber(Organization organization, Instant now) {
        AuthorizationNumber number = new AuthorizationNumber(numbers.newAuthorizationNumber(), organization, now);
        agreements.add(number);
        return number;
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
