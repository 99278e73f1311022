package org.menkyo.openlicense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.lockout.LockoutCause;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicenseResult.Outcome;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

class LockoutTest {

    private static final Duration DAY = Duration.ofHours(24);

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private int addresses;

    /** From a network and with a license number of their own, so that only the user's own tries count. */
    private AddOpenLicenseResult tryWrong(Caller caller) {
        return SCENARIO.call(OpenLicenseService.class, s -> s.add(elsewhere(caller), wrong(UUID.randomUUID())));
    }

    private static AddOpenLicense wrong(UUID number) {
        return new AddOpenLicense("no-such-number", number.toString().substring(0, 20), true, "Jo", "Miller");
    }

    private static AddOpenLicenseResult add(Caller caller, OrderView order) {
        return SCENARIO.call(
                OpenLicenseService.class,
                s -> s.add(
                        caller,
                        new AddOpenLicense(order.authorizationNumber(), order.licenseNumber(), true, "Jo", "Miller")));
    }

    private Caller elsewhere(Caller caller) {
        addresses++;
        return from(caller, "198.51.100." + addresses % 250);
    }

    private static Caller from(Caller caller, String address) {
        return new Caller(
                caller.name(),
                caller.party(),
                caller.userId(),
                caller.email(),
                caller.distributorId(),
                caller.channel(),
                address,
                caller.language(),
                caller.correlationId());
    }

    private void lockOut(Caller caller) {
        for (int i = 0; i < 5; i++) {
            tryWrong(caller);
        }
    }

    @Test
    @Tag("LC-604")
    void fiveInvalidPairsInARowLockTheUserOutOfEverythingFor24Hours() {
        OrderView order = SCENARIO.licensed("user@l1.example");
        Caller user = SCENARIO.registered("user@l1.example");
        for (int i = 0; i < 4; i++) {
            assertThat(tryWrong(user).retryAt()).isNull();
        }
        Instant until = SCENARIO.clock().instant().plus(DAY);

        AddOpenLicenseResult fifth = tryWrong(user);

        assertThat(fifth.outcome()).isEqualTo(Outcome.COMBINATION_NOT_VALID);
        assertThat(fifth.triesLeft()).isZero();
        assertThat(fifth.retryAt()).isEqualTo(until);
        LockedOutException refused = catchThrowableOfType(LockedOutException.class, () -> add(user, order));
        assertThat(refused.until()).isEqualTo(until);
        assertThat(refused).hasMessageContaining(until.toString()).hasMessageContaining("too many invalid numbers");
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(user, order.licenseNumber())))
                .isInstanceOf(LockedOutException.class);
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.list(user, PageRequest.first())))
                .isInstanceOf(LockedOutException.class);
        assertThatThrownBy(() -> SCENARIO.call(RegistrationService.class, s -> s.current(user)))
                .isInstanceOf(LockedOutException.class);
        assertThatThrownBy(() -> SCENARIO.person("user@l1.example")).isInstanceOf(LockedOutException.class);

        SCENARIO.clock().move(DAY.minusMillis(1));
        assertThatThrownBy(() -> SCENARIO.person("user@l1.example")).isInstanceOf(LockedOutException.class);
        SCENARIO.clock().move(Duration.ofMillis(1));
        assertThat(SCENARIO.person("user@l1.example").party()).isEqualTo(Party.REGISTERED_USER);
        assertThat(tryWrong(user).triesLeft()).isEqualTo(4);
    }

    @Test
    @Tag("LC-604")
    void onlyAValidPairThatIsNewEndsTheRow() {
        OrderView own = SCENARIO.licensed("user@l2.example");
        OrderView first = SCENARIO.licensed("admin@l2.example");
        OrderView second = SCENARIO.licensed("admin@l2.example");
        Caller user = SCENARIO.registered("user@l2.example");
        assertThat(add(user, first).outcome()).isEqualTo(Outcome.ADDED);
        for (int i = 0; i < 3; i++) {
            tryWrong(user);
        }

        add(user, first);
        add(user, own);
        assertThat(tryWrong(user).triesLeft()).isEqualTo(1);
        add(user, second);
        assertThat(tryWrong(user).triesLeft()).isEqualTo(4);
    }

    @Test
    @Tag("LC-604")
    void tenInvalidPairsWithin24HoursLockOutWhateverLiesBetween() {
        Caller user = SCENARIO.registered("user@l3.example");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(tryWrong(user).retryAt()).isNull();
            }
            assertThat(add(user, SCENARIO.licensed("admin@l3.example")).outcome())
                    .isEqualTo(Outcome.ADDED);
            SCENARIO.clock().move(Duration.ofHours(7));
        }

        assertThat(tryWrong(user).triesLeft()).isZero();

        assertThat(lockouts("user@l3.example"))
                .singleElement()
                .satisfies(lockout -> assertThat(lockout.cause()).isEqualTo(LockoutCause.WITHIN_A_DAY));
    }

    @Test
    @Tag("LC-604")
    @Tag("LC-401")
    void wrongOpenPairsInPermissionRequestsCountToo() {
        OrderView order = SCENARIO.licensed("admin@l4.example");
        Caller user = SCENARIO.registered("user@l4.example");
        for (int i = 0; i < 5; i++) {
            Caller from = elsewhere(user);
            String licenseId = i == 0 ? order.licenseNumber() : "4711" + i;
            SCENARIO.call(
                    PermissionRequestService.class,
                    s -> s.request(
                            from,
                            new RequestPermission(
                                    Program.OPEN,
                                    licenseId,
                                    "no-such-number",
                                    List.of(Role.DOWNLOAD_ADMINISTRATOR),
                                    null)));
        }

        assertThatThrownBy(() -> SCENARIO.person("user@l4.example")).isInstanceOf(LockedOutException.class);
        assertThat(SCENARIO.auditRecords("LOCKED_OUT", null)).isPositive();
    }

    @Test
    @Tag("LC-604")
    void concurrentTriesGetNoMoreThanTheLimit() throws Exception {
        Caller user = SCENARIO.registered("user@l5.example");
        OrderView order = SCENARIO.licensed("admin@l5.example");
        int threads = 20;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> tries = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Caller from = elsewhere(user);
                tries.add(pool.submit(() -> {
                    start.await();
                    try {
                        outcomes.add(SCENARIO.call(OpenLicenseService.class, s -> s.add(from, wrong(UUID.randomUUID())))
                                .outcome());
                    } catch (LockedOutException e) {
                        outcomes.add(Outcome.LOCKED_OUT);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> attempt : tries) {
                attempt.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(outcomes).hasSize(threads);
        assertThat(outcomes).filteredOn(Outcome.COMBINATION_NOT_VALID::equals).hasSize(5);
        assertThat(outcomes).filteredOn(Outcome.LOCKED_OUT::equals).hasSize(threads - 5);
        assertThat(lockouts("user@l5.example")).hasSize(1);
        assertThatThrownBy(() -> add(user, order)).isInstanceOf(LockedOutException.class);
    }

    @Test
    @Tag("LC-604")
    void anotherIdentityWithTheSameAddressIsLockedOutToo() {
        Caller user = SCENARIO.registered("user@l6.example");
        Caller other = SCENARIO.person("other-identity@l6.example");
        lockOut(user);

        SCENARIO.call(
                RegistrationService.class, s -> s.register(other, new RegisterBusinessEmail("user@l6.example", null)));
        String token = SCENARIO.lastToken("user@l6.example", NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(other, new ConfirmBusinessEmail(token)));

        assertThatThrownBy(() -> SCENARIO.person("other-identity@l6.example")).isInstanceOf(LockedOutException.class);
    }

    @Test
    @Tag("LC-604")
    void manyUsersFromOneNetworkAreSlowedDown() {
        List<Caller> users = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            users.add(SCENARIO.registered("user" + i + "@l7.example"));
        }
        for (int i = 0; i < 30; i++) {
            Caller from = from(users.get(i / 3), "203.0.113.7");
            assertThat(SCENARIO.call(OpenLicenseService.class, s -> s.add(from, wrong(UUID.randomUUID())))
                            .outcome())
                    .isEqualTo(Outcome.COMBINATION_NOT_VALID);
        }
        Caller next = from(users.get(10), "203.0.113.7");
        OrderView order = SCENARIO.licensed("admin@l7.example");

        assertThat(add(next, order).outcome()).isEqualTo(Outcome.TOO_MANY_TRIES);
        assertThatThrownBy(() -> SCENARIO.call(
                        PermissionRequestService.class,
                        s -> s.request(
                                next,
                                new RequestPermission(
                                        Program.OPEN,
                                        order.licenseNumber(),
                                        order.authorizationNumber(),
                                        List.of(Role.DOWNLOAD_ADMINISTRATOR),
                                        null))))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
        assertThat(add(from(next, "203.0.113.8"), order).outcome()).isEqualTo(Outcome.ADDED);
        SCENARIO.clock().move(Duration.ofHours(1));
        assertThat(add(next, order).outcome()).isEqualTo(Outcome.ALREADY_ADDED);
    }

    @Test
    @Tag("LC-604")
    void manyUsersWhoTryOneLicenseNumberAreSlowedDown() {
        OrderView order = SCENARIO.licensed("admin@l8.example");
        for (int i = 0; i < 10; i++) {
            Caller user = elsewhere(SCENARIO.registered("user" + i + "@l8.example"));
            String guess = "guess-" + i;
            SCENARIO.call(
                    OpenLicenseService.class,
                    s -> s.add(user, new AddOpenLicense(guess, order.licenseNumber(), true, "Jo", "Miller")));
        }
        Caller next = elsewhere(SCENARIO.registered("next@l8.example"));

        AddOpenLicenseResult result = add(next, order);

        assertThat(result.outcome()).isEqualTo(Outcome.TOO_MANY_TRIES);
        assertThat(result.retryAt()).isEqualTo(SCENARIO.clock().instant().plus(Duration.ofHours(1)));
    }

    @Test
    @Tag("LC-604")
    @Tag("LC-802")
    void supportUnlocksWithAReason() {
        Caller user = SCENARIO.registered("user@l9.example");
        lockOut(user);
        Caller support = SCENARIO.call(
                CallerDirectory.class, directory -> directory.identify(LicensingScenario.origin(), "demo-support"));
        LockoutView lockout = lockouts("USER@l9.example").get(0);
        assertThat(lockout.inForce()).isTrue();

        assertThatThrownBy(() ->
                        SCENARIO.call(LockoutService.class, s -> s.end(support, lockout.id(), new EndLockout(" "))))
                .isInstanceOf(InvalidInputException.class);
        LockoutView ended = SCENARIO.call(
                LockoutService.class, s -> s.end(support, lockout.id(), new EndLockout("identified by telephone")));

        assertThat(ended.inForce()).isFalse();
        assertThat(ended.endedBy()).isEqualTo("demo-support");
        assertThat(SCENARIO.auditRecords("END_LOCKOUT", null)).isEqualTo(1);
        assertThat(SCENARIO.person("user@l9.example").party()).isEqualTo(Party.REGISTERED_USER);
        assertThat(tryWrong(user).triesLeft()).isEqualTo(4);
        assertThatThrownBy(() ->
                        SCENARIO.call(LockoutService.class, s -> s.end(support, lockout.id(), new EndLockout("again"))))
                .isInstanceOf(ConflictException.class);
    }

    private static List<LockoutView> lockouts(String email) {
        CallOrigin origin = LicensingScenario.origin();
        Caller support = SCENARIO.call(CallerDirectory.class, directory -> directory.identify(origin, "demo-support"));
        return SCENARIO.call(LockoutService.class, s -> s.list(support, email, PageRequest.first()))
                .items();
    }
}
