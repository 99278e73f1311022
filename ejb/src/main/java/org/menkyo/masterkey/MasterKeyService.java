package org.menkyo.masterkey;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.secret.MasterKey;

/** Tells operators how far a change of the master key has come (LC-1207). */
@Stateless
public class MasterKeyService {

    private final AccessControl access;
    private final MasterKeyRegister register;
    private final ResealingSteps steps;

    /** For the container's proxy. */
    protected MasterKeyService() {
        this(null, null, null);
    }

    @Inject
    public MasterKeyService(AccessControl access, MasterKeyRegister register, ResealingSteps steps) {
        this.access = access;
        this.register = register;
        this.steps = steps;
    }

    /** How it stands now. */
    @Performs(Operation.READ_MASTER_KEYS)
    public MasterKeysView read(Caller caller) {
        access.require(caller, Operation.READ_MASTER_KEYS);
        KeySituation situation = register.situation();
        return new MasterKeysView(
                situation.keys().stream().map(MasterKeyService::view).toList(),
                situation.nodes().stream().map(MasterKeyService::view).toList(),
                steps.left().entrySet().stream()
                        .map(column -> new MasterKeysView.Secrets(column.getKey(), column.getValue()))
                        .toList());
    }

    private static MasterKeysView.Key view(RegisteredKey key) {
        return new MasterKeysView.Key(
                key.name(), key.state(), key.noticedAt(), key.currentAt(), key.formerAt(), key.retiredAt());
    }

    private static MasterKeysView.Server view(NodeKeys node) {
        return new MasterKeysView.Server(
                node.node().split(" ")[0],
                node.readable().stream().map(MasterKey::name).toList(),
                MasterKey.name(node.sealsWith()),
                node.seenAt());
    }
}
