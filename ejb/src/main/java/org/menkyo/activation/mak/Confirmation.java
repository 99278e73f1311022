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
import org.menkyo.catalog.Edition;
import org.menkyo.productkey.IssuedProductKey;

/** That an installation ID was confirmed; its confirmation ID follows from it and is always the same (VA-405). */
@Entity
@Table(name = "confirmation")
public class Confirmation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "activated_machine_id")
    private ActivatedMachine machine;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "product_key_id")
    private IssuedProductKey productKey;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "edition_id")
    private Edition edition;

    @Column(name = "installation_id")
    private String installationId;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "returned_at")
    private Instant returnedAt;

    protected Confirmation() {}

    /** The machine that was confirmed. */
    public ActivatedMachine machine() {
        return machine;
    }
}
