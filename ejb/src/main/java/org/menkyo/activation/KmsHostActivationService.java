package org.menkyo.activation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Caller;

/** Activates KMS hosts by KMS host key, the center's side (VA-301, VA-302). */
@Stateless
public class KmsHostActivationService {

    private final AccessControl access;

    /** For the container's proxy. */
    protected KmsHostActivationService() {
        this(null);
    }

    @Inject
    public KmsHostActivationService(AccessControl access) {
        this.access = access;
    }

    /**
     * Certifies a host's signing key. A further host uses one of the key's hosts, and each activation of a host one of
     * that host's activations; the very same call again gets the same certificate and uses none.
     *
     * @param caller a device, known by nothing but the key that it presents
     * @throws org.menkyo.shared.InvalidInputException if key, installation ID or public key are malformed
     * @throws org.menkyo.shared.RejectedException if the key cannot be used, was not the one that the installation ID was
     *     made with, or has no host or activation left
     */
    @Performs(Operation.ACTIVATE_KMS_HOST)
    public KmsHostActivated activate(Caller caller, ActivateKmsHost command) {
        access.require(caller, Operation.ACTIVATE_KMS_HOST);
        throw new UnsupportedOperationException();
    }
}
