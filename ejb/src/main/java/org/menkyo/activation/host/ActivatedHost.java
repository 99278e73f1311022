package org.menkyo.activation.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;

/** A KMS host that used one of a KMS host key's hosts (VA-301). Changes only while the key is locked. */
@Entity
@Table(name = "activated_host")
public class ActivatedHost {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "product_key_id")
    private IssuedProductKey productKey;

    private String name;

    @Column(name = "installation_id")
    private String installationId;

    @Column(name = "permitted_activations")
    private int permittedActivations;

    @Column(name = "used_activations")
    private int usedActivations;

    @Column(name = "first_activated_at")
    private Instant firstActivatedAt;

    @Column(name = "last_activated_at")
    private Instant lastActivatedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ActivatedHost() {}

    /** A further host, activated once. */
    ActivatedHost(IssuedProductKey productKey, InstallationId installationId, String name, Instant now) {
        this.productKey = productKey;
        this.installationId = installationId.withoutKey().digits();
        this.name = name;
        this.permittedActivations = productKey.activationsPerHost();
        this.usedActivations = 1;
        this.firstActivatedAt = now;
        this.lastActivatedAt = now;
    }

    public Long id() {
        return id;
    }

    /** The host's product id: unique at this center, stays the same however often the host is activated. */
    public String productId() {
        return String.format(
                Locale.ROOT, "KMS-%03d-%010d", productKey.productGroup().number(), id);
    }

    /** Whether this is the host with that hardware, within the tolerance (VA-206). */
    public boolean hasHardware(HardwareProfile hardware) {
        return new InstallationId(installationId).hardware().isSameMachine(hardware);
    }

    /** Whether its activation, and so its certificates, were revoked when its key was exchanged (VA-107). */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** How often the host can still be activated (VA-301). */
    public int remainingActivations() {
        return permittedActivations - usedActivations;
    }

    /** Activates the host once more with the hardware that it has now. */
    void activateAgain(InstallationId currentInstallationId, String currentName, Instant now) {
        if (remainingActivations() == 0) {
            throw new IllegalStateException("all activations of the host are used");
        }
        usedActivations++;
        installationId = currentInstallationId.withoutKey().digits();
        name = currentName;
        lastActivatedAt = now;
    }
}
