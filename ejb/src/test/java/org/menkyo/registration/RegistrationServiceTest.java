package org.menkyo.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class RegistrationServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private RegistrationView register(String subject, String email) {
        Caller person = SCENARIO.person(subject);
        return SCENARIO.call(
                RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(email, null)));
    }

    private RegistrationView confirm(String subject, String token) {
        Caller person = SCENARIO.person(subject);
        return SCENARIO.call(RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(token)));
    }

    private String token(String email) {
        return SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
    }

    @Test
    @Tag("LC-201")
    @Tag("LC-202")
    @Tag("LC-203")
    void bindsAnIdentityToTheAddressThatItConfirms() {
        assertThat(SCENARIO.person("r1").party()).isEqualTo(Party.UNREGISTERED_USER);
        RegistrationView pending = register("r1", "Taro.Suzuki@Mail.example");
        assertThat(pending.email()).isNull();
        assertThat(pending.pendingEmail()).isEqualTo("Taro.Suzuki@Mail.example");
        assertThat(pending.pendingUntil()).isEqualTo(SCENARIO.clock().instant().plus(Duration.ofDays(7)));

        RegistrationView confirmed = confirm("r1", token("taro.suzuki@mail.example"));

        assertThat(confirmed.email()).isEqualTo("Taro.Suzuki@Mail.example");
        assertThat(confirmed.pendingEmail()).isNull();
        Caller registered = SCENARIO.person("r1");
        assertThat(registered.party()).isEqualTo(Party.REGISTERED_USER);
        assertThat(registered.requireEmail().key()).isEqualTo("taro.suzuki@mail.example");
    }

    @Test
    @Tag("LC-204")
    @Tag("LC-304")
    void tellsAResellerThatItIsOneAndThatThisOpensNothing() {
        SCENARIO.orderOfReseller("reseller-order", "customer@resold.example", "sales@reseller.example");
        register("reseller", "sales@reseller.example");
        RegistrationView confirmed = confirm("reseller", token("sales@reseller.example"));

        assertThat(confirmed.email()).isEqualTo("sales@reseller.example");
        assertThat(confirmed.accessOpen()).isFalse();
        assertThat(SCENARIO.mails("sales@reseller.example", NotificationKind.RESELLER_CONFIRMED))
                .isEqualTo(1);
        assertThat(SCENARIO.mails("sales@reseller.example", NotificationKind.ACCESS_OPENED))
                .isZero();
        assertThat(SCENARIO.mails("sales@reseller.example", NotificationKind.ACCESS_NOT_FOUND))
                .isZero();
    }

    @Test
    @Tag("LC-202")
    void movesAnAddressToTheIdentityThatConfirmsItLast() {
        register("r2a", "shared@mail.example");
        confirm("r2a", token("shared@mail.example"));
        register("r2b", "SHARED@mail.example");
        confirm("r2b", token("shared@mail.example"));

        assertThat(SCENARIO.person("r2a").party()).isEqualTo(Party.UNREGISTERED_USER);
        assertThat(SCENARIO.person("r2b").party()).isEqualTo(Party.REGISTERED_USER);
    }

    @Test
    @Tag("LC-202")
    void leavesPermissionsWithTheAddress() {
        String licenseId = SCENARIO.licensed("old@moving.example").licenseNumber();
        Caller administrator = SCENARIO.registered("old@moving.example");
        assertThat(SCENARIO.call(RegistrationService.class, s -> s.current(administrator))
                        .accessOpen())
                .isTrue();

        register("old@moving.example", "new@moving.example");
        RegistrationView moved = confirm("old@moving.example", token("new@moving.example"));

        assertThat(moved.email()).isEqualTo("new@moving.example");
        assertThat(moved.accessOpen()).isFalse();
        assertThat(SCENARIO.auditRecords("PERMISSION_GIVEN", licenseId)).isEqualTo(1);
    }

    @Test
    @Tag("LC-203")
    void keepsOnlyAHashOfAnUnguessableToken() {
        register("r3", "r3@mail.example");
        String token = token("r3@mail.example");

        assertThat(Base64.getUrlDecoder().decode(token).length * 8).isGreaterThanOrEqualTo(128);
        List<?> stored = SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT token_hash FROM registration WHERE email_key = 'r3@mail.example'", byte[].class)
                .getResultList());
        assertThat(stored).singleElement().isEqualTo(ConfirmationTokens.hash(token));
    }

    @Test
    @Tag("LC-203")
    void confirmsOnceAndNeverFailsAgainForTheSamePerson() {
        register("r4", "r4@mail.example");
        String token = token("r4@mail.example");
        RegistrationView first = confirm("r4", token);
        SCENARIO.clock().move(Duration.ofDays(30));
        RegistrationView again = confirm("r4", token);

        assertThat(again).isEqualTo(first);
        assertNotValid("somebody-else", token);
    }

    @Test
    @Tag("LC-203")
    void refusesALinkAfterSevenDaysAndTheLinkBeforeANewMail() {
        register("r5", "r5@mail.example");
        String old = token("r5@mail.example");
        Caller person = SCENARIO.person("r5");
        SCENARIO.call(RegistrationService.class, s -> s.resend(person));
        String renewed = token("r5@mail.example");

        assertThat(renewed).isNotEqualTo(old);
        assertNotValid("r5", old);
        SCENARIO.clock().move(Duration.ofDays(7));
        assertNotValid("r5", renewed);
    }

    @Test
    @Tag("LC-203")
    void refusesTheLinkOfAnotherIdentityAndAnUnknownOneAlike() {
        register("r6", "r6@mail.example");
        assertNotValid("r7", token("r6@mail.example"));
        assertNotValid("r7", "no-such-token");
    }

    @Test
    @Tag("LC-203")
    @Tag("LC-307")
    void registersWhoeverOpensAWelcomeMail() {
        SCENARIO.licensed("welcome@org.example");
        String token = SCENARIO.lastToken("welcome@org.example", NotificationKind.WELCOME);

        RegistrationView view = confirm("whoever", token);

        assertThat(view.email()).isEqualTo("welcome@org.example");
        assertThat(view.accessOpen()).isTrue();
    }

    @Test
    @Tag("LC-204")
    void tellsAnUnknownAddressWhatToDoAndOpensAccessByItself() {
        register("r8", "later@org.example");
        String token = token("later@org.example");
        assertThat(confirm("r8", token).accessOpen()).isFalse();
        assertThat(SCENARIO.mails("later@org.example", NotificationKind.ACCESS_NOT_FOUND))
                .isEqualTo(1);

        SCENARIO.licensed("later@org.example");

        Caller person = SCENARIO.person("r8");
        assertThat(SCENARIO.call(RegistrationService.class, s -> s.current(person))
                        .accessOpen())
                .isTrue();
        assertThat(confirm("r8", token).accessOpen()).isTrue();
        assertThat(SCENARIO.mails("later@org.example", NotificationKind.ACCESS_OPENED))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-204")
    void opensAccessByAGrantedPermission() {
        String licenseId = SCENARIO.licensed("boss@granting.example").licenseNumber();
        Caller boss = SCENARIO.registered("boss@granting.example");
        Caller colleague = SCENARIO.registered("colleague@granting.example");
        assertThat(SCENARIO.call(RegistrationService.class, s -> s.current(colleague))
                        .accessOpen())
                .isFalse();

        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        boss,
                        licenseId,
                        new GrantPermissions("colleague@granting.example", List.of(Role.DOWNLOAD_ADMINISTRATOR))));

        assertThat(SCENARIO.call(RegistrationService.class, s -> s.current(colleague))
                        .accessOpen())
                .isTrue();
    }

    @Test
    @Tag("LC-208")
    void answersAKnownAndAnUnknownAddressAlike() {
        SCENARIO.licensed("known@org.example");
        RegistrationView known = register("r9", "known@org.example");
        RegistrationView unknown = register("r10", "unknown@org.example");

        assertThat(known.accessOpen()).isEqualTo(unknown.accessOpen());
        assertThat(known.pendingUntil()).isEqualTo(unknown.pendingUntil());
    }

    @Test
    @Tag("LC-203")
    void namesAMalformedAddressAndRefusesStrangers() {
        assertThatThrownBy(() -> register("r11", "nobody@"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("email")));
        Caller stranger = Caller.stranger(LicensingScenario.origin());
        assertThatThrownBy(() -> SCENARIO.call(
                        RegistrationService.class,
                        s -> s.register(stranger, new RegisterBusinessEmail("a@b.example", null))))
                .isInstanceOfSatisfying(
                        NotPermittedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SIGNED_IN));
    }

    @Test
    @Tag("LC-903")
    void keepsTheLanguageThatThePersonChose() {
        Caller person = SCENARIO.person("r12");
        RegistrationView view = SCENARIO.call(
                RegistrationService.class,
                s -> s.register(person, new RegisterBusinessEmail("r12@mail.example", Language.JA)));

        assertThat(view.language()).isEqualTo(Language.JA);
    }

    private void assertNotValid(String subject, String token) {
        assertThatThrownBy(() -> confirm(subject, token))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIRMATION_NOT_VALID));
    }
}
