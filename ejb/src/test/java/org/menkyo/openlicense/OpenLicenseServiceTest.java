package org.menkyo.openlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.agreement.Program;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicenseResult.Outcome;
import org.menkyo.order.OrderView;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.UserAccess;

class OpenLicenseServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static AddOpenLicense pair(OrderView order) {
        return new AddOpenLicense(order.authorizationNumber(), order.licenseNumber(), true, "Jo", "Miller");
    }

    private static AddOpenLicenseResult add(Caller caller, AddOpenLicense command) {
        return SCENARIO.call(OpenLicenseService.class, s -> s.add(caller, command));
    }

    private static AddOpenLicenseResult addDelayed(Caller caller, AddOpenLicense command) {
        Settings settings = new Settings() {
            @Override
            public Optional<String> text(String name) {
                return SettingsRegister.ADD_OPEN_LICENSE_DELAY.name().equals(name)
                        ? Optional.of("1440")
                        : Optional.empty();
            }
        };
        return SCENARIO.call(
                OpenLicenseService.class, beans -> beans.with(Settings.class, settings), s -> s.add(caller, command));
    }

    private static List<UserAccess> users(Caller administrator, String licenseId) {
        return SCENARIO.call(PermissionService.class, s -> s.listUsers(administrator, licenseId, PageRequest.first()))
                .items();
    }

    @Test
    @Tag("LC-206")
    @Tag("LC-601")
    @Tag("LC-602")
    @Tag("LC-605")
    void aValidPairGivesTheRoleOpenLicenseContactAtOnce() {
        OrderView order = SCENARIO.licensed("admin@o1.example");
        Caller administrator = SCENARIO.registered("admin@o1.example");
        Caller user = SCENARIO.registered("user@o1.example");

        AddOpenLicenseResult result = add(user, pair(order));

        assertThat(result.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(result.addition().state()).isEqualTo(AdditionState.IN_FORCE);
        assertThat(users(administrator, order.licenseNumber()).get(1).permissions())
                .singleElement()
                .satisfies(permission -> {
                    assertThat(permission.role()).isEqualTo(Role.OPEN_LICENSE_CONTACT);
                    assertThat(permission.way()).isEqualTo(PermissionWay.ADD_OPEN_LICENSE);
                    assertThat(permission.givenBy()).isEqualTo("user@o1.example");
                });
        assertThat(SCENARIO.mails("user@o1.example", NotificationKind.OPEN_LICENSE_RECEIPT))
                .isEqualTo(1);
        assertThat(SCENARIO.mails("admin@o1.example", NotificationKind.OPEN_LICENSE_ADDED))
                .isEqualTo(1);
        assertThat(SCENARIO.auditRecords("ADD_OPEN_LICENSE", order.licenseNumber()))
                .isEqualTo(1);
        assertThatThrownBy(() -> users(user, order.licenseNumber())).isInstanceOf(NotPermittedException.class);

        SCENARIO.clock().move(Duration.ofMinutes(1));
        OrderView other = SCENARIO.licensed("admin@o1.example");
        AddOpenLicenseResult withoutNames =
                add(user, new AddOpenLicense(other.authorizationNumber(), other.licenseNumber(), true, null, null));
        assertThat(withoutNames.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(SCENARIO.call(
                                OpenLicenseService.class,
                                s -> s.listAdditions(administrator, other.licenseNumber(), PageRequest.first()))
                        .items())
                .singleElement()
                .satisfies(addition -> assertThat(addition.name()).isEqualTo("Jo Miller"));
        assertThat(SCENARIO.call(OpenLicenseService.class, s -> s.mine(user, PageRequest.first()))
                        .items())
                .extracting(OpenLicenseView::licenseId)
                .containsExactly(order.licenseNumber(), other.licenseNumber());
    }

    @Test
    @Tag("LC-601")
    void nothingIsSubmittedWithoutTheAcknowledgementAndTheNames() {
        OrderView order = SCENARIO.licensed("admin@o2.example");
        Caller user = SCENARIO.registered("user@o2.example");

        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> add(
                        user,
                        new AddOpenLicense(order.authorizationNumber(), order.licenseNumber(), false, "Jo", null)));

        assertThat(refused.errors()).extracting(error -> error.field()).containsExactly("acknowledged", "familyName");
        assertThat(SCENARIO.mails("user@o2.example", NotificationKind.OPEN_LICENSE_RECEIPT))
                .isZero();
        assertThat(SCENARIO.auditRecords("ADD_OPEN_LICENSE", order.licenseNumber()))
                .isZero();
        assertThat(add(user, pair(order)).outcome()).isEqualTo(Outcome.ADDED);
    }

    @Test
    @Tag("LC-602")
    @Tag("LC-103")
    void anInvalidPairIsAnsweredAlikeWhicheverHalfIsWrong() {
        OrderView order = SCENARIO.licensed("admin@o3.example");
        OrderView other = SCENARIO.licensed("admin@o3.example");
        Caller user = SCENARIO.registered("user@o3.example");

        AddOpenLicenseResult wrongAuthorization =
                add(user, new AddOpenLicense(other.authorizationNumber(), order.licenseNumber(), true, "Jo", "Miller"));
        AddOpenLicenseResult wrongLicense =
                add(user, new AddOpenLicense(order.authorizationNumber(), "99999999", true, "Jo", "Miller"));
        AddOpenLicenseResult wrongBoth =
                add(user, new AddOpenLicense("0000000ZZZ0000", "99999999", true, "Jo", "Miller"));

        assertThat(List.of(wrongAuthorization, wrongLicense, wrongBoth))
                .extracting(AddOpenLicenseResult::outcome)
                .containsOnly(Outcome.COMBINATION_NOT_VALID);
        assertThat(wrongAuthorization.message())
                .isEqualTo(wrongLicense.message())
                .isEqualTo(wrongBoth.message());
        assertThat(List.of(wrongAuthorization.triesLeft(), wrongLicense.triesLeft(), wrongBoth.triesLeft()))
                .containsExactly(4, 3, 2);
    }

    @Test
    @Tag("LC-605")
    void theAuditHasFailedAttemptsWithMaskedNumbers() {
        OrderView order = SCENARIO.licensed("admin@o4.example");
        Caller user = SCENARIO.registered("user@o4.example");

        add(user, new AddOpenLicense("7654321ZZQ0000", order.licenseNumber(), true, "Jo", "Miller"));

        List<String> details = SCENARIO.look(em -> {
            @SuppressWarnings("unchecked")
            List<String> rows = em.createNativeQuery(
                            "SELECT outcome || ' ' || source_address || ' ' || details FROM audit_record"
                                    + " WHERE action = 'ADD_OPEN_LICENSE' AND caller_name = 'user@o4.example'",
                            String.class)
                    .getResultList();
            return rows;
        });
        assertThat(details)
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .startsWith("REFUSED 192.0.2.10")
                        .contains("************00")
                        .doesNotContain("7654321ZZQ0000")
                        .doesNotContain(order.licenseNumber()));
        assertThat(SCENARIO.<List<?>>look(
                        em -> em.createNativeQuery("SELECT encode(number_hash, 'escape') FROM license_pair_attempt")
                                .getResultList()))
                .noneMatch(hash -> hash.toString().contains(order.licenseNumber()));
    }

    @Test
    @Tag("LC-603")
    void isForOpenLicensesAndRegisteredUsersOnly() {
        Caller distributor = SCENARIO.distributor();
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@o5.example");
        OrderView order = SCENARIO.licensed("admin@o5.example");
        Caller user = SCENARIO.registered("user@o5.example");
        Caller unregistered = SCENARIO.person("unregistered@o5.example");

        assertThat(add(user, new AddOpenLicense(order.authorizationNumber(), licenseId, true, "Jo", "Miller"))
                        .outcome())
                .isEqualTo(Outcome.COMBINATION_NOT_VALID);
        assertThatThrownBy(() -> add(unregistered, pair(order))).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> add(distributor, pair(order))).isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-602")
    void theRightTakesEffectAfterTheConfiguredDelayUnlessAnAdministratorStopsIt() {
        OrderView order = SCENARIO.licensed("admin@o6.example");
        Caller administrator = SCENARIO.registered("admin@o6.example");
        Caller user = SCENARIO.registered("user@o6.example");
        Caller stopped = SCENARIO.registered("stopped@o6.example");

        AddOpenLicenseResult result = addDelayed(user, pair(order));
        AddOpenLicenseResult unwanted = addDelayed(stopped, pair(order));
        assertThat(result.outcome()).isEqualTo(Outcome.PENDING);
        Instant effectiveAt = SCENARIO.clock().instant().plus(Duration.ofHours(24));
        assertThat(result.addition().effectiveAt()).isEqualTo(effectiveAt);
        assertThat(addDelayed(user, pair(order)).outcome()).isEqualTo(Outcome.ALREADY_ADDED);

        SCENARIO.clock().move(Duration.ofHours(24).minusMillis(1));
        SCENARIO.call(AdditionEffect.class, AdditionEffect::runBatch);
        assertThat(users(administrator, order.licenseNumber())).hasSize(1);

        UUID id = unwanted.addition().id();
        assertThat(SCENARIO.call(OpenLicenseService.class, s -> s.stop(administrator, order.licenseNumber(), id))
                        .stoppedBy())
                .isEqualTo("admin@o6.example");
        assertThatThrownBy(() ->
                        SCENARIO.call(OpenLicenseService.class, s -> s.stop(administrator, order.licenseNumber(), id)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> SCENARIO.call(OpenLicenseService.class, s -> s.stop(user, order.licenseNumber(), id)))
                .isInstanceOf(NotFoundException.class);

        SCENARIO.clock().move(Duration.ofMillis(1));
        SCENARIO.call(AdditionEffect.class, AdditionEffect::runBatch);
        SCENARIO.call(AdditionEffect.class, AdditionEffect::runBatch);
        assertThat(users(administrator, order.licenseNumber()))
                .extracting(UserAccess::email)
                .containsExactly("admin@o6.example", "user@o6.example");
        assertThat(users(administrator, order.licenseNumber())
                        .get(1)
                        .permissions()
                        .get(0)
                        .givenBy())
                .isEqualTo("user@o6.example");
        assertThat(SCENARIO.mails("user@o6.example", NotificationKind.PERMISSIONS_ADDED))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-602")
    void refusalsAreToldInTheCallersLanguage() {
        Caller user = SCENARIO.registered("user@o7.example");
        Caller japanese = new Caller(
                user.name(),
                user.party(),
                user.userId(),
                user.email(),
                user.distributorId(),
                user.channel(),
                user.sourceAddress(),
                Language.JA,
                user.correlationId());

        assertThat(add(japanese, new AddOpenLicense("1", "2", true, "Jo", "Miller"))
                        .message())
                .isEqualTo("認証番号とライセンス番号の組み合わせが正しくありません。");
    }

    @ParameterizedTest
    @Tag("LC-114")
    @Tag("LC-601")
    @ValueSource(strings = {" %s ", "%s\u00A0", "\uFEFF%s", "\u3000%s"})
    void takesBothNumbersHoweverTheyAreTyped(String around) {
        String subject = UUID.randomUUID().toString();
        OrderView order = SCENARIO.licensed("admin@" + subject + ".example");
        Caller user = SCENARIO.registered("user@" + subject + ".example");
        String authorization = around.formatted(order.authorizationNumber().toLowerCase(Locale.ROOT));
        String license = around.formatted(fullWidth(order.licenseNumber()));

        assertThat(add(user, new AddOpenLicense(fullWidth(authorization), license, true, "Jo", "Miller"))
                        .outcome())
                .isEqualTo(Outcome.ADDED);
    }

    private static String fullWidth(String ascii) {
        return ascii.chars()
                .map(c -> c > ' ' && c < 0x7f ? c - '!' + '\uFF01' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
