package org.menkyo.activation.validation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.activation.TypedInput;
import org.menkyo.activation.host.ActivatedHost;
import org.menkyo.activation.host.IssuedCertificate;
import org.menkyo.activation.host.KmsHostRepository;
import org.menkyo.activation.mak.ActivatedMachine;
import org.menkyo.activation.mak.ActivationRepository;
import org.menkyo.activation.mak.Confirmation;
import org.menkyo.catalog.Editions;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeyState;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.throttle.Throttled;

/**
 * Tells installations whether they are genuine (VA-207). Nothing changes by it, so it leaves no trace in the audit.
 *
 * <p>An activation outlives the license ID that it was made under: validation looks at key and installation, and not at
 * whether the entitlement could be used for further activations (VA-108).
 */
@Stateless
public class ValidationService {

    private final AccessControl access;
    private final ProductKeys productKeys;
    private final Editions editions;
    private final ActivationRepository machines;
    private final KmsHostRepository hosts;
    private final Clock clock;

    /** For the container's proxy. */
    protected ValidationService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public ValidationService(
            AccessControl access,
            ProductKeys productKeys,
            Editions editions,
            ActivationRepository machines,
            KmsHostRepository hosts,
            Clock clock) {
        this.access = access;
        this.productKeys = productKeys;
        this.editions = editions;
        this.machines = machines;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * Whether the key is genuine and not blocked and the installation is known under it; hardware within the tolerance of
     * what was activated is known, too.
     *
     * @throws org.menkyo.shared.error.InvalidInputException if the key is mistyped or something is missing
     * @throws org.menkyo.shared.error.RejectedException if the installation ID is mistyped
     */
    @Performs(Operation.VALIDATE_INSTALLATION)
    @Throttled
    public InstallationValidated validate(Caller caller, ValidateInstallation command) {
        access.require(caller, Operation.VALIDATE_INSTALLATION);
        InputCheck check = new InputCheck();
        ProductKey key = TypedInput.productKey(check, "productKey", command.productKey());
        TypedInput.checkInstallationId(check, "installationId", command.installationId());
        check.done();
        InstallationId installationId = TypedInput.installationId(command.installationId());
        ValidationResult result = productKeys
                .find(key)
                .map(issued -> validate(issued, key, installationId))
                .orElse(ValidationResult.NOT_GENUINE);
        return new InstallationValidated(result);
    }

    /** The status of a KMS host's certificate, for the clients of hosts that the center does not see. */
    @Performs(Operation.READ_HOST_CERTIFICATE_STATUS)
    @Throttled
    public HostCertificateStatus hostCertificate(Caller caller, long serial) {
        access.require(caller, Operation.READ_HOST_CERTIFICATE_STATUS);
        CertificateState status = hosts.findCertificate(serial).map(this::state).orElse(CertificateState.UNKNOWN);
        return new HostCertificateStatus(serial, status);
    }

    private CertificateState state(IssuedCertificate certificate) {
        if (certificate.host().isRevoked()) {
            return CertificateState.REVOKED;
        }
        return certificate.isInForce(clock.instant()) ? CertificateState.VALID : CertificateState.ENDED;
    }

    private ValidationResult validate(IssuedProductKey issued, ProductKey key, InstallationId installationId) {
        if (issued.state() == ProductKeyState.BLOCKED) {
            return ValidationResult.BLOCKED;
        }
        Optional<Boolean> revoked = installationId.isFor(key) ? isRevoked(issued, installationId) : Optional.empty();
        if (revoked.isPresent()) {
            return revoked.get() ? ValidationResult.BLOCKED : ValidationResult.GENUINE;
        }
        return issued.isActive() ? ValidationResult.UNKNOWN_INSTALLATION : ValidationResult.BLOCKED;
    }

    /**
     * Whether what is known of the installation was revoked; empty if nothing is known of it. What a key activated and kept
     * when it was exchanged is found at the key that took its place.
     */
    private Optional<Boolean> isRevoked(IssuedProductKey issued, InstallationId installationId) {
        Optional<Boolean> confirmed = machines.findConfirmation(issued, installationId)
                .map(Confirmation::machine)
                .map(ActivatedMachine::isRevoked);
        Optional<IssuedProductKey> key = Optional.of(issued);
        while (confirmed.isEmpty() && key.isPresent()) {
            confirmed = isRevokedUnder(key.get(), installationId);
            key = key.get().replacedBy();
        }
        return confirmed;
    }

    private Optional<Boolean> isRevokedUnder(IssuedProductKey key, InstallationId installationId) {
        HardwareProfile hardware = installationId.hardware();
        if (key.type() == KeyType.KMS_HOST) {
            return hosts.hosts(key).stream()
                    .filter(host -> host.hasHardware(hardware))
                    .findFirst()
                    .map(ActivatedHost::isRevoked);
        }
        return editions.find(installationId.editionCode())
                .filter(key::activates)
                .flatMap(edition -> machines.findMachine(key, hardware))
                .map(ActivatedMachine::isRevoked);
    }
}
