package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Checks the product keys that somebody presents, and counts their use. */
@ApplicationScoped
public class ProductKeys {

    private final ProductKeyRepository repository;
    private final ProductKeyVault vault;
    private final PublisherKeys publisherKeys;
    private final UseNotices notices;
    private final Clock clock;

    @Inject
    public ProductKeys(
            ProductKeyRepository repository,
            ProductKeyVault vault,
            PublisherKeys publisherKeys,
            UseNotices notices,
            Clock clock) {
        this.repository = repository;
        this.vault = vault;
        this.publisherKeys = publisherKeys;
        this.notices = notices;
        this.clock = clock;
    }

    /** The issued key that was presented; empty if it is not genuine (VA-106). Says nothing about its use. */
    public Optional<IssuedProductKey> find(ProductKey presented) {
        if (!publisherKeys.productKeyCodec().isGenuine(presented)) {
            return Optional.empty();
        }
        return repository.findByHash(vault.hashes(presented));
    }

    /** The issued key that was presented, if it can be used now; see {@link #isUsable}. */
    public Optional<IssuedProductKey> findUsable(ProductKey presented) {
        return find(presented).filter(this::isUsable);
    }

    /** Whether the key is not exchanged or blocked and its license ID and entitlement are in force (VA-107, VA-108). */
    public boolean isUsable(IssuedProductKey key) {
        return key.isActive() && key.agreement().isInForce() && isEntitled(key);
    }

    private boolean isEntitled(IssuedProductKey key) {
        return key.edition()
                .map(edition -> repository.isEntitled(key.agreement(), edition, clock.instant()))
                .orElseGet(() -> repository.isEntitled(key.agreement(), key.productGroup(), clock.instant()));
    }

    /**
     * The issued keys with which an installation ID can have been made, by the part of the key that it carries; nearly
     * always at most one (VA-403).
     */
    public List<IssuedProductKey> findOf(InstallationId installationId) {
        return repository.findByPrefix(vault.prefixHashes(installationId.keyPrefix())).stream()
                .filter(key -> installationId.isFor(open(key)))
                .toList();
    }

    /** The key of that public id. */
    public Optional<IssuedProductKey> find(UUID publicId) {
        return repository.find(publicId);
    }

    /** The usable key of a type that a license ID has for a product group (VA-102). */
    public Optional<IssuedProductKey> findActive(Agreement agreement, ProductGroup group, KeyType type) {
        return repository.findActive(agreement, group, type);
    }

    /** The keys of a license ID in the order of their issue. */
    public Page<ProductKeyView> list(Agreement agreement, PageRequest page) {
        return Page.of(repository.list(agreement, page.afterNumber(), page.size() + 1), page, IssuedProductKey::id)
                .map(IssuedProductKey::view);
    }

    /** Lets a locked key activate so many more machines or hosts than its licenses give (VA-107). */
    public void grant(IssuedProductKey key, int more) {
        int most = ProductKeyIssuer.MAX_PERMITTED - key.licensed() - key.granted();
        new InputCheck().range("activations", more, 1, most).done();
        repository.allow(key, key.licensed(), key.granted() + more);
    }

    /** Lets a locked KMS host key activate each further host so many more times (VA-301). */
    public void grantPerHost(IssuedProductKey key, int more) {
        repository.allowPerHost(key, key.activationsPerHost() + more);
    }

    /** The key itself, for those who work with it inside the center and do not show it. */
    public ProductKey open(IssuedProductKey key) {
        return vault.open(key.publicId(), key.sealed());
    }

    /** Makes all other uses of the key wait until this transaction ends, and reads its counts and state anew. */
    public void lock(IssuedProductKey key) {
        repository.lock(key);
    }

    /**
     * Uses one of the machines or hosts that a locked key permits, and tells the administrators if that is worth it
     * (VA-407).
     *
     * @return false if none is left; then nothing has changed
     */
    public boolean useOne(IssuedProductKey key) {
        return use(key, 1);
    }

    /** Gives back one use of a locked key, for another machine (VA-409). */
    public void giveBackOne(IssuedProductKey key) {
        repository.giveBack(key);
    }

    /** As {@link #useOne}, for several at once. */
    public boolean use(IssuedProductKey key, int count) {
        boolean used = repository.use(key, count);
        if (used) {
            notices.afterUse(key);
        }
        return used;
    }
}
