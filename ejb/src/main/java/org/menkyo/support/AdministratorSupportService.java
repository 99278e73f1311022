package org.menkyo.support;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.AdministratorNews;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.AgreementChanges;
import org.menkyo.agreementchange.AgreementsOfRecord;
import org.menkyo.agreementchange.ChangeKind;
import org.menkyo.agreementchange.ChangedValue;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Permission;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.support.AddAdministrator.CheckedDetails;
import org.menkyo.usermanagement.PermissionGranter;
import org.menkyo.usermanagement.PermissionRevoker;

/** Puts administrators on license IDs, with or without existing ones, and removes them (LC-305, LC-801). */
@Stateless
public class AdministratorSupportService {

    private final AccessControl access;
    private final AgreementsOfRecord agreements;
    private final PermissionRepository permissions;
    private final PermissionGranter granter;
    private final PermissionRevoker revoker;
    private final AgreementChanges changes;
    private final AdministratorNews news;

    /** For the container's proxy. */
    protected AdministratorSupportService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public AdministratorSupportService(
            AccessControl access,
            AgreementsOfRecord agreements,
            PermissionRepository permissions,
            PermissionGranter granter,
            PermissionRevoker revoker,
            AgreementChanges changes,
            AdministratorNews news) {
        this.access = access;
        this.agreements = agreements;
        this.permissions = permissions;
        this.granter = granter;
        this.revoker = revoker;
        this.changes = changes;
        this.news = news;
    }

    /**
     * Adds an administrator. What was checked is recorded beside what stands on record; existing administrators get a
     * mail.
     *
     * @throws InvalidInputException if anything was not checked, or a number is not the one on record
     * @throws NotFoundException if there is no such license ID
     * @throws ConflictException AGREEMENT_ENDED
     */
    @Performs(Operation.ADD_ADMINISTRATOR)
    public AgreementChangeView addAdministrator(Caller caller, String licenseId, AddAdministrator command) {
        access.require(caller, Operation.ADD_ADMINISTRATOR);
        check(command);
        Agreement agreement = agreements.findToChange(caller, licenseId);
        checkNumbers(agreement, command.checked());
        BusinessEmail administrator = new BusinessEmail(command.email());
        List<BusinessEmail> existing = new ArrayList<>(permissions.activeAdministrators(agreement));
        existing.remove(administrator);
        granter.grant(caller, agreement, administrator, List.of(Role.ADMINISTRATOR), PermissionWay.SUPPORT);
        news.tell(
                caller,
                agreement,
                existing,
                NotificationKind.ADMINISTRATOR_ADDED,
                mail -> mail.with("administrator", administrator));
        return changes.recordFor(
                        command.caseId(),
                        caller,
                        Operation.ADD_ADMINISTRATOR,
                        agreement,
                        ChangeKind.ADMINISTRATOR_ADDED,
                        command.reason(),
                        values(agreement, administrator, command.checked()))
                .view();
    }

    /**
     * Removes an administrator, be it the last one; no mail is sent (LC-305, LC-307).
     *
     * @throws InvalidInputException also if the address administers the license ID in no way of its own
     * @throws ConflictException PERMISSION_FROM_CONTACT if it does as a contact, which changes by LC-110; AGREEMENT_ENDED
     */
    @Performs(Operation.REMOVE_ADMINISTRATOR)
    public AgreementChangeView removeAdministrator(Caller caller, String licenseId, RemoveAdministrator command) {
        access.require(caller, Operation.REMOVE_ADMINISTRATOR);
        InputCheck check = new InputCheck();
        check.email("email", command.email())
                .text("reason", command.reason(), 500)
                .done();
        Agreement agreement = agreements.findToChange(caller, licenseId);
        BusinessEmail administrator = new BusinessEmail(command.email());
        List<Permission> held = permissions.current(agreement, administrator).stream()
                .filter(permission -> permission.role() == Role.ADMINISTRATOR)
                .toList();
        if (held.isEmpty()) {
            check.reject("email", FieldProblem.UNKNOWN).done();
        }
        if (held.stream().anyMatch(permission -> permission.way() == PermissionWay.CONTACT)) {
            throw new ConflictException(ErrorCode.PERMISSION_FROM_CONTACT);
        }
        revoker.revoke(caller, held);
        return changes.recordFor(
                        command.caseId(),
                        caller,
                        Operation.REMOVE_ADMINISTRATOR,
                        agreement,
                        ChangeKind.ADMINISTRATOR_REMOVED,
                        command.reason(),
                        List.of(new ChangedValue("administrator", administrator.value(), null)))
                .view();
    }

    private static void check(AddAdministrator command) {
        InputCheck check = new InputCheck();
        check.email("email", command.email());
        CheckedDetails checked = command.checked();
        if (checked == null) {
            check.required("checked", null);
        } else {
            check.text("checked.licenseNumber", checked.licenseNumber(), 32)
                    .optionalText("checked.authorizationNumber", checked.authorizationNumber(), 32)
                    .text("checked.companyName", checked.companyName(), 200)
                    .paragraphs("checked.companyAddress", checked.companyAddress(), 500);
        }
        check.text("reason", command.reason(), 500).done();
    }

    private static void checkNumbers(Agreement agreement, CheckedDetails checked) {
        InputCheck check = new InputCheck();
        if (!agreement.licenseId().equals(checked.licenseNumber())) {
            check.reject("checked.licenseNumber", FieldProblem.UNKNOWN);
        }
        String number = checked.authorizationNumber();
        if (agreement.program() != Program.OPEN) {
            if (number != null) {
                check.reject("checked.authorizationNumber", FieldProblem.NOT_ALLOWED);
            }
        } else if (number == null) {
            check.required("checked.authorizationNumber", null);
        } else if (!agreement.authorizationNumber().orElseThrow().number().equals(number)) {
            check.reject("checked.authorizationNumber", FieldProblem.UNKNOWN);
        }
        check.done();
    }

    private static List<ChangedValue> values(Agreement agreement, BusinessEmail administrator, CheckedDetails checked) {
        List<ChangedValue> values = new ArrayList<>();
        values.add(new ChangedValue("administrator", null, administrator.value()));
        values.add(new ChangedValue("checked.licenseNumber", agreement.licenseId(), checked.licenseNumber()));
        if (checked.authorizationNumber() != null) {
            values.add(new ChangedValue(
                    "checked.authorizationNumber",
                    agreement
                            .authorizationNumber()
                            .map(AuthorizationNumber::number)
                            .orElse(null),
                    checked.authorizationNumber()));
        }
        values.add(
                new ChangedValue("checked.companyName", agreement.organization().name(), checked.companyName()));
        values.add(new ChangedValue(
                "checked.companyAddress", agreement.organization().address().oneLine(), checked.companyAddress()));
        return values;
    }
}
