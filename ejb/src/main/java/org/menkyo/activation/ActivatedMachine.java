package org.menkyo.activation;

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
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.protocol.activation.HardwareProfile;
import org.menkyo.protocol.activation.InstallationId;

/** A machine that used one of a MAK's activations, with the hardware that it had then (VA-401). */
@Entity
@Table(name = "activated_machine")
public class ActivatedMachine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "product_key_id")
    private IssuedProductKey productKey;

    @Column(name = "installation_id")
    private String installationId;

    @Column(name = "system_board")
    private Integer systemBoard;

    @Column(name = "system_disk")
    private Integer systemDisk;

    @Column(name = "network_adapter")
    private Integer networkAdapter;

    @Column(name = "activated_at")
    private Instant activatedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ActivatedMachine() {}

    public Long id() {
        return id;
    }

    /** Whether its activation was revoked when its key was exchanged (VA-107). */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** The hardware with which the machine used its activation; later changes are compared with this one. */
    public HardwareProfile hardware() {
        return new InstallationId(installationId).hardware();
    }
}
