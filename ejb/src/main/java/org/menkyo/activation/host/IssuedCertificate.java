package org.menkyo.activation.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;

/** A certificate that was issued to a KMS host at one of its activations (VA-302). */
@Entity
@Table(name = "host_certificate")
public class IssuedCertificate {

    @Id
    private long serial;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "activated_host_id")
    private ActivatedHost host;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "installation_id")
    private String installationId;

    @Enumerated(EnumType.STRING)
    private Platform platform;

    @Column(name = "group_rank")
    private int groupRank;

    private byte[] encoded;

    @Column(name = "issued_at")
    private Instant issuedAt;

    protected IssuedCertificate() {}

    IssuedCertificate(ActivatedHost host, HostApplication application, HostCertificate certificate, Instant issuedAt) {
        this.serial = certificate.serial();
        this.host = host;
        this.publicKey = application.publicKey().toBytes();
        this.installationId = application.installationId().withoutKey().digits();
        this.platform = application.platform();
        this.groupRank = certificate.contents().groupRank();
        this.encoded = certificate.toBytes();
        this.issuedAt = issuedAt;
    }

    /** The certificate itself. */
    public HostCertificate certificate() {
        return HostCertificate.parse(encoded);
    }

    /** Whether the certificate has not ended. */
    public boolean isInForce(Instant now) {
        return certificate().contents().notAfter().map(now::isBefore).orElse(true);
    }

    /** The host that it was issued to. */
    public ActivatedHost host() {
        return host;
    }

    boolean isFor(HostApplication application) {
        return hasKeyOf(application)
                && new InstallationId(installationId)
                        .withoutKey()
                        .equals(application.installationId().withoutKey())
                && platform == application.platform();
    }

    boolean hasKeyOf(HostApplication application) {
        return Arrays.equals(publicKey, application.publicKey().toBytes());
    }
}
