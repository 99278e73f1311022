package org.menkyo.it.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.Role;
import org.menkyo.shared.Party;

/**
 * Walks all roles and other parties through all operations of the REST interface of the running product, and compares
 * what they may do with the two permission tables, cell by cell (LC-303).
 *
 * <p>Where an operation changes something, the call's content is wrong, so that who may do it learns of the content and
 * who may not learns only that: the permission is always looked at first.
 */
class PermissionMatrixIT {

    private static MatrixWorld world;
    private static Map<Operation, RestProbe> probes;

    @BeforeAll
    static void prepare() throws Exception {
        world = MatrixWorld.in(RunningProduct.get());
        probes = RestProbe.all(world);
    }

    @Test
    @Tag("LC-303")
    void triesEveryOperation() {
        assertThat(probes.keySet()).containsExactlyInAnyOrder(Operation.values());
    }

    @TestFactory
    @Tag("LC-302")
    @Tag("LC-303")
    @Tag("LC-803")
    Stream<DynamicTest> allowsEachRoleWhatTheTableOfRolesAllows() {
        return operations(true)
                .map(operation -> dynamicTest("REST " + operation, () -> {
                    List<String> wrong = new ArrayList<>();
                    for (Role role : Role.values()) {
                        boolean expected = PermissionMatrix.allows(operation, EnumSet.of(role));
                        compare(operation, role.name(), world.holder(role), expected, wrong);
                    }
                    compare(operation, "no role", world.registeredWithoutRole(), false, wrong);
                    for (Party party : technicalParties()) {
                        compare(operation, party.name(), world.technical(party), false, wrong);
                    }
                    compare(operation, "unregistered", world.unregistered(), false, wrong);
                    compare(operation, "stranger", Credentials.NONE, false, wrong);
                    assertThat(wrong).isEmpty();
                }));
    }

    @TestFactory
    @Tag("LC-303")
    Stream<DynamicTest> allowsEachPartyWhatTheTableOfPartiesAllows() {
        return operations(false)
                .map(operation -> dynamicTest("REST " + operation, () -> {
                    Set<Party> allowed = PermissionMatrix.partiesFor(operation);
                    List<String> wrong = new ArrayList<>();
                    for (Party party : technicalParties()) {
                        compare(operation, party.name(), world.technical(party), allowed.contains(party), wrong);
                    }
                    compare(
                            operation,
                            "registered",
                            world.registeredWithoutRole(),
                            allowed.contains(Party.REGISTERED_USER),
                            wrong);
                    compare(
                            operation,
                            "unregistered",
                            world.unregistered(),
                            allowed.contains(Party.UNREGISTERED_USER),
                            wrong);
                    // Without credentials, a caller of an activation resource is a device and anywhere else a stranger.
                    boolean anonymous = allowed.contains(Party.STRANGER) || allowed.contains(Party.DEVICE);
                    compare(operation, "stranger or device", Credentials.NONE, anonymous, wrong);
                    assertThat(wrong).isEmpty();
                }));
    }

    private static Stream<Operation> operations(boolean ofRoles) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.activity().isPresent() == ofRoles);
    }

    private static List<Party> technicalParties() {
        return List.of(Party.DISTRIBUTOR, Party.SUPPORT_AGENT, Party.AUDITOR, Party.OPERATOR, Party.PHONE_SYSTEM);
    }

    private static void compare(
            Operation operation, String who, Credentials credentials, boolean expected, List<String> wrong)
            throws Exception {
        Optional<Boolean> allowed = probes.get(operation).tryAs(credentials);
        if (allowed.isEmpty() || allowed.get() != expected) {
            wrong.add(who + ": expected " + expected + ", got "
                    + probes.get(operation).lastAnswer());
        }
    }
}
