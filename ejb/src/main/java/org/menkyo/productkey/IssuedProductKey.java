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
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

/**
 * A product key that was issued to a license ID: for a product group (VA-102), or for one edition that belongs to none
 * (VA-109). The key itself is kept encrypted and opened by {@link ProductKeyVault} only.
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

    @ManyToOne
    @JoinColumn(name = "product_group_id", updatable = false)
    private ProductGroup productGroup;

    @ManyToOne
    @JoinColumn(name = "edition_id", updatable = false)
    private Edition edition;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private KeyType type;

    @Column(updatable = false)
    private long serial;

    @Column(name = "sealed_key", updatable = false)
    private byte[] sealedKey;

    @Column(name = "key_hash", updatable = false)
    private byte[] keyHash;

    @Column(name = "prefix_hash", updatable = false)
    private byte[] prefixHash;

    @Column(name = "last_characters", updatable = false)
    private String lastCharacters;

    private int licensed;

    private int granted;

    private int permitted;

    private int used;

    private int returned;

    @Column(name = "told_percent")
    private int toldPercent;

    @Column(name = "activations_per_host")
    private Integer activationsPerHost;

    @Enumerated(EnumType.STRING)
    private ProductKeyState state;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "replaced_by_id", insertable = false, updatable = false)
    private IssuedProductKey replacedBy;

    @Column(name = "issued_at", updatable = false)
    private Instant issuedAt;

    protected IssuedProductKey() {}

    private IssuedProductKey(
            Agreement agreement,
            ProductGroup productGroup,
            Edition edition,
            UUID publicId,
            ProductKey key,
            SealedProductKey sealed,
            Integer activationsPerHost,
            Instant issuedAt) {
        this.publicId = publicId;
        this.agreement = agreement;
        this.productGroup = productGroup;
        this.edition = edition;
        this.type = key.type();
        this.serial = key.serial();
        this.sealedKey = sealed.ciphertext();
        this.keyHash = sealed.hash();
        this.prefixHash = sealed.prefixHash();
        this.lastCharacters = MaskedKey.lastCharacters(key);
        this.activationsPerHost = activationsPerHost;
        this.state = ProductKeyState.ACTIVE;
        this.issuedAt = issuedAt;
    }

    /** A new MAK, which activates as many machines as permitted (VA-401). */
    static IssuedProductKey mak(
            Agreement agreement,
            ProductGroup group,
            UUID publicId,
            ProductKey key,
            SealedProductKey sealed,
            int permittedMachines,
            Instant now) {
        IssuedProductKey mak = new IssuedProductKey(agreement, group, null, publicId, key, sealed, null, now);
        mak.licensed = permittedMachines;
        mak.permitted = permittedMachines;
        return mak;
    }

    /** A new KMS host key, which activates as many hosts as permitted, each as often as said (VA-301). */
    static IssuedProductKey kmsHostKey(
            Agreement agreement,
            ProductGroup group,
            UUID publicId,
            ProductKey key,
            SealedProductKey sealed,
            int permittedHosts,
            int activationsPerHost,
            Instant now) {
        IssuedProductKey hostKey =
                new IssuedProductKey(agreement, group, null, publicId, key, sealed, activationsPerHost, now);
        hostKey.licensed = permittedHosts;
        hostKey.permitted = permittedHosts;
        return hostKey;
    }

    /**
     * The key that takes the place of a compromised one, with the same allowance (VA-107).
     *
     * @param publicId names the new one
     * @param keepsUses whether what the old key activated stays activated, so that the new one counts it as used
     */
    static IssuedProductKey inPlaceOf(
            IssuedProductKey old,
            UUID publicId,
            ProductKey key,
            SealedProductKey sealed,
            boolean keepsUses,
            Instant now) {
        IssuedProductKey replacement = new IssuedProductKey(
                old.agreement, old.productGroup, old.edition, publicId, key, sealed, old.activationsPerHost, now);
        replacement.licensed = old.licensed;
        replacement.granted = old.granted;
        int used = keepsUses ? old.used : 0;
        replacement.used = used;
        replacement.returned = keepsUses ? old.returned : 0;
        replacement.permitted = Math.max(used, old.licensed + old.granted);
        replacement.toldPercent = UsePolicy.level(used, replacement.permitted);
        return replacement;
    }

    public Long id() {
        return id;
    }

    /** Names the key from outside. */
    public UUID publicId() {
        return publicId;
    }

    /** The license ID that it was issued to. */
    public Agreement agreement() {
        return agreement;
    }

    /**
     * The group whose editions it activates; a KMS host key those of all lower groups too (VA-103). Null for an individual
     * key, which is for one edition.
     */
    public ProductGroup productGroup() {
        return productGroup;
    }

    /** The one edition that an individual key activates; empty for all other keys (VA-109). */
    public Optional<Edition> edition() {
        return Optional.ofNullable(edition);
    }

    /** Whether a machine with this edition can be activated by it: not by a KMS host key, which activates hosts only. */
    public boolean activates(Edition candidate) {
        return switch (type) {
            case MAK -> candidate.isActivatedByMakOf(productGroup);
            case INDIVIDUAL -> edition.id().equals(candidate.id());
            case KMS_HOST -> false;
        };
    }

    /** What the key is for, for people: the name of its product group or edition. */
    public String coverage() {
        return edition == null ? productGroup.name() : edition.name();
    }

    public KeyType type() {
        return type;
    }

    /** How many of the permitted come from the licenses. */
    public int licensed() {
        return licensed;
    }

    /** How many of the permitted support granted beyond the licenses (VA-107). */
    public int granted() {
        return granted;
    }

    /**
     * How many machines a MAK, how many hosts a KMS host key may activate: those of the licenses and those granted, but
     * never fewer than are used.
     */
    public int permitted() {
        return permitted;
    }

    /** How many it has activated; never more than permitted (VA-406). */
    public int used() {
        return used;
    }

    /** How many of its uses were given back in all (VA-409). */
    public int returned() {
        return returned;
    }

    /** How many it can still activate. */
    public int remaining() {
        return permitted - used;
    }

    /** How often a KMS host key activates each of its hosts (VA-301); for a KMS host key only. */
    public int activationsPerHost() {
        return activationsPerHost;
    }

    /** The key that took its place when it was exchanged (VA-107). */
    public Optional<IssuedProductKey> replacedBy() {
        return Optional.ofNullable(replacedBy);
    }

    /** The highest percentage of its use that the administrators were told of (VA-407). */
    int toldPercent() {
        return toldPercent;
    }

    /** Whether it was neither exchanged nor blocked. */
    public boolean isActive() {
        return state == ProductKeyState.ACTIVE;
    }

    public ProductKeyState state() {
        return state;
    }

    /** The key with all but its last characters hidden. */
    public String masked() {
        return MaskedKey.ending(lastCharacters);
    }

    SealedProductKey sealed() {
        return new SealedProductKey(sealedKey, keyHash, prefixHash);
    }

    /** The key as it is shown: masked. */
    public ProductKeyView view() {
        return new ProductKeyView(
                publicId,
                agreement.licenseId(),
                agreement.organization().identifier(),
                agreement.organization().name(),
                productGroup == null ? null : productGroup.code(),
                productGroup == null ? null : productGroup.name(),
                edition == null ? null : edition.code(),
                edition == null ? null : edition.name(),
                type,
                masked(),
                permitted,
                used,
                returned,
                activationsPerHost,
                state,
                issuedAt);
    }
}
