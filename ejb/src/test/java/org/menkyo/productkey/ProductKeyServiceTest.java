package org.menkyo.productkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.SampleLicenses.line;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.Role;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class ProductKeyServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    private static License servers;
    private static License clients;
    private static Caller keeper;

    @BeforeAll
    static void someoneKeepsTheKeysOfTwoOrganizations() {
        servers = LICENSES.order("org-servers", line("SVR-STD-2008", 10), line("WEB-2008", 2));
        clients = LICENSES.order("org-clients", line("VISTA-ENT-UPG", 100));
        keeper = SCENARIO.registered("keeper@partner.example");
        grant(servers, "keeper@partner.example", Role.PRODUCT_KEY_ADMINISTRATOR);
        grant(clients, "keeper@partner.example", Role.PRODUCT_KEY_ADMINISTRATOR);
    }

    @Test
    @Tag("LC-704")
    void allKeysOfOnesLicenseIdsAreListedAndNoOthers() {
        LICENSES.order(line("SVR-DC-2008", 1));

        List<ProductKeyView> keys = list(keeper, ProductKeyFilter.none());

        assertThat(keys)
                .hasSize(6)
                .allSatisfy(key -> assertThat(key.licenseId()).isIn(servers.licenseId(), clients.licenseId()))
                .allSatisfy(key -> assertThat(key.maskedKey())
                        .matches("\\*{5}-\\*{5}-\\*{5}-\\*{5}-[" + ProductKey.ALPHABET + "]{5}"));
        assertThat(list(servers.administrator(), ProductKeyFilter.none()))
                .hasSize(4)
                .allSatisfy(key -> assertThat(key.licenseId()).isEqualTo(servers.licenseId()));
    }

    @Test
    @Tag("LC-704")
    void keysAreFilteredByProductGroupOrganizationAndLicenseId() {
        assertThat(list(keeper, new ProductKeyFilter(clients.licenseId(), null, null, null)))
                .extracting(ProductKeyView::licenseId)
                .containsExactly(clients.licenseId(), clients.licenseId());
        assertThat(list(keeper, new ProductKeyFilter(null, "org-servers", null, null)))
                .hasSize(4)
                .allSatisfy(key -> assertThat(key.organization()).isEqualTo("org-servers"));
        assertThat(list(keeper, new ProductKeyFilter(null, null, "WEB-2008", null)))
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.productGroup()).isEqualTo("A"));
        assertThat(list(keeper, new ProductKeyFilter(null, null, null, "B")))
                .hasSize(2)
                .allSatisfy(key -> assertThat(key.productGroup()).isEqualTo("B"));
        assertThat(list(keeper, new ProductKeyFilter(servers.licenseId(), "org-clients", null, null)))
                .isEmpty();
    }

    @Test
    @Tag("LC-704")
    @Tag("LC-1102")
    void pagesShowEachKeyOnceInOrderOfIssue() {
        List<UUID> ids = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(cursor, 4);
            Page<ProductKeyView> page =
                    SCENARIO.call(ProductKeyService.class, keys -> keys.list(keeper, ProductKeyFilter.none(), request));
            page.items().forEach(key -> ids.add(key.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(ids)
                .containsExactlyElementsOf(list(keeper, ProductKeyFilter.none()).stream()
                        .map(ProductKeyView::id)
                        .toList());
    }

    @Test
    @Tag("LC-704")
    @Tag("LC-1001")
    void aRevealGivesTheKeyAndIsRecorded() {
        License license = LICENSES.order(line("SVR-STD-2008", 1));
        ProductKeyView mak = LICENSES.view(license, "B", KeyType.MAK);

        RevealedProductKey revealed =
                SCENARIO.call(ProductKeyService.class, keys -> keys.reveal(license.administrator(), mak.id()));

        assertThat(ProductKey.parse(revealed.key()).masked()).isEqualTo(mak.maskedKey());
        assertThat(revealed.licenseId()).isEqualTo(license.licenseId());
        assertThat(revealed.toString()).doesNotContain(revealed.key());
        assertThat(SCENARIO.auditRecords("REVEAL_PRODUCT_KEY", license.licenseId()))
                .isEqualTo(1);
        String recorded = SCENARIO.look(entities -> (String) entities.createNativeQuery(
                        "SELECT r::text FROM audit_record r WHERE action = 'REVEAL_PRODUCT_KEY' AND license_id = :id",
                        String.class)
                .setParameter("id", license.licenseId())
                .getSingleResult());
        assertThat(recorded)
                .contains(mak.id().toString(), mak.maskedKey())
                .contains(license.administrator().name())
                .doesNotContain(revealed.key());
    }

    @Test
    @Tag("LC-704")
    @Tag("LC-208")
    void aForeignKeyLooksLikeAnUnknownOne() {
        UUID foreign = LICENSES.view(servers, "B", KeyType.MAK).id();
        UUID unknown = UUID.randomUUID();

        for (Caller caller : List.of(clients.administrator(), SCENARIO.registered("nobody@example.com"))) {
            assertThat(refusal(caller, foreign))
                    .isInstanceOf(NotFoundException.class)
                    .hasSameClassAs(refusal(caller, unknown))
                    .hasMessage(refusal(caller, unknown).getMessage());
        }
        Caller stranger = Caller.stranger(LicensingScenario.origin());
        assertThat(refusal(stranger, foreign))
                .isInstanceOf(NotPermittedException.class)
                .hasMessage(refusal(stranger, unknown).getMessage());
        assertThatThrownBy(() -> list(stranger, ProductKeyFilter.none())).isInstanceOf(NotPermittedException.class);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @Tag("LC-302")
    @Tag("LC-704")
    void onlyRolesThatMayViewKeysDo(Role role) {
        String email = role.name().toLowerCase(java.util.Locale.ROOT) + "@roles.example";
        Caller holder = SCENARIO.registered(email);
        grant(clients, email, role);
        UUID id = LICENSES.view(clients, "CLIENT_VL", KeyType.KMS_HOST).id();

        List<ProductKeyView> listed = list(holder, ProductKeyFilter.none());

        if (PermissionMatrix.rolesFor(Operation.REVEAL_PRODUCT_KEY).contains(role)) {
            assertThat(listed).hasSize(2);
            assertThat(SCENARIO.call(ProductKeyService.class, keys -> keys.reveal(holder, id))
                            .key())
                    .isNotBlank();
        } else {
            assertThat(listed).isEmpty();
            assertThat(refusal(holder, id)).isInstanceOf(NotPermittedException.class);
        }
    }

    private static LicensingException refusal(Caller caller, UUID id) {
        try {
            SCENARIO.call(ProductKeyService.class, keys -> keys.reveal(caller, id));
        } catch (LicensingException refused) {
            return refused;
        }
        throw new AssertionError("the key was revealed");
    }

    private static List<ProductKeyView> list(Caller caller, ProductKeyFilter filter) {
        return SCENARIO.call(ProductKeyService.class, keys -> keys.list(caller, filter, PageRequest.first()))
                .items();
    }

    private static void grant(License license, String email, Role role) {
        if (role == Role.OPEN_LICENSE_CONTACT) {
            addOpenLicense(license, email);
            return;
        }
        SCENARIO.call(
                PermissionService.class,
                permissions -> permissions.grant(
                        license.administrator(), license.licenseId(), new GrantPermissions(email, List.of(role))));
    }

    private static void addOpenLicense(License license, String email) {
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "INSERT INTO permission (agreement_id, email, email_key, role, way, given_by, given_at)"
                                        + " SELECT id, :email, :email, 'OPEN_LICENSE_CONTACT', 'ADD_OPEN_LICENSE', :email, now()"
                                        + " FROM agreement WHERE license_id = :licenseId")
                        .setParameter("email", email)
                        .setParameter("licenseId", license.licenseId())
                        .executeUpdate());
    }
}
