package org.menkyo.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.shared.call.Party;
import org.menkyo.usermanagement.ContactRolePolicy;

class PermissionMatrixTest {

    private static final Path SPECIFICATION = Path.of("..", "docs", "specification", "licensing-center.md");

    private static final Map<String, Activity> ROWS = Map.of(
            "manage users", Activity.MANAGE_USERS,
            "download software", Activity.DOWNLOAD_SOFTWARE,
            "view product keys", Activity.VIEW_PRODUCT_KEYS,
            "view licence information", Activity.VIEW_LICENSE_INFORMATION,
            "manage Software Assurance benefits", Activity.MANAGE_SOFTWARE_ASSURANCE,
            "manage subscriptions", Activity.MANAGE_SUBSCRIPTIONS,
            "manage online services", Activity.MANAGE_ONLINE_SERVICES,
            "help", Activity.HELP);

    private static final List<Role> COLUMNS = List.of(
            Role.ADMINISTRATOR,
            Role.DOWNLOAD_ADMINISTRATOR,
            Role.PRODUCT_KEY_ADMINISTRATOR,
            Role.LICENSE_INFORMATION_VIEWER,
            Role.SOFTWARE_ASSURANCE_ADMINISTRATOR,
            Role.SUBSCRIPTION_ADMINISTRATOR,
            Role.ONLINE_SERVICES_ADMINISTRATOR,
            Role.OPEN_LICENSE_CONTACT);

    @TestFactory
    @Tag("LC-302")
    List<DynamicTest> isTheTableOfTheSpecification() throws IOException {
        List<String[]> rows = Files.readAllLines(SPECIFICATION).stream()
                .filter(line -> line.trim().startsWith("|"))
                .map(line -> Arrays.stream(line.trim().substring(1).split("\\|"))
                        .map(String::trim)
                        .toArray(String[]::new))
                .filter(cells -> ROWS.containsKey(cells[0]))
                .toList();
        assertThat(rows).hasSize(Activity.values().length);
        return rows.stream()
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> {
                    Activity activity = ROWS.get(cells[0]);
                    for (int i = 0; i < COLUMNS.size(); i++) {
                        assertThat(PermissionMatrix.access(activity, COLUMNS.get(i)))
                                .as("%s, %s", activity, COLUMNS.get(i))
                                .isEqualTo(access(cells[i + 1]));
                    }
                    assertThat(PermissionMatrix.accessWithoutRole(activity))
                            .isEqualTo(access(cells[COLUMNS.size() + 1]));
                }))
                .toList();
    }

    private static Access access(String cell) {
        return switch (cell) {
            case "✓" -> Access.FULL;
            case "v" -> Access.VIEW;
            case "–" -> Access.NONE;
            default -> throw new IllegalArgumentException(cell);
        };
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    @Tag("LC-303")
    void hasEachOperationInExactlyOneRowOfOneTable(Operation operation) {
        assertThat(operation.activity().isPresent())
                .isNotEqualTo(operation.partyActivity().isPresent());
        if (operation.activity().isPresent()) {
            assertThat(PermissionMatrix.rolesFor(operation)).isNotEmpty();
        } else {
            assertThat(PermissionMatrix.partiesFor(operation)).isNotEmpty().doesNotContain(Party.SYSTEM);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activity.class,
            names = {"MANAGE_SUBSCRIPTIONS", "MANAGE_ONLINE_SERVICES"})
    @Tag("LC-302")
    void hasOperationsForEachKindOfCell(Activity activity) {
        List<Operation> operations = Arrays.stream(Operation.values())
                .filter(operation -> operation.activity().equals(Optional.of(activity)))
                .toList();
        List<Operation> withoutRole = operations.stream()
                .filter(operation -> !PermissionMatrix.needsRole(operation))
                .toList();
        List<Operation> viewing = operations.stream()
                .filter(operation -> PermissionMatrix.allows(operation, EnumSet.of(Role.LICENSE_INFORMATION_VIEWER)))
                .toList();

        assertThat(withoutRole)
                .singleElement()
                .satisfies(operation -> assertThat(operation.name()).startsWith("LIST_OWN_"));
        assertThat(viewing).hasSizeGreaterThan(withoutRole.size()).containsAll(withoutRole);
        assertThat(operations).hasSizeGreaterThan(viewing.size()).containsAll(viewing);
        assertThat(viewing).noneMatch(operation -> operation.needed() == Access.FULL);
        assertThat(PermissionMatrix.allows(withoutRole.get(0), EnumSet.noneOf(Role.class)))
                .isTrue();
        assertThat(PermissionMatrix.rolesFor(withoutRole.get(0))).containsExactly(Role.values());
    }

    @Test
    @Tag("LC-301")
    void addsUpSeveralRoles() {
        Set<Role> both = EnumSet.of(Role.DOWNLOAD_ADMINISTRATOR, Role.PRODUCT_KEY_ADMINISTRATOR);

        assertThat(PermissionMatrix.allows(Operation.LIST_PRODUCT_KEYS, both)).isTrue();
        assertThat(PermissionMatrix.allows(Operation.LIST_PRODUCT_KEYS, EnumSet.of(Role.DOWNLOAD_ADMINISTRATOR)))
                .isFalse();
        assertThat(PermissionMatrix.allows(Operation.LIST_USERS, both)).isFalse();
        assertThat(PermissionMatrix.allows(Operation.LIST_PRODUCT_KEYS, EnumSet.noneOf(Role.class)))
                .isFalse();
    }

    @Test
    @Tag("LC-1205")
    void followsTheTableUnlessThePublisherChoseTheNarrowerReading() {
        assertThat(PermissionMatrix.access(Activity.MANAGE_SOFTWARE_ASSURANCE, Role.OPEN_LICENSE_CONTACT))
                .isEqualTo(Access.FULL);
        assertThat(PermissionMatrix.openLicenseSoftwareAssurance(Optional.empty()))
                .isEqualTo(Access.FULL);
        assertThat(PermissionMatrix.openLicenseSoftwareAssurance(Optional.of("FULL")))
                .isEqualTo(Access.FULL);

        Access narrower = PermissionMatrix.openLicenseSoftwareAssurance(Optional.of("VIEW"));
        assertThat(narrower.covers(Access.VIEW)).isTrue();
        assertThat(narrower.covers(Access.FULL)).isFalse();

        assertThatThrownBy(() -> PermissionMatrix.openLicenseSoftwareAssurance(Optional.of("NONE")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PermissionMatrix.OPEN_LICENSE_SOFTWARE_ASSURANCE);
    }

    @Test
    @Tag("LC-304")
    void givesContactsTheirRoles() {
        for (Program program : Program.values()) {
            assertThat(ContactRolePolicy.roleOf(ContactKind.PRIMARY, program)).contains(Role.ADMINISTRATOR);
            assertThat(ContactRolePolicy.roleOf(ContactKind.NOTICES, program)).contains(Role.ADMINISTRATOR);
            assertThat(ContactRolePolicy.roleOf(ContactKind.ONLINE_ACCESS, program))
                    .contains(Role.LICENSE_INFORMATION_VIEWER);
            assertThat(ContactRolePolicy.roleOf(ContactKind.SOFTWARE_ASSURANCE_MANAGER, program))
                    .contains(Role.SOFTWARE_ASSURANCE_ADMINISTRATOR);
            assertThat(ContactRolePolicy.roleOf(ContactKind.ONLINE_SERVICES_MANAGER, program))
                    .contains(Role.ONLINE_SERVICES_ADMINISTRATOR);
            assertThat(ContactRolePolicy.roleOf(ContactKind.SUBSCRIPTION_MANAGER, program))
                    .contains(Role.SUBSCRIPTION_ADMINISTRATOR);
            assertThat(ContactRolePolicy.roleOf(ContactKind.RESELLER, program)).isEmpty();
            assertThat(ContactRolePolicy.roleOf(ContactKind.END_CUSTOMER, program))
                    .contains(program == Program.OPEN ? Role.ADMINISTRATOR : Role.LICENSE_INFORMATION_VIEWER);
        }
    }
}
