package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.catalog.ClientCatalogs;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKey;

/** What a host sends to the center, and whether what comes back is genuine (VA-301, VA-302). */
@ApplicationScoped
public class HostCertification {

    private final ClientCatalogs catalogs;
    private final HostHardware hardware;
    private final Clock clock;

    @Inject
    public HostCertification(ClientCatalogs catalogs, HostHardware hardware, Clock clock) {
        this.catalogs = catalogs;
        this.hardware = hardware;
        this.clock = clock;
    }

    /** Names this machine's hardware and the key. */
    public InstallationId installationId(ProductKey key, HostInstallation.Prepared prepared) {
        return hardware.installationId(
                catalogs.current().id(), key, prepared.key().publicKey());
    }

    /** What is wrong with a certificate for a host with that key; empty if it can be used. */
    public Optional<String> problem(HostCertificate certificate, VerifyingKey hostKey) {
        ClientCatalog catalog = catalogs.current();
        CertificateStatus status = certificate.check(catalog.publisherKeys(), catalog.id(), clock.instant());
        if (status != CertificateStatus.VALID) {
            return Optional.of(status.name());
        }
        return certificate.contents().hostKey().equals(hostKey) ? Optional.empty() : Optional.of("OTHER_HOST");
    }

    /** For a certificate that came from the center itself. */
    public void requireGenuine(HostCertificate certificate, VerifyingKey hostKey) {
        problem(certificate, hostKey).ifPresent(problem -> {
            throw new IllegalStateException("the center's certificate cannot be used: " + problem);
        });
    }

    /** Whether the center has confirmed this installation ID. */
    public boolean isConfirmed(ConfirmationId confirmationId, InstallationId installationId) {
        return new ConfirmationCodec(catalogs.current().confirmationKey()).confirms(confirmationId, installationId);
    }
}
