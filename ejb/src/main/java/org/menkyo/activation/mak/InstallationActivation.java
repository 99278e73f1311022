package org.menkyo.activation.mak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.menkyo.activation.TypedInput;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.InputCheck;

/** One activation as it is typed: reads key and installation ID, then activates in a transaction of its own. */
@ApplicationScoped
public class InstallationActivation {

    private final MakActivationBatcher activation;

    @Inject
    public InstallationActivation(MakActivationBatcher activation) {
        this.activation = activation;
    }

    /** As {@link ActivationService#activate}, after the check of permission. */
    public InstallationActivated activate(Caller caller, ActivateInstallation command) {
        InputCheck check = new InputCheck();
        ProductKey key = TypedInput.productKey(check, "productKey", command.productKey());
        TypedInput.checkInstallationId(check, "installationId", command.installationId());
        check.done();
        InstallationId installationId = TypedInput.installationId(command.installationId());
        return activate(caller, key, installationId);
    }

    /** Activates an installation whose key and ID are known. */
    public InstallationActivated activate(Caller caller, ProductKey key, InstallationId installationId) {
        return activation.activate(caller, key, installationId).orThrow();
    }
}
