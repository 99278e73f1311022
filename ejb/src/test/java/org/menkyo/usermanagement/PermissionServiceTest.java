package org.menkyo.usermanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

class PermissionServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private UserAccess grant(Caller administrator, String licenseId, String email, Role... roles) {
        return SCENARIO.call(
                PermissionService.class,
                s -> s.grant(administrator, licenseId, new GrantPermissions(email, List.of(roles))));
    }

    private void remove(Caller administrator, String licenseId, long id) {
        SCENARIO.call(PermissionService.class, s -> {
            s.remove(administrator, licenseId, id);
            return null;
        });
    }

    private List<UserAccess> users(Caller administrator, String licenseId) {
        return SCENARIO.call(PermissionService.class, s -> s.listUsers(administrator, licenseId, PageRequest.first()))
                .items();
    }

    private List<PermissionView> mine(Caller caller) {
        return SCENARIO.call(PermissionService.class, s -> s.mine(caller, PageRequest.first()))
                .items();
    }

    @Test
    @Tag("LC-301")
    @Tag("LC-306")
    @Tag("LC-307")
    void grantsRolesToAnAddressThatIsNotRegisteredYet() {
        String licenseId = SCENARIO.licensed("admin@p1.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p1.example");

        UserAccess granted = grant(
                administrator,
                licenseId,
                "New.Hire@p1.example",
                Role.PRODUCT_KEY_ADMINISTRATOR,
                Role.DOWNLOAD_ADMINISTRATOR);

        assertThat(granted.registered()).isFalse();
        assertThat(granted.permissions())
                .extracting(UserAccess.HeldPermission::role, UserAccess.HeldPermission::way)
                .containsExactlyInAnyOrder(
                        tuple(Role.PRODUCT_KEY_ADMINISTRATOR, PermissionWay.GRANT),
                        tuple(Role.DOWNLOAD_ADMINISTRATOR, PermissionWay.GRANT));
        assertThat(SCENARIO.mails("new.hire@p1.example", NotificationKind.WELCOME))
                .isEqualTo(1);

        Caller newHire = SCENARIO.registered("new.hire@p1.example");
        assertThat(mine(newHire))
                .extracting(PermissionView::role)
                .containsExactlyInAnyOrder(Role.PRODUCT_KEY_ADMINISTRATOR, Role.DOWNLOAD_ADMINISTRATOR);
    }

    @Test
    @Tag("LC-307")
    void tellsARegisteredUserOfNewPermissionsOnceAndOfRemovalsNever() {
        String licenseId = SCENARIO.licensed("admin@p2.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p2.example");
        SCENARIO.registered("user@p2.example");

        UserAccess granted = grant(administrator, licenseId, "user@p2.example", Role.DOWNLOAD_ADMINISTRATOR);
        grant(administrator, licenseId, "user@p2.example", Role.DOWNLOAD_ADMINISTRATOR);
        assertThat(SCENARIO.mails("user@p2.example", NotificationKind.PERMISSIONS_ADDED))
                .isEqualTo(1);

        long before = SCENARIO.mails();
        remove(administrator, licenseId, granted.permissions().get(0).id());
        assertThat(SCENARIO.mails()).isEqualTo(before);
        assertThat(mine(SCENARIO.person("user@p2.example"))).isEmpty();
    }

    @Test
    @Tag("LC-306")
    void keepsPermissionsThatComeFromAContact() {
        String licenseId = SCENARIO.licensed("admin@p3.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p3.example");
        grant(administrator, licenseId, "second@p3.example", Role.ADMINISTRATOR);
        long contactPermission =
                users(administrator, licenseId).get(0).permissions().get(0).id();

        assertConflict(ErrorCode.PERMISSION_FROM_CONTACT, () -> remove(administrator, licenseId, contactPermission));
    }

    @Test
    @Tag("LC-306")
    void disablesAUserWithAllPermissionsUntilEnabledAgain() {
        String licenseId = SCENARIO.licensed("admin@p4.example").licenseNumber();
        Caller contact = SCENARIO.registered("admin@p4.example");
        grant(contact, licenseId, "second@p4.example", Role.ADMINISTRATOR);
        Caller second = SCENARIO.registered("second@p4.example");

        UserAccess disabled =
                SCENARIO.call(PermissionService.class, s -> s.disable(second, licenseId, "admin@p4.example"));
        assertThat(disabled.disabled()).isTrue();
        assertThatThrownBy(() -> users(contact, licenseId)).isInstanceOf(NotFoundException.class);
        assertThat(mine(contact))
                .singleElement()
                .satisfies(p -> assertThat(p.disabled()).isTrue());
        assertConflict(
                ErrorCode.LAST_ADMINISTRATOR,
                () -> SCENARIO.call(PermissionService.class, s -> s.disable(second, licenseId, "second@p4.example")));

        SCENARIO.call(PermissionService.class, s -> s.enable(second, licenseId, "admin@p4.example"));
        assertThat(users(contact, licenseId)).hasSize(2);
    }

    @Test
    @Tag("LC-305")
    void neverLosesTheLastAdministratorToTwoWhoRemoveEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            String domain = "p5-" + round + ".example";
            String licenseId = SCENARIO.licensed("contact@" + domain).licenseNumber();
            Caller contact = SCENARIO.registered("contact@" + domain);
            long a = grant(contact, licenseId, "a@" + domain, Role.ADMINISTRATOR)
                    .permissions()
                    .get(0)
                    .id();
            long b = grant(contact, licenseId, "b@" + domain, Role.ADMINISTRATOR)
                    .permissions()
                    .get(0)
                    .id();
            Caller first = SCENARIO.registered("a@" + domain);
            Caller second = SCENARIO.registered("b@" + domain);
            SCENARIO.call(PermissionService.class, s -> s.disable(first, licenseId, "contact@" + domain));

            List<Boolean> removed = atOnce(() -> remove(first, licenseId, b), () -> remove(second, licenseId, a));

            assertThat(removed).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    @Tag("LC-308")
    void showsAdministratorsEverybodyWithAccess() {
        String licenseId = SCENARIO.licensed("admin@p6.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p6.example");
        grant(administrator, licenseId, "viewer@p6.example", Role.LICENSE_INFORMATION_VIEWER);

        List<UserAccess> users = users(administrator, licenseId);

        assertThat(users).extracting(UserAccess::email).containsExactly("admin@p6.example", "viewer@p6.example");
        assertThat(users.get(0).lastSignInAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(users.get(0).permissions().get(0).givenBy()).isEqualTo("demo-distributor");
        assertThat(users.get(1).permissions().get(0).givenBy()).isEqualTo("admin@p6.example");
        Page<UserAccess> firstPage = SCENARIO.call(
                PermissionService.class, s -> s.listUsers(administrator, licenseId, PageRequest.of(null, 1)));
        Page<UserAccess> secondPage = SCENARIO.call(
                PermissionService.class,
                s -> s.listUsers(administrator, licenseId, PageRequest.of(firstPage.next(), 1)));
        assertThat(firstPage.items()).containsExactly(users.get(0));
        assertThat(secondPage.items()).containsExactly(users.get(1));
        assertThat(secondPage.next()).isNull();
    }

    @Test
    @Tag("LC-308")
    void exportsEverybodyWithAccessForASpreadsheet() {
        String licenseId = SCENARIO.licensed("admin@p9.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p9.example");
        grant(administrator, licenseId, "+viewer@p9.example", Role.LICENSE_INFORMATION_VIEWER, Role.ADMINISTRATOR);

        String csv = SCENARIO.call(PermissionService.class, s -> s.exportUsers(administrator, licenseId));

        assertThat(csv.split("\r\n"))
                .hasSize(4)
                .contains(
                        "\uFEFFemail,name,registered,disabled,lastSignInAt,role,way,inheritedFrom,givenBy,since,reseller")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("admin@p9.example,,true,false,")
                        .contains(",ADMINISTRATOR,CONTACT,,demo-distributor,"))
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "'+viewer@p9.example,,false,false,,LICENSE_INFORMATION_VIEWER,GRANT,,admin@p9.example,"));
        Caller viewer = SCENARIO.registered("stranger@p9.example");
        assertThatThrownBy(() -> SCENARIO.call(PermissionService.class, s -> s.exportUsers(viewer, licenseId)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-207")
    void anotherAddressIsGrantedThePermissionsThatTheFormerOneLoses() {
        String licenseId = SCENARIO.licensed("admin@p10.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p10.example");
        long former = grant(administrator, licenseId, "former@p10.example", Role.DOWNLOAD_ADMINISTRATOR)
                .permissions()
                .get(0)
                .id();
        SCENARIO.registered("former@p10.example");

        grant(administrator, licenseId, "new@p10.example", Role.DOWNLOAD_ADMINISTRATOR);
        remove(administrator, licenseId, former);

        assertThat(users(administrator, licenseId))
                .extracting(UserAccess::email)
                .containsExactly("admin@p10.example", "new@p10.example");
        assertThat(mine(SCENARIO.person("former@p10.example"))).isEmpty();
    }

    @Test
    @Tag("LC-309")
    @Tag("LC-208")
    void hidesTheLicenseFromStrangersAndTheAdministratorsFromOtherRoles() {
        String licenseId = SCENARIO.licensed("admin@p7.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p7.example");
        grant(administrator, licenseId, "viewer@p7.example", Role.LICENSE_INFORMATION_VIEWER);
        Caller viewer = SCENARIO.registered("viewer@p7.example");
        Caller outsider = SCENARIO.registered("outsider@p7.example");

        assertThatThrownBy(() -> users(viewer, licenseId))
                .isInstanceOf(NotPermittedException.class)
                .hasMessageContaining("ADMINISTRATOR")
                .hasMessageNotContaining("admin@p7.example");
        assertThat(mine(viewer)).singleElement().satisfies(p -> {
            assertThat(p.email()).isEqualTo("viewer@p7.example");
            assertThat(p.toString()).doesNotContain("admin@p7.example");
        });
        LicensingException known = failure(() -> users(outsider, licenseId));
        LicensingException unknown = failure(() -> users(outsider, "0000000000"));
        assertThat(known.code()).isEqualTo(unknown.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(known.getMessage()).isEqualTo(unknown.getMessage());
    }

    @Test
    @Tag("LC-302")
    void showsLicenseInformationToViewersOnly() {
        String licenseId = SCENARIO.licensed("admin@p8.example").licenseNumber();
        Caller administrator = SCENARIO.registered("admin@p8.example");
        grant(administrator, licenseId, "viewer@p8.example", Role.LICENSE_INFORMATION_VIEWER);
        grant(administrator, licenseId, "keys@p8.example", Role.PRODUCT_KEY_ADMINISTRATOR);
        Caller viewer = SCENARIO.registered("viewer@p8.example");
        Caller keys = SCENARIO.registered("keys@p8.example");

        assertThat(SCENARIO.call(LicenseService.class, s -> s.get(viewer, licenseId))
                        .products())
                .singleElement()
                .satisfies(p -> assertThat(p.quantity()).isEqualTo(10));
        assertThat(SCENARIO.call(LicenseService.class, s -> s.list(viewer, PageRequest.first()))
                        .items())
                .hasSize(1);
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(keys, licenseId)))
                .isInstanceOf(NotPermittedException.class);
        assertThat(SCENARIO.call(LicenseService.class, s -> s.list(keys, PageRequest.first()))
                        .items())
                .isEmpty();
    }

    private static List<Boolean> atOnce(Runnable... works) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(works.length);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> futures = new ArrayList<>();
            for (Runnable work : works) {
                futures.add(pool.submit(() -> {
                    start.await();
                    try {
                        work.run();
                        return true;
                    } catch (LicensingException e) {
                        return false;
                    }
                }));
            }
            start.countDown();
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> future : futures) {
                done.add(future.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static LicensingException failure(Runnable work) {
        return catchThrowableOfType(LicensingException.class, work::run);
    }

    private static void assertConflict(ErrorCode code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
