package org.menkyo.kms;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.menkyo.kms.host.HostCertification;
import org.menkyo.kms.host.HostInstallation;
import org.menkyo.kms.host.HostKeys;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.kms.host.InstalledHosts;
import org.menkyo.kms.host.PhoneApplication;
import org.menkyo.kms.report.HostViews;
import org.menkyo.kms.report.KmsHostView;
import org.menkyo.kms.serving.KmsServing;
import org.menkyo.kms.serving.Outage;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.text.CheckedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;

/**
 * Activates the KMS hosts of this installation by phone, for networks without a way to the center (VA-301). The
 * confirmation ID is too short to be a signature: it says that the center agrees, and the signed certificate, which comes
 * beside it, is what makes the host.
 */
@Stateless
public class KmsHostPhoneService {

    private final AccessControl access;
    private final HostInstallation installation;
    private final InstalledHosts hosts;
    private final HostKeys keys;
    private final HostCertification certification;
    private final HostViews views;
    private final KmsServing serving;

    /** For the container's proxy. */
    protected KmsHostPhoneService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public KmsHostPhoneService(
            AccessControl access,
            HostInstallation installation,
            InstalledHosts hosts,
            HostKeys keys,
            HostCertification certification,
            HostViews views,
            KmsServing serving) {
        this.access = access;
        this.installation = installation;
        this.hosts = hosts;
        this.keys = keys;
        this.certification = certification;
        this.views = views;
        this.serving = serving;
    }

    /**
     * Says what is to be told the center. The host stays as it is, and goes on serving if it does. The same key on the
     * same machine gives the same installation ID.
     *
     * @throws org.menkyo.shared.error.InvalidInputException if the key is mistyped or something is missing or out of range
     */
    @Performs(Operation.INSTALL_KMS_HOST_KEY)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostApplication apply(Caller caller, InstallKmsHostKey command) {
        access.require(caller, Operation.INSTALL_KMS_HOST_KEY);
        ProductKey key = HostInput.check(command);
        String name = command.name().strip();
        HostInstallation.Prepared prepared = installation.prepare(name);
        InstallationId installationId = certification.installationId(key, prepared);
        PhoneApplication application = installation.apply(caller, prepared, command, installationId);
        VerifyingKey publicKey = prepared.key().publicKey();
        return new KmsHostApplication(
                prepared.id(),
                name,
                application.maskedKey(),
                installationId.formatted(),
                publicKey.toString(),
                CheckedText.of(publicKey.toBytes()),
                application.platform(),
                application.appliedAt());
    }

    /**
     * Takes what the center has answered; from then on the host answers on the port.
     *
     * @throws org.menkyo.shared.error.InvalidInputException if confirmation ID or certificate are missing
     * @throws RejectedException if the confirmation ID or the certificate is mistyped or not for this host; the message
     *     names groups and lines
     * @throws NotFoundException if there is no such host or it waits for nothing
     */
    @Performs(Operation.CERTIFY_KMS_HOST)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public KmsHostView certify(Caller caller, UUID id, CertifyKmsHost command) {
        access.require(caller, Operation.CERTIFY_KMS_HOST);
        CarriedCertificate carried = CarriedCertificate.check(command);
        InstalledHost host = hosts.find(id).orElseThrow(NotFoundException::new);
        PhoneApplication application = hosts.findApplication(host).orElseThrow(NotFoundException::new);
        requireConfirmed(command.confirmationId(), keys.installationId(application));
        HostCertificate certificate = carried.certificate();
        certification
                .problem(certificate, keys.signingKey(host).publicKey())
                .or(() -> CarriedCertificate.otherPlatform(certificate, application.platform()))
                .ifPresent(problem -> {
                    throw new RejectedException(ErrorCode.HOST_CERTIFICATE_NOT_VALID, problem);
                });
        installation.completeByPhone(caller, id, certificate);
        try {
            serving.refresh();
        } catch (SQLException e) {
            throw Outage.of(e);
        }
        return views.view(hosts.find(id).orElseThrow(NotFoundException::new));
    }

    private void requireConfirmed(String typed, InstallationId installationId) {
        ConfirmationId confirmationId;
        try {
            confirmationId = ConfirmationId.parse(typed);
        } catch (DigitGroupException e) {
            throw new RejectedException(ErrorCode.CONFIRMATION_ID_NOT_VALID, e.getMessage());
        }
        if (!certification.isConfirmed(confirmationId, installationId)) {
            throw new RejectedException(
                    ErrorCode.CONFIRMATION_ID_NOT_VALID, "it belongs to another installation ID than this host's");
        }
    }
}
