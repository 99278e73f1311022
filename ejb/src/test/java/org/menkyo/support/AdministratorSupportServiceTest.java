package org.menkyo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.ChangeKind;
import org.menkyo.agreementchange.ChangedValue;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.OrderView;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.support.AddAdministrator.CheckedDetails;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

/** Support adds an administrator after recording all checks. */
@Tag("LC-801")
class AdministratorSupportServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller agent = SCENARIO.support();
    private final String domain = "@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String existing = "existing" + domain;
    private final String added = "added" + domain;
    private final OrderView order = SCENARIO.licensed(existing);

    @Test
    @Tag("LC-802")
    void addsAnAdministratorAndTellsTheExistingOnes() {
        AgreementChangeView change = add(agent, details(order.licenseNumber(), order.authorizationNumber()), "left");

        assertThat(change.kind()).isEqualTo(ChangeKind.ADMINISTRATOR_ADDED);
        assertThat(change.reason()).isEqualTo("left");
        assertThat(change.changedBy()).isEqualTo(agent.name());
        assertThat(change.values())
                .contains(
                        new ChangedValue("administrator", null, added),
                        new ChangedValue(
                                "checked.companyName",
                                "Organization " + order.organizationIdentifier(),
                                "Their company"),
                        new ChangedValue(
                                "checked.companyAddress", "1-2-3 Chiyoda, Tokyo, 100-0001, JP", "1-2-3 Chiyoda"));
        Caller administrator = SCENARIO.registered(added);
        assertThat(SCENARIO.call(PermissionService.class, s -> s.mine(administrator, PageRequest.first()))
                        .items())
                .singleElement()
                .extracting(PermissionView::licenseId, PermissionView::role, PermissionView::way)
                .containsExactly(order.licenseNumber(), Role.ADMINISTRATOR, PermissionWay.SUPPORT);
        assertThat(SCENARIO.mails(existing, NotificationKind.ADMINISTRATOR_ADDED))
                .isEqualTo(1);
        assertThat(SCENARIO.mails(added, NotificationKind.ADMINISTRATOR_ADDED)).isZero();
        assertThat(SCENARIO.mails(added, NotificationKind.WELCOME)).isEqualTo(1);
        assertThat(SCENARIO.auditRecords("ADD_ADMINISTRATOR", order.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    void refusesWithoutAllChecks() {
        CheckedDetails all = details(order.licenseNumber(), order.authorizationNumber());

        assertThat(fields(null, "x")).containsExactly("checked");
        assertThat(fields(new CheckedDetails(null, null, " ", null), null))
                .containsExactly("checked.licenseNumber", "checked.companyName", "checked.companyAddress", "reason");
        assertThat(fields(details(order.licenseNumber(), null), "x")).containsExactly("checked.authorizationNumber");
        assertThat(fields(details(order.licenseNumber(), "ZZZZZZZZZZZZ"), "x"))
                .containsExactly("checked.authorizationNumber");
        assertThat(fields(details("0000000000", all.authorizationNumber()), "x"))
                .containsExactly("checked.licenseNumber");
        assertThat(fields(all, " ")).as("the reason").containsExactly("reason");
        assertThat(SCENARIO.mails(existing, NotificationKind.ADMINISTRATOR_ADDED))
                .isZero();
        assertThat(SCENARIO.mails(added, NotificationKind.WELCOME)).isZero();
    }

    @Test
    void isForSupportOnlyAndForLicensesThatExist() {
        CheckedDetails all = details(order.licenseNumber(), order.authorizationNumber());
        for (Caller other : List.of(SCENARIO.distributor(), SCENARIO.registered(existing))) {
            assertThatThrownBy(() -> add(other, all, "x")).isInstanceOf(NotPermittedException.class);
        }
        assertThatThrownBy(() -> SCENARIO.call(
                        AdministratorSupportService.class,
                        s -> s.addAdministrator(agent, "0000000000", new AddAdministrator(added, all, "x"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-305")
    void removesEvenTheLastAdministratorUnlessItIsAContact() {
        add(agent, details(order.licenseNumber(), order.authorizationNumber()), "x");
        Caller administrator = SCENARIO.registered(added);
        ConflictException contact = catchThrowableOfType(ConflictException.class, () -> remove(existing));
        assertThat(contact.code()).isEqualTo(ErrorCode.PERMISSION_FROM_CONTACT);
        SCENARIO.call(PermissionService.class, s -> s.disable(administrator, order.licenseNumber(), existing));

        AgreementChangeView change = remove(added);

        assertThat(change.values()).containsExactly(new ChangedValue("administrator", added, null));
        assertThat(SCENARIO.call(PermissionService.class, s -> s.mine(administrator, PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(SCENARIO.auditRecords("REMOVE_ADMINISTRATOR", order.licenseNumber()))
                .isEqualTo(1);
        InvalidInputException again = catchThrowableOfType(InvalidInputException.class, () -> remove(added));
        assertThat(again.errors()).extracting(FieldError::field).containsExactly("email");
    }

    private AgreementChangeView remove(String email) {
        return SCENARIO.call(
                AdministratorSupportService.class,
                s -> s.removeAdministrator(
                        agent, order.licenseNumber(), new RemoveAdministrator(email, "asked for by the customer")));
    }

    private AgreementChangeView add(Caller caller, CheckedDetails checked, String reason) {
        return SCENARIO.call(
                AdministratorSupportService.class,
                s -> s.addAdministrator(caller, order.licenseNumber(), new AddAdministrator(added, checked, reason)));
    }

    private static CheckedDetails details(String licenseNumber, String authorizationNumber) {
        return new CheckedDetails(licenseNumber, authorizationNumber, "Their company", "1-2-3 Chiyoda");
    }

    private List<String> fields(CheckedDetails checked, String reason) {
        return catchThrowableOfType(InvalidInputException.class, () -> add(agent, checked, reason)).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    @Test
    @Tag("LC-114")
    @Tag("LC-801")
    void comparesNumbersHoweverTheyAreTyped() {
        add(
                agent,
                details(" " + order.licenseNumber(), order.authorizationNumber().toLowerCase(Locale.ROOT) + "\u3000"),
                "x");

        assertThat(SCENARIO.auditRecords("ADD_ADMINISTRATOR", order.licenseNumber()))
                .isEqualTo(1);
    }
}
