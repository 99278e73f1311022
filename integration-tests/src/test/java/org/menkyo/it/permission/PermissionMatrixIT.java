package org.menkyo.it.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.SoapContract;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Party;

/**
 * Walks all roles and other parties through all operations of REST and SOAP on the running product, and compares
 * what they may do with the two permission tables, cell by cell (LC-303).
 *
 * <p>Where an operation changes something, the call's content is wrong, so that who may do it learns of the content and
 * who may not learns only that: the permission is always looked at first.
 */
class PermissionMatrixIT {

    private static final AtomicInteger CELLS = new AtomicInteger();
    private static final SoapContract CONTRACT = SoapContract.built();
    private static final Map<String, Map<Operation, Probe>> PROBES = new LinkedHashMap<>();
    private static MatrixWorld world;

    @BeforeAll
    static void prepare() throws Exception {
        world = MatrixWorld.in(RunningProduct.get());
        PROBES.put("REST", RestProbe.all(world));
        PROBES.put("SOAP 1.1", SoapProbe.all(world, CONTRACT, false));
        PROBES.put("SOAP 1.2", SoapProbe.all(world, CONTRACT, true));
    }

    @AfterAll
    static void tell() {
        PROBES.forEach((name, probes) -> System.out.println(name + ": " + probes.size() + " operations"));
        System.out.println(CELLS + " cells of the permission tables were tried");
    }

    @Test
    @Tag("LC-303")
    void triesEveryOperationOfEachInterface() {
        assertThat(PROBES.get("REST").keySet()).containsExactlyInAnyOrder(Operation.values());
        for (boolean soap12 : new boolean[] {false, true}) {
            assertThat(CONTRACT.operations().stream()
                            .filter(operation -> operation.isSoap12() == soap12)
                            .map(SoapContract.Operation::name))
                    .containsExactlyInAnyOrderElementsOf(SoapProbe.OPERATIONS.keySet());
        }
        assertThat(SoapProbe.OPERATIONS.values()).doesNotHaveDuplicates();
    }

    @TestFactory
    @Tag("LC-302")
    @Tag("LC-303")
    @Tag("LC-803")
    Stream<DynamicTest> allowsEachRoleWhatTheTableOfRolesAllows() {
        return probes(true, (operation, probe) -> {
            List<String> wrong = new ArrayList<>();
            for (Role role : Role.values()) {
                boolean expected = PermissionMatrix.allows(operation, EnumSet.of(role));
                compare(probe, role.name(), world.holder(role), expected, wrong);
                compare(probe, "system of " + role, world.systemOf(role), expected, wrong);
            }
            boolean withoutRole = !PermissionMatrix.needsRole(operation);
            compare(probe, "no role", world.registeredWithoutRole(), withoutRole, wrong);
            for (Party party : technicalParties()) {
                boolean expected = withoutRole && PermissionMatrix.holdsRoles(party);
                compare(probe, party.name(), world.technical(party), expected, wrong);
            }
            compare(probe, "unregistered", world.unregistered(), false, wrong);
            compare(probe, "stranger", Credentials.NONE, false, wrong);
            assertThat(wrong).isEmpty();
        });
    }

    @TestFactory
    @Tag("LC-303")
    Stream<DynamicTest> allowsEachPartyWhatTheTableOfPartiesAllows() {
        return probes(false, (operation, probe) -> {
            Set<Party> allowed = PermissionMatrix.partiesFor(operation);
            boolean devices = probe.takesAllForDevices() && allowed.contains(Party.DEVICE);
            List<String> wrong = new ArrayList<>();
            for (Party party : technicalParties()) {
                compare(probe, party.name(), world.technical(party), devices || allowed.contains(party), wrong);
            }
            compare(
                    probe,
                    "registered",
                    world.registeredWithoutRole(),
                    devices || allowed.contains(Party.REGISTERED_USER),
                    wrong);
            compare(
                    probe,
                    "unregistered",
                    world.unregistered(),
                    devices || allowed.contains(Party.UNREGISTERED_USER),
                    wrong);
            // Without credentials, a caller of an activation resource is a device and anywhere else a stranger.
            boolean anonymous = allowed.contains(Party.STRANGER) || allowed.contains(Party.DEVICE);
            compare(probe, "stranger or device", Credentials.NONE, anonymous, wrong);
            assertThat(wrong).isEmpty();
        });
    }

    /** Tries one operation over one interface as everybody. */
    @FunctionalInterface
    private interface Everybody {
        void tryAll(Operation operation, Probe probe) throws Exception;
    }

    private static Stream<DynamicTest> probes(boolean ofRoles, Everybody everybody) {
        return PROBES.entrySet().stream()
                .flatMap(byInterface -> byInterface.getValue().entrySet().stream()
                        .filter(probe -> probe.getKey().activity().isPresent() == ofRoles)
                        .map(probe -> dynamicTest(
                                byInterface.getKey() + " " + probe.getKey(),
                                () -> everybody.tryAll(probe.getKey(), probe.getValue()))));
    }

    private static List<Party> technicalParties() {
        return List.of(
                Party.DISTRIBUTOR,
                Party.SUPPORT_AGENT,
                Party.AUDITOR,
                Party.OPERATOR,
                Party.PHONE_SYSTEM,
                Party.PARTNER);
    }

    private static void compare(Probe probe, String who, Credentials credentials, boolean expected, List<String> wrong)
            throws Exception {
        CELLS.incrementAndGet();
        Optional<Boolean> allowed = probe.tryAs(credentials);
        if (allowed.isEmpty() || allowed.get() != expected) {
            wrong.add(who + ": expected " + expected + ", got " + probe.lastAnswer());
        }
    }
}
