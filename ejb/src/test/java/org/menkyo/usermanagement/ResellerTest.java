package org.menkyo.usermanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

/** A reseller named on an order: administrators see it, it has no right of its own (LC-304). */
@Tag("LC-304")
class ResellerTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String CUSTOMER = "customer@sold.example";
    private static final String RESELLER = "sales@seller.example";
    private static final String VIEWER = "viewer@sold.example";

    private static OrderView order;
    private static Caller administrator;
    private static Caller viewer;

    @BeforeAll
    static void sell() {
        order = SCENARIO.orderOfReseller("sold-1", CUSTOMER, RESELLER);
        administrator = SCENARIO.registered(CUSTOMER);
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(
                        administrator,
                        order.licenseNumber(),
                        new GrantPermissions(VIEWER, List.of(Role.LICENSE_INFORMATION_VIEWER))));
        viewer = SCENARIO.registered(VIEWER);
    }

    @Test
    void administratorsSeeItWithTheLicense() {
        LicenseView.Reseller reseller = new LicenseView.Reseller(RESELLER, null);
        for (LicenseView license : List.of(
                SCENARIO.call(LicenseService.class, s -> s.get(administrator, order.licenseNumber())),
                onlyLicense(administrator))) {
            assertThat(license.resellers()).containsExactly(reseller);
            assertThat(license.authorizationNumber()).isEqualTo(order.authorizationNumber());
            assertThat(license.authorizationNumberLastDay()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(license.products()).hasSize(1);
        }
    }

    @Test
    void othersSeeNeitherItNorTheAuthorizationNumber() {
        for (LicenseView license : List.of(
                SCENARIO.call(LicenseService.class, s -> s.get(viewer, order.licenseNumber())), onlyLicense(viewer))) {
            assertThat(license.licenseId()).isEqualTo(order.licenseNumber());
            assertThat(license.resellers()).isEmpty();
            assertThat(license.authorizationNumber()).isNull();
            assertThat(license.authorizationNumberLastDay()).isNull();
        }
    }

    @Test
    @Tag("LC-308")
    void administratorsSeeItAmongTheUsers() {
        Page<UserAccess> users = SCENARIO.call(
                PermissionService.class, s -> s.listUsers(administrator, order.licenseNumber(), PageRequest.first()));
        assertThat(users.items())
                .extracting(
                        UserAccess::email,
                        UserAccess::reseller,
                        user -> user.permissions().isEmpty())
                .containsExactly(
                        tuple(CUSTOMER, false, false), tuple(RESELLER, true, true), tuple(VIEWER, false, false));
        assertThat(SCENARIO.call(
                                PermissionService.class,
                                s -> s.readUser(administrator, order.licenseNumber(), RESELLER))
                        .reseller())
                .isTrue();
        String csv = SCENARIO.call(PermissionService.class, s -> s.exportUsers(administrator, order.licenseNumber()));
        assertThat(csv).contains(RESELLER + ",,false,false,,,,,,,true");
    }

    @Test
    void itHasNoRightOfItsOwn() {
        Caller reseller = SCENARIO.registered(RESELLER);
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(reseller, order.licenseNumber())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        PermissionService.class, s -> s.disable(administrator, order.licenseNumber(), RESELLER)))
                .isInstanceOf(NotFoundException.class);
    }

    private static LicenseView onlyLicense(Caller caller) {
        return SCENARIO.call(LicenseService.class, s -> s.list(caller, PageRequest.first())).items().stream()
                .filter(license -> license.licenseId().equals(order.licenseNumber()))
                .findFirst()
                .orElseThrow();
    }
}
