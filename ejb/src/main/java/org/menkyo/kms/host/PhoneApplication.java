package org.menkyo.kms.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.Platform;

/** What a host has asked the center for by phone and waits for (VA-301). */
@Entity
@Table(name = "kms_phone_application")
public class PhoneApplication {

    @Id
    @Column(name = "host_id")
    private Long hostId;

    @Column(name = "masked_key")
    private String maskedKey;

    @Enumerated(EnumType.STRING)
    private Platform platform;

    /** As releases before kept it. */
    @Column(name = "installation_id", updatable = false)
    private String installationId;

    @Column(name = "sealed_installation_id", updatable = false)
    private byte[] sealedInstallationId;

    @Column(name = "applied_at")
    private Instant appliedAt;

    protected PhoneApplication() {}

    PhoneApplication(
            InstalledHost host, String maskedKey, Platform platform, byte[] sealedInstallationId, Instant appliedAt) {
        this.hostId = host.id();
        this.maskedKey = maskedKey;
        this.platform = platform;
        this.sealedInstallationId = sealedInstallationId.clone();
        this.appliedAt = appliedAt;
    }

    /** The last group of the product key, the others as asterisks. */
    public String maskedKey() {
        return maskedKey;
    }

    /** What the host runs on (VA-104). */
    public Platform platform() {
        return platform;
    }

    Long hostId() {
        return hostId;
    }

    /** What is read out to the center, sealed. */
    Optional<byte[]> sealedInstallationId() {
        return Optional.ofNullable(sealedInstallationId).map(byte[]::clone);
    }

    InstallationId plainInstallationId() {
        return new InstallationId(installationId);
    }

    /** When the host asked. */
    public Instant appliedAt() {
        return appliedAt;
    }
}
