package org.menkyo.activation.mak;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.throttle.Throttled;

/** Activates installations by MAK (VA-401 to VA-406). */
@Stateless
public class ActivationService {

    private final AccessControl access;
    private final InstallationActivation activation;

    /** For the container's proxy. */
    protected ActivationService() {
        this(null, null);
    }

    @Inject
    public ActivationService(AccessControl access, InstallationActivation activation) {
        this.access = access;
        this.activation = activation;
    }

    /**
     * Confirms an installation ID. The first confirmation for a machine uses one of the key's activations; the same
     * hardware again with the same key uses none.
     *
     * @param caller a device, known by nothing but the key that it presents
     * @throws org.menkyo.shared.error.InvalidInputException if the key is mistyped or something is missing
     * @throws org.menkyo.shared.error.RejectedException if the installation ID is mistyped or was made with another key, or the
     *     key cannot be used, does not cover the edition, or has no activation left
     */
    @Performs(Operation.ACTIVATE_INSTALLATION)
    @Throttled
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public InstallationActivated activate(Caller caller, ActivateInstallation command) {
        access.require(caller, Operation.ACTIVATE_INSTALLATION);
        return activation.activate(caller, command);
    }
}
