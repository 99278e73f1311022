package org.menkyo.activation.mak;

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
import java.util.Optional;
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

    @Column(name = "returned_at")
    private Instant returnedAt;

    @Column(name = "return_statement")
    private byte[] returnStatement;

    protected ActivatedMachine() {}

    public Long id() {
        return id;
    }

    /** Whether its activation was revoked when its key was exchanged (VA-107). */
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** When its use was given back (VA-409); empty if it was not. */
    public Optional<Instant> returnedAt() {
        return Optional.ofNullable(returnedAt);
    }

    /** The hardware with which the machine used its activation; later changes are compared with this one. */
    public HardwareProfile hardware() {
        return new InstallationId(installationId).hardware();
    }
}
