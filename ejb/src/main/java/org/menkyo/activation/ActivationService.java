package org.menkyo.activation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Caller;

/** Activates installations by MAK (VA-401 to VA-406). */
@Stateless
public class ActivationService {

    private final AccessControl access;

    /** For the container's proxy. */
    protected ActivationService() {
        this(null);
    }

    @Inject
    public ActivationService(AccessControl access) {
        this.access = access;
    }

    /**
     * Confirms an installation ID. The first confirmation for a machine uses one of the key's activations; the same
     * hardware again with the same key uses none.
     *
     * @param caller a device, known by nothing but the key that it presents
     * @throws org.menkyo.shared.InvalidInputException if key or installation ID are mistyped
     * @throws org.menkyo.shared.RejectedException if the key cannot be used, does not cover the edition, was not the one
     *     that the installation ID was made with, or has no activation left
     */
    @Performs(Operation.ACTIVATE_INSTALLATION)
    public InstallationActivated activate(Caller caller, ActivateInstallation command) {
        access.require(caller, Operation.ACTIVATE_INSTALLATION);
        throw new UnsupportedOperationException();
    }
}
