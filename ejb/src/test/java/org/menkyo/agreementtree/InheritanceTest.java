package org.menkyo.agreementtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.PermissionWay;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest;
import org.menkyo.permissionrequest.DecidePermissionRequest.Decision;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.PermissionRequestView;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.profile.ChooseInheritance;
import org.menkyo.profile.ProfileService;
import org.menkyo.profile.ProfileView;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;
import org.menkyo.usermanagement.UserAccess;

class InheritanceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static ProfileView choose(Caller caller, boolean inherit) {
        return SCENARIO.call(ProfileService.class, s -> s.chooseInheritance(caller, new ChooseInheritance(inherit)));
    }

    private static List<String> licenses(Caller caller) {
        List<String> all = new ArrayList<>();
        String next = null;
        do {
            String cursor = next;
            var page = SCENARIO.call(LicenseService.class, s -> s.list(caller, PageRequest.of(cursor, 2)));
            page.items().stream().map(LicenseView::licenseId).forEach(all::add);
            next = page.next();
        } while (next != null);
        return all;
    }

    private static List<UserAccess> users(Caller caller, String licenseId) {
        return SCENARIO.call(PermissionService.class, s -> s.listUsers(caller, licenseId, PageRequest.first()))
                .items();
    }

    private static List<String> children(Caller caller, String licenseId) {
        return SCENARIO
                .call(AgreementTreeService.class, s -> s.children(caller, licenseId, PageRequest.first()))
                .items()
                .stream()
                .map(ChildAgreementView::licenseId)
                .toList();
    }

    @Test
    @Tag("LC-501")
    @Tag("LC-502")
    void theChoiceIsAskedOnceAndUntilThenNothingIsInherited() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i1.example");
        String child = SCENARIO.agreement(Program.SELECT, master, "child@i1.example");
        Caller administrator = SCENARIO.registered("master@i1.example");
        Caller other = SCENARIO.registered("child@i1.example");

        ProfileView before = SCENARIO.call(ProfileService.class, s -> s.read(administrator));
        assertThat(before.inheritanceChoiceDue()).isTrue();
        assertThat(before.inheritAdministration()).isNull();
        assertThat(SCENARIO.call(ProfileService.class, s -> s.read(other)).inheritanceChoiceDue())
                .isFalse();
        assertThat(licenses(administrator)).containsExactly(master);
        assertThatThrownBy(() -> users(administrator, child)).isInstanceOf(NotFoundException.class);

        ProfileView after = choose(administrator, false);
        assertThat(after.inheritanceChoiceDue()).isFalse();
        assertThat(licenses(administrator)).containsExactly(master);

        choose(administrator, true);
        assertThat(licenses(administrator)).containsExactly(master, child);
        assertThat(SCENARIO.auditRecords("CHOOSE_INHERITANCE", null)).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Tag("LC-501")
    @Tag("LC-504")
    void anHeirAdministersEverythingBelowAtAnyDepthPresentAndFuture() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i2.example");
        String middle = SCENARIO.agreement(Program.MASTER, master, "middle@i2.example");
        String leaf = SCENARIO.agreement(Program.ENTERPRISE, middle, "leaf@i2.example");
        Caller heir = SCENARIO.registered("master@i2.example");
        choose(heir, true);

        String future = SCENARIO.agreement(Program.SELECT, middle, "future@i2.example");

        assertThat(licenses(heir)).containsExactly(master, middle, leaf, future);
        assertThat(SCENARIO.call(LicenseService.class, s -> s.get(heir, future)).licenseId())
                .isEqualTo(future);
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(heir, leaf, new GrantPermissions("new@i2.example", List.of(Role.DOWNLOAD_ADMINISTRATOR))));
        assertThat(users(heir, leaf))
                .filteredOn(user -> user.email().equals("master@i2.example"))
                .flatExtracting(UserAccess::permissions)
                .extracting(
                        UserAccess.HeldPermission::role,
                        UserAccess.HeldPermission::way,
                        UserAccess.HeldPermission::inheritedFrom)
                .containsExactly(tuple(Role.ADMINISTRATOR, PermissionWay.INHERITANCE, master));
        assertThat(SCENARIO.call(
                                ProductKeyService.class,
                                s -> s.list(heir, ProductKeyFilter.none(), PageRequest.first()))
                        .items())
                .extracting(ProductKeyView::licenseId)
                .contains(leaf, future);
    }

    @Test
    @Tag("LC-504")
    @Tag("LC-309")
    void inheritedAdministrationShowsAsSuchAmongOnesOwnPermissions() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i3.example");
        List<String> below = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            below.add(SCENARIO.agreement(Program.SELECT, master, "child@i3.example"));
        }
        Caller heir = SCENARIO.registered("master@i3.example");
        choose(heir, true);

        List<PermissionView> mine = new ArrayList<>();
        String next = null;
        do {
            String cursor = next;
            var page = SCENARIO.call(PermissionService.class, s -> s.mine(heir, PageRequest.of(cursor, 2)));
            mine.addAll(page.items());
            next = page.next();
        } while (next != null);

        assertThat(mine)
                .extracting(PermissionView::licenseId, PermissionView::way, PermissionView::inheritedFrom)
                .containsExactly(
                        tuple(master, PermissionWay.CONTACT, null),
                        tuple(below.get(0), PermissionWay.INHERITANCE, master),
                        tuple(below.get(1), PermissionWay.INHERITANCE, master),
                        tuple(below.get(2), PermissionWay.INHERITANCE, master));
    }

    @Test
    @Tag("LC-504")
    void inheritanceEndsAtOnceWithTheChoiceAndWithThePermission() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i4.example");
        String child = SCENARIO.agreement(Program.SELECT, master, "child@i4.example");
        Caller contact = SCENARIO.registered("master@i4.example");
        long granted = SCENARIO.call(
                        PermissionService.class,
                        s -> s.grant(
                                contact, master, new GrantPermissions("heir@i4.example", List.of(Role.ADMINISTRATOR))))
                .permissions()
                .get(0)
                .id();
        Caller heir = SCENARIO.registered("heir@i4.example");
        choose(heir, true);
        assertThat(users(heir, child)).hasSize(2);

        choose(heir, false);
        assertThatThrownBy(() -> users(heir, child)).isInstanceOf(NotFoundException.class);

        choose(heir, true);
        assertThat(users(heir, child)).hasSize(2);
        SCENARIO.call(PermissionService.class, s -> s.disable(contact, master, "heir@i4.example"));
        assertThatThrownBy(() -> users(heir, child)).isInstanceOf(NotFoundException.class);

        SCENARIO.call(PermissionService.class, s -> s.enable(contact, master, "heir@i4.example"));
        assertThat(users(heir, child)).hasSize(2);
        SCENARIO.call(PermissionService.class, s -> {
            s.remove(contact, master, granted);
            return null;
        });
        assertThatThrownBy(() -> users(heir, child)).isInstanceOf(NotFoundException.class);
        assertThat(licenses(heir)).isEmpty();
    }

    @Test
    @Tag("LC-501")
    @Tag("LC-306")
    void anHeirCanBeDisabledOnOneAgreementBelow() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i5.example");
        String child = SCENARIO.agreement(Program.SELECT, master, "child@i5.example");
        String sibling = SCENARIO.agreement(Program.SELECT, master, "child@i5.example");
        Caller heir = SCENARIO.registered("master@i5.example");
        choose(heir, true);
        Caller local = SCENARIO.registered("child@i5.example");

        assertThat(SCENARIO.call(PermissionService.class, s -> s.disable(local, child, "master@i5.example"))
                        .disabled())
                .isTrue();

        assertThatThrownBy(() -> users(heir, child)).isInstanceOf(NotFoundException.class);
        assertThat(licenses(heir)).containsExactly(master, sibling);
        assertThat(users(local, child))
                .filteredOn(UserAccess::disabled)
                .extracting(UserAccess::email)
                .containsExactly("master@i5.example");
        SCENARIO.call(PermissionService.class, s -> s.enable(local, child, "master@i5.example"));
        assertThat(licenses(heir)).containsExactly(master, child, sibling);
    }

    @Test
    @Tag("LC-305")
    @Tag("LC-306")
    void anHeirDoesNotReplaceTheLastAdministratorOfItsOwn() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i6.example");
        String child = SCENARIO.agreement(Program.SELECT, master, "child@i6.example");
        Caller heir = SCENARIO.registered("master@i6.example");
        choose(heir, true);

        assertThatThrownBy(
                        () -> SCENARIO.call(PermissionService.class, s -> s.disable(heir, child, "child@i6.example")))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAST_ADMINISTRATOR));
        SCENARIO.call(PermissionService.class, s -> s.disable(heir, child, "master@i6.example"));
        assertThatThrownBy(() -> users(heir, child)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-402")
    void heirsGetRequestsAndDecideThem() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i7.example");
        String child = SCENARIO.agreement(Program.SELECT, master, "child@i7.example");
        Caller heir = SCENARIO.registered("master@i7.example");
        Caller requester = SCENARIO.registered("requester@i7.example");
        choose(heir, true);

        SCENARIO.call(
                PermissionRequestService.class,
                s -> s.request(
                        requester,
                        new RequestPermission(
                                Program.SELECT, child, null, List.of(Role.DOWNLOAD_ADMINISTRATOR), null)));

        assertThat(SCENARIO.mails("master@i7.example", NotificationKind.PERMISSION_REQUESTED))
                .isEqualTo(1);
        assertThat(SCENARIO.mails("child@i7.example", NotificationKind.PERMISSION_REQUESTED))
                .isEqualTo(1);
        List<PermissionRequestView> pending = SCENARIO.call(
                        PermissionRequestService.class, s -> s.list(heir, RequestState.PENDING, PageRequest.first()))
                .items();
        PermissionRequestView decided = SCENARIO.call(
                PermissionRequestService.class,
                s -> s.decide(heir, pending.get(0).id(), new DecidePermissionRequest(Decision.APPROVE, null, null)));
        assertThat(decided.decidedBy()).isEqualTo("master@i7.example");
    }

    @Test
    @Tag("LC-503")
    void theRelationshipSummaryIsForAdministratorsOfTheMasterAgreement() {
        String master = SCENARIO.agreement(Program.MASTER, null, "master@i8.example");
        String first = SCENARIO.agreement(Program.SELECT, master, "child@i8.example");
        String second = SCENARIO.agreement(Program.ENTERPRISE, master, "child@i8.example");
        Caller administrator = SCENARIO.registered("master@i8.example");
        Caller child = SCENARIO.registered("child@i8.example");
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        administrator,
                        master,
                        new GrantPermissions("viewer@i8.example", List.of(Role.LICENSE_INFORMATION_VIEWER))));
        Caller viewer = SCENARIO.registered("viewer@i8.example");

        assertThat(children(administrator, master)).isEmpty();
        choose(administrator, true);
        assertThat(children(administrator, master)).containsExactly(first, second);
        choose(administrator, false);
        assertThat(children(administrator, master)).isEmpty();
        assertThatThrownBy(() -> children(viewer, master)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> children(child, master)).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-501")
    @Tag("LC-101")
    void anAgreementNeverComesToStandBelowItself() {
        String top = SCENARIO.agreement(Program.MASTER, null, "top@i9.example");
        String middle = SCENARIO.agreement(Program.MASTER, top, "middle@i9.example");
        String bottom = SCENARIO.agreement(Program.MASTER, middle, "bottom@i9.example");
        String leaf = SCENARIO.agreement(Program.SELECT, bottom, "leaf@i9.example");
        Caller distributor = SCENARIO.distributor();
        Caller heir = SCENARIO.registered("middle@i9.example");
        choose(heir, true);

        for (String parent : List.of(top, middle, bottom)) {
            assertThatThrownBy(() -> SCENARIO.call(
                            AgreementTreeService.class, s -> s.move(distributor, top, new MoveAgreement(parent))))
                    .isInstanceOfSatisfying(
                            ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AGREEMENT_CYCLE));
        }
        assertThatThrownBy(() -> SCENARIO.look(em -> em.createNativeQuery(
                                "UPDATE agreement SET parent_id = (SELECT id FROM agreement WHERE license_id = :below)"
                                        + " WHERE license_id = :above")
                        .setParameter("below", bottom)
                        .setParameter("above", top)
                        .executeUpdate()))
                .hasStackTraceContaining("ck_agreement_tree");
        assertThatThrownBy(() -> SCENARIO.call(
                        AgreementTreeService.class, s -> s.move(distributor, leaf, new MoveAgreement(leaf))))
                .isInstanceOf(InvalidInputException.class);
        Caller other = SCENARIO.otherDistributor();
        assertThatThrownBy(() ->
                        SCENARIO.call(AgreementTreeService.class, s -> s.move(other, leaf, new MoveAgreement(null))))
                .isInstanceOf(NotFoundException.class);

        assertThat(licenses(heir)).containsExactly(middle, bottom, leaf);
        SCENARIO.call(AgreementTreeService.class, s -> s.move(distributor, leaf, new MoveAgreement(top)));
        assertThat(licenses(heir)).containsExactly(middle, bottom);
    }
}
