package org.menkyo.activation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Caller;
import org.menkyo.shared.InputCheck;

/** One activation as it is typed: reads key and installation ID, then activates in a transaction of its own. */
@ApplicationScoped
public class InstallationActivation {

    private final MakActivationBatcher activation;

    /** For the container's proxy. */
    protected InstallationActivation() {
        this(null);
    }

    @Inject
    public InstallationActivation(MakActivationBatcher activation) {
        this.activation = activation;
    }

    /** As {@link ActivationService#activate}, after the check of permission. */
    InstallationActivated activate(Caller caller, ActivateInstallation command) {
        InputCheck check = new InputCheck();
        ProductKey key = TypedInput.productKey(check, "productKey", command.productKey());
        TypedInput.checkInstallationId(check, "installationId", command.installationId());
        check.done();
        InstallationId installationId = TypedInput.installationId(command.installationId());
        return activate(caller, key, installationId);
    }

    /** Activates an installation whose key and ID are known. */
    InstallationActivated activate(Caller caller, ProductKey key, InstallationId installationId) {
        return activation.activate(caller, key, installationId).orThrow();
    }
}
