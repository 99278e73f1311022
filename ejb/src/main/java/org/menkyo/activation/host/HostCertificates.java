package org.menkyo.activation.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * Issues the certificates of KMS hosts with the publisher's key (VA-302). They are without end, unless the setting {@code
 * menkyo.host-certificate-days} says how many days they last.
 */
@ApplicationScoped
public class HostCertificates {

    private final KmsHostRepository repository;
    private final ProductGroups groups;
    private final PublisherKeys publisherKeys;
    private final Settings settings;

    @Inject
    public HostCertificates(
            KmsHostRepository repository, ProductGroups groups, PublisherKeys publisherKeys, Settings settings) {
        this.repository = repository;
        this.groups = groups;
        this.publisherKeys = publisherKeys;
        this.settings = settings;
    }

    /** Certifies the host's signing key, its declared platform (VA-104) and the reach of its product key (VA-103). */
    IssuedCertificate issue(IssuedProductKey key, ActivatedHost host, HostApplication application, Instant now) {
        HostCertificateContents contents = new HostCertificateContents(
                repository.nextSerial(),
                groups.catalog().code(),
                host.productId(),
                key.productGroup().rank(),
                application.platform(),
                now,
                lifetime().map(now::plus),
                application.publicKey());
        IssuedCertificate certificate = new IssuedCertificate(
                host, application, HostCertificate.issue(publisherKeys.signingKey(), contents), now);
        repository.add(certificate);
        return certificate;
    }

    /** The confirmation ID of a host's installation ID (VA-301). */
    ConfirmationId confirm(InstallationId installationId) {
        return publisherKeys.confirmationCodec().confirm(installationId);
    }

    private Optional<Duration> lifetime() {
        return settings.find(SettingsRegister.HOST_CERTIFICATE_LIFETIME);
    }
}
