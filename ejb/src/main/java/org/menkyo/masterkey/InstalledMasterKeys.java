package org.menkyo.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.secret.KeyRing;
import org.menkyo.shared.secret.MasterKey;
import org.menkyo.shared.secret.MasterKeyStore;
import org.menkyo.shared.secret.MasterKeys;
import org.menkyo.shared.start.StartCheck;

/**
 * The master keys of this server. What it seals with is what the database says; it looks again every few seconds, and until
 * then can open what others have sealed meanwhile.
 */
@ApplicationScoped
public class InstalledMasterKeys implements MasterKeys, StartCheck {

    private final MasterKeyStore store;
    private final MasterKeyRegister register;
    private final String node = System.getProperty("jboss.node.name", "server") + " "
            + UUID.randomUUID().toString();

    private volatile KeyRing ring;
    private KeySituation known;

    @Inject
    public InstalledMasterKeys(MasterKeyStore store, MasterKeyRegister register) {
        this.store = store;
        this.register = register;
    }

    @Override
    public KeyRing ring() {
        KeyRing known = ring;
        if (known == null) {
            throw new IllegalStateException("the master keys are not there yet");
        }
        return known;
    }

    @Override
    public void check() {
        List<MasterKey> readable = new ArrayList<>(store.read());
        KeySituation situation = register.begin(node, readable, () -> {
            readable.add(store.makeFirst());
            return readable;
        });
        use(situation, readable);
    }

    /** Looks what has changed, tells the others, and works with it from then on. */
    KeySituation refresh() {
        List<MasterKey> readable = readable();
        // What the others are told that it can read it must read from then on, since they may use it at once.
        use(known, readable);
        KeySituation situation = register.goOn(node, readable, ring().current());
        use(situation, readable);
        return situation;
    }

    /** How this server is named among the others. */
    String node() {
        return node;
    }

    /** What is in the store now. A key that is needed and vanished from there stays in memory as long as the server runs. */
    private List<MasterKey> readable() {
        List<MasterKey> readable = new ArrayList<>(store.read());
        ring().used().stream()
                .filter(used -> known.keys().stream()
                        .anyMatch(registered -> registered.isNeeded() && used.is(registered.fingerprint())))
                .filter(used -> readable.stream().noneMatch(key -> key.is(used.fingerprint())))
                .forEach(readable::add);
        return readable;
    }

    private void use(KeySituation situation, List<MasterKey> readable) {
        MasterKey current = find(situation.current(), readable)
                .orElseThrow(() -> new IllegalStateException("the master key "
                        + situation.current().name() + " is in use, and this server does not have it"));
        List<MasterKey> used = readable.stream()
                .filter(key -> situation.keys().stream()
                        .noneMatch(registered ->
                                registered.state() == KeyState.RETIRED && key.is(registered.fingerprint())))
                .toList();
        Optional<MasterKey> unbound = situation.current().unbound() ? Optional.of(current) : Optional.empty();
        KeyRing opening = new KeyRing(current, used, readable, unbound, null);
        MasterKey lasting = ring == null ? register.lasting(opening) : ring.lasting();
        ring = new KeyRing(current, used, readable, unbound, lasting);
        known = situation;
    }

    private static Optional<MasterKey> find(RegisteredKey registered, List<MasterKey> readable) {
        return readable.stream().filter(key -> key.is(registered.fingerprint())).findFirst();
    }
}
