package org.menkyo.masterkey;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.menkyo.shared.secret.KeyRing;
import org.menkyo.shared.secret.MasterKey;
import org.menkyo.shared.secret.MasterKeyStore;
import org.menkyo.shared.secret.MasterKeys;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;

/** A server as far as its master keys are concerned: its credential store, and what it does every few seconds. */
final class TestNode implements MasterKeys {

    private static final List<Class<?>> COLUMNS = new ClassFileImporter()
            .importPackages("org.menkyo").stream()
                    .filter(type -> type.isAssignableTo(StoredSecrets.class)
                            && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                    .<Class<?>>map(type -> type.reflect())
                    .toList();

    final List<MasterKey> store;

    private final LicensingScenario scenario;
    private final InstalledMasterKeys keys;
    private final Resealing resealing;

    TestNode(LicensingScenario scenario, MasterKey... store) {
        this.scenario = scenario;
        this.store = new CopyOnWriteArrayList<>(store);
        MasterKeyRegister register = new Register();
        this.keys = new InstalledMasterKeys(new Store(), register);
        this.resealing = new Resealing(keys, register, new Steps());
    }

    /** A server that has started. */
    static TestNode started(LicensingScenario scenario, MasterKey... store) {
        TestNode node = new TestNode(scenario, store);
        node.start();
        return node;
    }

    void start() {
        keys.check();
    }

    /** What happens every few seconds. */
    void tick() {
        resealing.goOn(Duration.ofSeconds(3));
    }

    @Override
    public KeyRing ring() {
        return keys.ring();
    }

    /** Calls a service of this server. */
    <S, T> T call(Class<S> service, Function<S, T> work) {
        return scenario.call(service, beans -> beans.with(MasterKeys.class, this), work);
    }

    KeySituation situation() {
        return call(MasterKeyRegister.class, MasterKeyRegister::situation);
    }

    Map<String, Long> left() {
        return scenario.look(entities -> new ResealingSteps(columns(entities)).left());
    }

    private List<StoredSecrets> columns(EntityManager entities) {
        TestBeans beans = new TestBeans(entities, scenario.clock()).with(MasterKeys.class, this);
        List<StoredSecrets> columns = new ArrayList<>();
        COLUMNS.forEach(type -> columns.add((StoredSecrets) beans.get(type)));
        return columns;
    }

    private final class Store implements MasterKeyStore {

        @Override
        public List<MasterKey> read() {
            return List.copyOf(store);
        }

        @Override
        public MasterKey makeFirst() {
            store.add(new MasterKey(new byte[32]));
            return store.get(0);
        }
    }

    /** Each call a transaction, as in the container. */
    private final class Register extends MasterKeyRegister {

        Register() {
            super(null, null, null, null);
        }

        @Override
        public KeySituation begin(String node, List<MasterKey> readable, Supplier<List<MasterKey>> made) {
            return scenario.call(MasterKeyRegister.class, register -> register.begin(node, readable, made));
        }

        @Override
        public KeySituation goOn(String node, List<MasterKey> readable, MasterKey sealsWith) {
            return scenario.call(MasterKeyRegister.class, register -> register.goOn(node, readable, sealsWith));
        }

        @Override
        public void settled(RegisteredKey current) {
            scenario.call(MasterKeyRegister.class, register -> {
                register.settled(current);
                return null;
            });
        }

        @Override
        public MasterKey lasting(KeyRing ring) {
            return scenario.call(MasterKeyRegister.class, register -> register.lasting(ring));
        }

        @Override
        public long newestTransaction() {
            return scenario.call(MasterKeyRegister.class, MasterKeyRegister::newestTransaction);
        }

        @Override
        public boolean haveEnded(long transaction) {
            return scenario.call(MasterKeyRegister.class, register -> register.haveEnded(transaction));
        }
    }

    private final class Steps extends ResealingSteps {

        Steps() {
            super(List.of());
        }

        @Override
        int columns() {
            return COLUMNS.size();
        }

        @Override
        public Object sealAnew(int column, Object after) {
            return scenario.look(
                    entities -> new ResealingSteps(TestNode.this.columns(entities)).sealAnew(column, after));
        }

        @Override
        public Map<String, Long> left() {
            return TestNode.this.left();
        }
    }
}
