package org.menkyo.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.testing.SampleLicenses.line;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.activation.mak.ActivationService;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.order.OrderService;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.secret.FirstForm;
import org.menkyo.shared.secret.MasterKey;
import org.menkyo.shared.start.StartRefusedException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleLicenses;
import org.menkyo.testing.SampleLicenses.License;

class MasterKeyRotationTest {

    private static final int SERVER_STANDARD = 211;

    /** The key that the other beans of tests work with. */
    private static final MasterKey FIRST = key(7);

    private static final MasterKey SECOND = key(8);
    private static final MasterKey FOREIGN = key(9);

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final SampleLicenses LICENSES = new SampleLicenses(SCENARIO);

    /** As before the first start with a register: with secrets that were sealed before. */
    @BeforeEach
    void nothingIsRegistered() throws Exception {
        SCENARIO.workWith(null);
        SCENARIO.database().asOwner("TRUNCATE installation_key, master_key, master_key_node, notification");
        SCENARIO.database().asOwner("TRUNCATE product_key CASCADE");
        LICENSES.makePublisherKeys();
    }

    @Test
    @Tag("LC-1207")
    void aServerWithAnotherKeyOrNoneDoesNotStart() {
        TestNode.started(SCENARIO, FIRST);

        assertRefused(FOREIGN);
        assertRefused();
        assertThat(TestNode.started(SCENARIO, FIRST, FOREIGN).ring().current().name())
                .isEqualTo(FIRST.name());
    }

    @Test
    @Tag("LC-1207")
    void whatWasSealedBeforeThereWasARegisterSaysWhichKeyIsTheRightOne() {
        assertRefused(FOREIGN);
        TestNode node = TestNode.started(SCENARIO, FOREIGN, FIRST);

        assertThat(node.ring().current().name()).isEqualTo(FIRST.name());
    }

    private static void assertRefused(MasterKey... keys) {
        assertThatThrownBy(() -> TestNode.started(SCENARIO, keys))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("master key")
                .hasMessageContaining("master-key.cs")
                .hasMessageContaining(keys.length == 0 ? "has none" : keys[0].name());
    }

    @Test
    @Tag("LC-1207")
    void secretsThatChangePlacesDoNotOpen() {
        TestNode node = TestNode.started(SCENARIO, FIRST);
        License license = LICENSES.order(line("SVR-STD-2008", 3));
        List<ProductKeyView> keys = LICENSES.keys(license);
        UUID one = keys.get(0).id();
        UUID other = keys.get(1).id();
        execute("UPDATE product_key k SET sealed_key = o.sealed_key FROM product_key o WHERE"
                + " k.public_id IN ('" + one + "', '" + other + "') AND o.public_id IN ('" + one + "', '" + other
                + "') AND o.id <> k.id");

        for (UUID key : List.of(one, other)) {
            assertThatThrownBy(() -> reveal(node, license, key))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not belong to its row");
        }
    }

    @Test
    void secretsOfTheFirstFormAreReadAndBoundToTheirRows() {
        License license = LICENSES.order(line("SVR-STD-2008", 3));
        ProductKey mak = LICENSES.key(license, "B", KeyType.MAK);
        ProductKeyView view = LICENSES.view(license, "B", KeyType.MAK);
        byte[] unbound = FirstForm.seal(FIRST, "product-key", mak.characters().getBytes(StandardCharsets.US_ASCII));
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(
                                "UPDATE product_key SET sealed_key = :sealed WHERE public_id = :id")
                        .setParameter("sealed", unbound)
                        .setParameter("id", view.id())
                        .executeUpdate());
        TestNode node = TestNode.started(SCENARIO, FIRST);

        assertThat(reveal(node, license, view.id())).isEqualTo(mak);
        settle(node);

        assertThat(node.situation().current().unbound()).isFalse();
        assertThat(reveal(node, license, view.id())).isEqualTo(mak);
        execute("UPDATE product_key SET sealed_key = '\\x"
                + java.util.HexFormat.of().formatHex(unbound) + "' WHERE public_id = '" + view.id() + "'");
        assertThatThrownBy(() -> reveal(node, license, view.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Tag("LC-1207")
    void aNewKeyIsUsedOnceAllRunningServersCanReadIt() {
        TestNode one = TestNode.started(SCENARIO, FIRST);
        TestNode other = TestNode.started(SCENARIO, FIRST);
        settle(one, other);
        SCENARIO.workWith(one);
        one.store.add(SECOND);

        tick(3, one, other);
        assertThat(one.ring().current().name()).isEqualTo(FIRST.name());

        other.store.add(SECOND);
        tick(3, one, other);
        assertThat(one.ring().current().name()).isEqualTo(SECOND.name());
        assertThat(other.ring().current().name()).isEqualTo(SECOND.name());
        settle(one, other);
        assertThat(one.situation().in(KeyState.FORMER)).isEmpty();
        assertThat(one.left().values()).containsOnly(0L);
        one.store.remove(FIRST);
        TestNode withoutFormer = TestNode.started(SCENARIO, SECOND);
        assertThat(withoutFormer.ring().readable()).hasSize(1);
    }

    @Test
    void aServerThatEndedHoldsNothingUpAndAKeyThatWasTakenBackIsForgotten() {
        TestNode one = TestNode.started(SCENARIO, FIRST);
        TestNode ended = TestNode.started(SCENARIO, FIRST);
        settle(one, ended);
        SCENARIO.workWith(one);
        one.store.add(SECOND);
        tick(3, one);
        assertThat(one.situation().in(KeyState.NEXT)).isPresent();

        one.store.remove(SECOND);
        one.ring();
        tick(3, one);
        assertThat(one.situation().in(KeyState.NEXT)).isEmpty();

        one.store.add(SECOND);
        SCENARIO.clock().move(MasterKeyRegister.SILENCE.plus(Duration.ofSeconds(1)));
        tick(3, one);
        assertThat(one.ring().current().name()).isEqualTo(SECOND.name());
    }

    @Test
    void aKeyThatVanishesFromTheStoreIsRememberedUntilTheServerStops() {
        TestNode node = TestNode.started(SCENARIO, FIRST);
        License license = LICENSES.order(line("SVR-STD-2008", 3));
        node.store.clear();
        tick(2, node);

        assertThat(reveal(node, license, LICENSES.keys(license).get(0).id())).isNotNull();
        assertThat(node.ring().current().name()).isEqualTo(FIRST.name());
    }

    @Test
    @Tag("LC-1207")
    void nothingIsLostWhileTheKeyChangesUnderOrdersRevealsAndActivations() throws Exception {
        TestNode one = TestNode.started(SCENARIO, FIRST);
        TestNode other = TestNode.started(SCENARIO, FIRST);
        settle(one, other);
        SCENARIO.workWith(one);
        List<TestNode> nodes = List.of(one, other);
        Map<UUID, ProductKey> known = new ConcurrentHashMap<>();
        Map<UUID, License> owners = new ConcurrentHashMap<>();
        AtomicBoolean ended = new AtomicBoolean();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TestNode node = nodes.get(i % 2);
            TestNode peer = nodes.get((i + 1) % 2);
            work.add(() -> use(node, peer, known, owners, ended));
        }
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            work.forEach(each -> counts.add(threads.submit(each)));
            while (known.size() < 8) {
                Thread.onSpinWait();
                counts.stream().filter(Future::isDone).forEach(MasterKeyRotationTest::rethrow);
            }
            one.store.add(SECOND);
            other.store.add(SECOND);
            tick(4, one, other);
            assertThat(one.ring().current().name()).isEqualTo(SECOND.name());
            settle(one, other);
            ended.set(true);
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isPositive();
            }
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }

        TestNode after = TestNode.started(SCENARIO, SECOND);
        assertThat(after.left().values()).containsOnly(0L);
        known.forEach((id, key) -> {
            assertThat(reveal(after, owners.get(id), id)).isEqualTo(key);
            assertThat(after.<ProductKeys, Boolean>call(
                            ProductKeys.class, keys -> keys.findUsable(key).isPresent()))
                    .isTrue();
        });
    }

    @Test
    @Tag("LC-1207")
    void everyColumnOfSealedValuesIsSealedAnew() {
        TestNode node = TestNode.started(SCENARIO, FIRST);
        @SuppressWarnings("unchecked")
        List<String> columns = SCENARIO.look(entities -> entities.createNativeQuery(
                        "SELECT table_name || '.' || column_name FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE 'sealed%'",
                        String.class)
                .getResultList());

        assertThat(node.left().keySet()).containsAll(columns).contains("idempotency_key.body");
    }

    @Test
    @Tag("LC-1207")
    void nothingInTheDatabaseConfirmsAGuessOfAKey() {
        TestNode node = TestNode.started(SCENARIO, FIRST);
        License license = LICENSES.order(line("SVR-STD-2008", 3));
        ProductKey key = LICENSES.key(license, "B", KeyType.MAK);
        InstallationId installation = InstallationId.of(machine(), SERVER_STANDARD, key);

        String confirmation = activate(node, key, installation).confirmationId();

        for (String telling : List.of(
                installation.digits(),
                installation.formatted(),
                confirmation,
                confirmation.replace("-", ""),
                key.characters(),
                key.formatted())) {
            assertThat(rowsWith(telling)).as(telling).isEmpty();
        }
        assertThat(rowsWith(installation.withoutKey().digits()))
                .containsExactlyInAnyOrder("activated_machine", "confirmation");
    }

    @Test
    void installationIdsThatWereKeptWithThePartOfTheKeyAreFoundAndChanged() {
        License license = LICENSES.order(line("SVR-STD-2008", 3));
        ProductKey key = LICENSES.key(license, "B", KeyType.MAK);
        TestNode node = TestNode.started(SCENARIO, FIRST);
        InstallationId installation = InstallationId.of(machine(), SERVER_STANDARD, key);
        InstallationActivated first = activate(node, key, installation);
        for (String table : List.of("activated_machine", "confirmation")) {
            execute("UPDATE " + table + " SET installation_id = '" + installation.digits()
                    + "' WHERE installation_id = '" + installation.withoutKey().digits() + "'");
        }

        InstallationActivated again = activate(node, key, installation);
        assertThat(again.counted()).isFalse();
        assertThat(again.confirmation()).isEqualTo(first.confirmation());
        assertThat(rowsWith(installation.digits())).hasSize(2);
        settle(node);

        assertThat(rowsWith(installation.digits())).isEmpty();
        InstallationActivated after = activate(node, key, installation);
        assertThat(after.counted()).isFalse();
        assertThat(after.confirmation()).isEqualTo(first.confirmation());
        assertThat(after.confirmationId()).isEqualTo(first.confirmationId());
    }

    private static InstallationActivated activate(TestNode node, ProductKey key, InstallationId installation) {
        return node.call(
                ActivationService.class,
                service -> service.activate(
                        Caller.device(LicensingScenario.origin()),
                        new ActivateInstallation(key.formatted(), installation.formatted())));
    }

    /** The tables that have a row with this text in it. */
    private static List<String> rowsWith(String text) {
        return SCENARIO.look(entities -> {
            @SuppressWarnings("unchecked")
            List<String> tables = entities.createNativeQuery(
                            "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
                                    + " AND has_table_privilege(c.oid, 'SELECT')",
                            String.class)
                    .getResultList();
            return tables.stream()
                    .filter(table -> (Boolean) entities.createNativeQuery(
                                    "SELECT EXISTS (SELECT 1 FROM " + table + " t WHERE strpos(t::text, '" + text
                                            + "') > 0)",
                                    Boolean.class)
                            .getSingleResult())
                    .toList();
        });
    }

    /** Orders, reveals at one server and activates at the other, again and again. */
    private static int use(
            TestNode node, TestNode peer, Map<UUID, ProductKey> known, Map<UUID, License> owners, AtomicBoolean ended) {
        int rounds = 0;
        while (!ended.get()) {
            License license = order(node);
            ProductKeyView view = node
                    .call(
                            ProductKeyService.class,
                            keys -> keys.list(license.administrator(), ProductKeyFilter.none(), PageRequest.first()))
                    .items()
                    .stream()
                    .filter(key -> key.type() == KeyType.MAK)
                    .findFirst()
                    .orElseThrow();
            ProductKey key = reveal(peer, license, view.id());
            owners.put(view.id(), license);
            known.put(view.id(), key);
            InstallationId installation = InstallationId.of(machine(), SERVER_STANDARD, key);
            for (TestNode at : List.of(node, peer)) {
                assertThat(activate(at, key, installation).counted()).isEqualTo(at == node);
            }
            rounds++;
        }
        return rounds;
    }

    private static License order(TestNode node) {
        String number = UUID.randomUUID().toString();
        String email = "admin@" + number + ".example";
        Caller distributor = SCENARIO.distributor();
        String licenseId = node.call(
                        OrderService.class,
                        orders -> orders.submit(distributor, LicensingScenario.order(number, "org-" + number, email)))
                .licenseNumber();
        return new License(licenseId, "org-" + number, SCENARIO.registered(email));
    }

    private static HardwareProfile machine() {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        for (HardwareComponent component : HardwareComponent.values()) {
            readings.put(component, UUID.randomUUID().toString());
        }
        return HardwareProfile.of("sample", readings);
    }

    private static void rethrow(Future<?> done) {
        try {
            done.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ProductKey reveal(TestNode node, License license, UUID key) {
        return ProductKey.parse(node.call(ProductKeyService.class, keys -> keys.reveal(license.administrator(), key))
                .key());
    }

    private static void tick(int times, TestNode... nodes) {
        for (int i = 0; i < times; i++) {
            for (TestNode node : nodes) {
                node.tick();
            }
        }
    }

    private static void settle(TestNode... nodes) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (nodes[0].situation().isUnsettled()) {
            assertThat(System.nanoTime()).isLessThan(end);
            tick(1, nodes);
        }
        tick(1, nodes);
    }

    private static void execute(String statement) {
        SCENARIO.database()
                .transact(entities -> entities.createNativeQuery(statement).executeUpdate());
    }

    private static MasterKey key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return new MasterKey(bytes);
    }
}
