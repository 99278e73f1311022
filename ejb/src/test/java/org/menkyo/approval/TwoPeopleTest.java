package org.menkyo.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.support.ActivationsApprovalService;
import org.menkyo.activation.support.GrantActivations;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Role;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.productkey.RevealApprovalService;
import org.menkyo.productkey.RevealedProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class TwoPeopleTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final SampleLicenses licenses = new SampleLicenses(SCENARIO);

    private static Caller agent(String name) {
        return new Caller(
                name,
                Party.SUPPORT_AGENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Channel.REST,
                "192.0.2.30",
                Language.EN,
                "test");
    }

    private static void requireTwo(License license, boolean reveals, boolean activations) {
        SCENARIO.call(
                TwoPersonRuleService.class,
                s -> s.set(
                        agent("first-agent"),
                        license.organization(),
                        null,
                        new SetTwoPersonRule(reveals, activations, "asked for in writing")));
    }

    private UUID key(License license) {
        return licenses.keys(license).get(0).id();
    }

    private static RevealedProductKey reveal(Caller caller, UUID key) {
        return SCENARIO.call(ProductKeyService.class, s -> s.reveal(caller, key));
    }

    private static ApprovalView ask(Caller caller, UUID key) {
        return SCENARIO.call(RevealApprovalService.class, s -> s.ask(caller, key, new AskApproval("set-up tonight")));
    }

    private static ApprovalView decide(Caller caller, UUID approval, boolean approve) {
        return SCENARIO.call(RevealApprovalService.class, s -> s.decide(caller, approval, new DecideApproval(approve)));
    }

    private static Caller keyAdministrator(License license, String email) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        license.administrator(),
                        license.licenseId(),
                        new GrantPermissions(email, List.of(Role.PRODUCT_KEY_ADMINISTRATOR))));
        return SCENARIO.registered(email);
    }

    private static void assertRefused(ErrorCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        LicensingException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    @Tag("LC-1105")
    void aKeyIsRevealedOnceAfterASecondPersonHasApproved() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        UUID key = key(license);
        Caller first = keyAdministrator(license, "first@t1.example");
        Caller second = keyAdministrator(license, "second@t1.example");
        assertThat(reveal(first, key)).isNotNull();

        requireTwo(license, true, false);
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> reveal(first, key));
        ApprovalView asked = ask(first, key);
        assertThat(ask(first, key).id()).isEqualTo(asked.id());
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> reveal(first, key));
        assertRefused(ErrorCode.OWN_REQUEST, () -> decide(first, asked.id(), true));
        assertThat(SCENARIO.call(RevealApprovalService.class, s -> s.list(second, PageRequest.first()))
                        .items())
                .extracting(ApprovalView::id)
                .containsExactly(asked.id());
        decide(second, asked.id(), true);

        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> reveal(second, key));
        assertThat(reveal(first, key).licenseId()).isEqualTo(license.licenseId());
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> reveal(first, key));
        assertThat(SCENARIO.auditRecords("APPROVAL_DECIDED", license.licenseId()))
                .isEqualTo(1);
        assertRefused(ErrorCode.STATE_CONFLICT, () -> decide(second, asked.id(), true));
    }

    @Test
    @Tag("LC-1105")
    void theSecondPersonMustBePermittedTooAndTheApprovalEnds() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        UUID key = key(license);
        Caller first = keyAdministrator(license, "first@t2.example");
        Caller second = keyAdministrator(license, "second@t2.example");
        Caller stranger = SCENARIO.registered("stranger@t2.example");
        requireTwo(license, true, false);
        ApprovalView asked = ask(first, key);

        assertThatThrownBy(() -> decide(stranger, asked.id(), true)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ask(stranger, key)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> decide(agent("first-agent"), asked.id(), true))
                .isInstanceOf(NotPermittedException.class);
        decide(second, asked.id(), true);
        SCENARIO.clock().move(Duration.ofHours(24));
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> reveal(first, key));

        ApprovalView again = ask(first, key);
        assertThat(again.id()).isNotEqualTo(asked.id());
        decide(second, again.id(), false);
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> reveal(first, key));
    }

    @Test
    @Tag("LC-1105")
    void activationsAreRaisedByExactlyWhatASecondAgentHasApproved() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        UUID key = key(license);
        requireTwo(license, false, true);
        GrantActivations ten = new GrantActivations(10, null, "new branch");
        GrantActivations eleven = new GrantActivations(11, null, "new branch");
        Caller first = agent("first-agent");
        Caller second = agent("second-agent");

        assertRefused(
                ErrorCode.SECOND_PERSON_NEEDED,
                () -> SCENARIO.call(KeySupportService.class, s -> s.grant(first, key, ten)));
        ApprovalView asked = SCENARIO.call(ActivationsApprovalService.class, s -> s.ask(first, key, ten));
        assertRefused(
                ErrorCode.OWN_REQUEST,
                () -> SCENARIO.call(
                        ActivationsApprovalService.class, s -> s.decide(first, asked.id(), new DecideApproval(true))));
        SCENARIO.call(ActivationsApprovalService.class, s -> s.decide(second, asked.id(), new DecideApproval(true)));

        assertRefused(
                ErrorCode.SECOND_PERSON_NEEDED,
                () -> SCENARIO.call(KeySupportService.class, s -> s.grant(first, key, eleven)));
        ProductKeyView granted = SCENARIO.call(KeySupportService.class, s -> s.grant(first, key, ten));
        assertThat(granted.id()).isEqualTo(key);
        assertRefused(
                ErrorCode.SECOND_PERSON_NEEDED,
                () -> SCENARIO.call(KeySupportService.class, s -> s.grant(first, key, ten)));
        assertThat(reveal(license.administrator(), key)).isNotNull();
    }

    @Test
    @Tag("LC-1105")
    void theSecondPersonDoesNotOweThePermissionToTheFirst() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        UUID key = key(license);
        Caller owing = grant(license.administrator(), license, "owing@t4.example", Role.ADMINISTRATOR);
        Caller owingByAnother = grant(owing, license, "another@t4.example", Role.PRODUCT_KEY_ADMINISTRATOR);
        requireTwo(license, true, false);

        ApprovalView asked = ask(license.administrator(), key);

        assertRefused(ErrorCode.NOT_INDEPENDENT, () -> decide(owing, asked.id(), true));
        assertRefused(ErrorCode.NOT_INDEPENDENT, () -> decide(owingByAnother, asked.id(), true));
        ApprovalView back = ask(owingByAnother, key);
        assertThat(decide(license.administrator(), back.id(), true).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    @Tag("LC-1105")
    void theSecondPersonHadThePermissionBeforeTheQuestion() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        UUID key = key(license);
        Caller first = keyAdministrator(license, "first@t5.example");
        Caller before = keyAdministrator(license, "before@t5.example");
        requireTwo(license, true, false);
        ApprovalView asked = ask(first, key);
        SCENARIO.clock().move(Duration.ofSeconds(1));
        Caller after = keyAdministrator(license, "after@t5.example");

        assertRefused(ErrorCode.NOT_INDEPENDENT, () -> decide(after, asked.id(), true));
        assertThat(decide(before, asked.id(), true).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    @Tag("LC-1105")
    void everybodyWhoCanBeTheSecondPersonGetsAMailAndNobodyElse() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        Caller first = keyAdministrator(license, "first@t6.example");
        keyAdministrator(license, "second@t6.example");
        grant(license.administrator(), license, "viewer@t6.example", Role.LICENSE_INFORMATION_VIEWER);
        requireTwo(license, true, false);

        ask(first, key(license));
        ask(first, key(license));

        assertThat(asked("second@t6.example")).isEqualTo(1);
        assertThat(asked(license.administrator().requireEmail().value())).isEqualTo(1);
        assertThat(asked("first@t6.example") + asked("viewer@t6.example")).isZero();
    }

    @Test
    @Tag("LC-1105")
    void anOrganizationsAdministratorsSetTheRuleAndWeakenItWithTheSecondPerson() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        Caller administrator = license.administrator();
        Caller colleague = grant(administrator, license, "colleague@t7.example", Role.ADMINISTRATOR);
        assertThat(setOwn(colleague, license, true, true).revealKeys()).isTrue();

        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> setOwn(colleague, license, false, true));
        ApprovalView asked = SCENARIO.call(
                OwnTwoPersonRuleService.class,
                s -> s.ask(colleague, license.licenseId(), new AskTwoPersonRule(false, true, "too slow")));
        assertRefused(ErrorCode.OWN_REQUEST, () -> decideRule(colleague, asked.id()));
        assertThat(asked(administrator.requireEmail().value())).isEqualTo(1);
        assertThat(decideRule(administrator, asked.id()).state()).isEqualTo(ApprovalState.APPROVED);

        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> setOwn(colleague, license, false, false));
        TwoPersonRuleView weaker = setOwn(colleague, license, false, true);
        assertThat(weaker.revealKeys()).isFalse();
        assertThat(weaker.raiseActivations()).isTrue();
        assertThat(setOwn(colleague, license, true, true).revealKeys()).isTrue();
        assertRefused(ErrorCode.SECOND_PERSON_NEEDED, () -> setOwn(colleague, license, false, true));
        assertThat(SCENARIO.auditRecords(Operation.SET_OWN_TWO_PERSON_RULE.name(), license.licenseId()))
                .isEqualTo(3);
    }

    @Test
    @Tag("LC-1105")
    void whoAdministersOnlyPartOfAnOrganizationDoesNotWeakenItsRule() {
        License license = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        License other = licenses.order(SampleLicenses.line("SVR-STD-2008", 10));
        SCENARIO.database()
                .transact(em -> em.createNativeQuery(
                                "UPDATE agreement SET organization_id ="
                                        + " (SELECT organization_id FROM agreement WHERE license_id = :whole) WHERE license_id = :part")
                        .setParameter("whole", license.licenseId())
                        .setParameter("part", other.licenseId())
                        .executeUpdate());
        assertThat(setOwn(license.administrator(), license, true, false).revealKeys())
                .isTrue();

        assertRefused(ErrorCode.NOT_PERMITTED, () -> setOwn(license.administrator(), license, false, false));
        assertRefused(
                ErrorCode.NOT_PERMITTED,
                () -> SCENARIO.call(
                        OwnTwoPersonRuleService.class,
                        s -> s.ask(
                                license.administrator(),
                                license.licenseId(),
                                new AskTwoPersonRule(false, false, "alone"))));
    }

    private static TwoPersonRuleView setOwn(Caller caller, License license, boolean reveals, boolean activations) {
        return SCENARIO.call(
                OwnTwoPersonRuleService.class,
                s -> s.set(caller, license.licenseId(), new SetOwnTwoPersonRule(reveals, activations)));
    }

    private static ApprovalView decideRule(Caller caller, UUID approval) {
        return SCENARIO.call(OwnTwoPersonRuleService.class, s -> s.decide(caller, approval, new DecideApproval(true)));
    }

    private static long asked(String email) {
        return SCENARIO.mails(email, NotificationKind.APPROVAL_ASKED);
    }

    private static Caller grant(Caller giver, License license, String email, Role role) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(giver, license.licenseId(), new GrantPermissions(email, List.of(role))));
        return SCENARIO.registered(email);
    }
}
