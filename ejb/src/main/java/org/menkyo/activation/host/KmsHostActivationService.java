package org.menkyo.activation.host;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.menkyo.activation.TypedInput;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.throttle.Throttled;

/** Activates KMS hosts by KMS host key, the center's side (VA-301, VA-302). */
@Stateless
public class KmsHostActivationService {

    private static final int MAX_HOST_NAME = 255;

    private final AccessControl access;
    private final KmsHostActivation activation;

    /** For the container's proxy. */
    protected KmsHostActivationService() {
        this(null, null);
    }

    @Inject
    public KmsHostActivationService(AccessControl access, KmsHostActivation activation) {
        this.access = access;
        this.activation = activation;
    }

    /**
     * Certifies a host's signing key. A further host uses one of the key's hosts, and each activation of a host one of
     * that host's activations; the very same call again gets the same certificate and uses none.
     *
     * @param caller a device, known by nothing but the key that it presents
     * @throws org.menkyo.shared.error.InvalidInputException if key or public key are malformed or something is missing
     * @throws org.menkyo.shared.error.RejectedException if the installation ID is mistyped, was made with another key or is not
     *     one of a host, or the key cannot be used or has no host or activation left
     */
    @Performs(Operation.ACTIVATE_KMS_HOST)
    @Throttled
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostActivated activate(Caller caller, ActivateKmsHost command) {
        access.require(caller, Operation.ACTIVATE_KMS_HOST);
        InputCheck check = new InputCheck();
        ProductKey key = TypedInput.productKey(check, "kmsHostKey", command.kmsHostKey());
        TypedInput.checkInstallationId(check, "installationId", command.installationId());
        VerifyingKey publicKey = TypedInput.publicKey(check, "hostPublicKey", command.hostPublicKey());
        check.required("platform", command.platform());
        check.text("hostName", command.hostName(), MAX_HOST_NAME);
        check.done();
        InstallationId installationId = TypedInput.installationId(command.installationId());
        HostApplication application =
                new HostApplication(installationId, publicKey, command.platform(), command.hostName());
        return activation.activate(caller, key, application).orThrow();
    }
}
