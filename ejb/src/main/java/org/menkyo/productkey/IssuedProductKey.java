package org.menkyo.productkey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

/**
 * A product key that was issued to a licence ID for a product group (VA-102). The key itself is kept encrypted and opened
 * by {@link ProductKeyVault} only.
 *
 * <p>The counts change by updates of {@link ProductKeyRepository}, never by this object, so that what is counted at the
 * same moment elsewhere is not overwritten (VA-406).
 */
@Entity
@Table(name = "product_key")
public class IssuedProductKey {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "public_id", updatable = false)
    private UUID publicId;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id", updatable = false)
    private Agreement agreement;

    @ManyToOne(optional = false)
    @JoinColumn(name = "product_group_id", updatable = false)
    private ProductGroup productGroup;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private KeyType type;

    @Column(updatable = false)
    private long serial;

    @Column(name = "sealed_key", updatable = false)
    private byte[] sealedKey;

    @Column(name = "key_hash", updatable = false)
    private byte[] keyHash;

    @Column(name = "last_characters", updatable = false)
    private String lastCharacters;

    private int permitted;

    private int used;

    @Column(name = "activations_per_host", updatable = false)
    private Integer activationsPerHost;

    @Enumerated(EnumType.STRING)
    private ProductKeyState state;

    @Column(name = "issued_at", updatable = false)
    private Instant issuedAt;

    protected IssuedProductKey() {}

    private IssuedProductKey(
            Agreement agreement,
            ProductGroup productGroup,
            ProductKey key,
            SealedProductKey sealed,
            int permitted,
            Integer activationsPerHost,
            Instant issuedAt) {
        this.publicId = UUID.randomUUID();
        this.agreement = agreement;
        this.productGroup = productGroup;
        this.type = key.type();
        this.serial = key.serial();
        this.sealedKey = sealed.ciphertext();
        this.keyHash = sealed.hash();
        this.lastCharacters = key.characters().substring(ProductKey.LENGTH - MaskedKey.SHOWN);
        this.permitted = permitted;
        this.activationsPerHost = activationsPerHost;
        this.state = ProductKeyState.ACTIVE;
        this.issuedAt = issuedAt;
    }

    /** A new MAK, which activates as many machines as permitted (VA-401). */
    static IssuedProductKey mak(
            Agreement agreement,
            ProductGroup group,
            ProductKey key,
            SealedProductKey sealed,
            int permittedMachines,
            Instant now) {
        return new IssuedProductKey(agreement, group, key, sealed, permittedMachines, null, now);
    }

    /** A new KMS host key, which activates as many hosts as permitted, each as often as said (VA-301). */
    static IssuedProductKey kmsHostKey(
            Agreement agreement,
            ProductGroup group,
            ProductKey key,
            SealedProductKey sealed,
            int permittedHosts,
            int activationsPerHost,
            Instant now) {
        return new IssuedProductKey(agreement, group, key, sealed, permittedHosts, activationsPerHost, now);
    }

    public Long id() {
        return id;
    }

    /** Names the key from outside. */
    public UUID publicId() {
        return publicId;
    }

    /** The licence ID that it was issued to. */
    public Agreement agreement() {
        return agreement;
    }

    /** The group whose editions it activates; a KMS host key those of all lower groups too (VA-103). */
    public ProductGroup productGroup() {
        return productGroup;
    }

    public KeyType type() {
        return type;
    }

    /** How many machines a MAK, how many hosts a KMS host key may activate. */
    public int permitted() {
        return permitted;
    }

    /** How many it has activated; never more than permitted (VA-406). */
    public int used() {
        return used;
    }

    /** How many it can still activate. */
    public int remaining() {
        return permitted - used;
    }

    /** How often a KMS host key activates each of its hosts (VA-301); for a KMS host key only. */
    public int activationsPerHost() {
        return activationsPerHost;
    }

    public ProductKeyState state() {
        return state;
    }

    /** The key with all but its last characters hidden. */
    public String masked() {
        return MaskedKey.ending(lastCharacters);
    }

    SealedProductKey sealed() {
        return new SealedProductKey(sealedKey, keyHash);
    }

    ProductKeyView view() {
        return new ProductKeyView(
                publicId,
                agreement.licenseId(),
                agreement.organization().identifier(),
                agreement.organization().name(),
                productGroup.code(),
                productGroup.name(),
                type,
                masked(),
                permitted,
                used,
                activationsPerHost,
                state,
                issuedAt);
    }
}
