package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.key.ProductKey;

/** Checks the product keys that somebody presents, and counts their use. */
@ApplicationScoped
public class ProductKeys {

    private final ProductKeyRepository repository;
    private final ProductKeyVault vault;
    private final PublisherKeys publisherKeys;
    private final Clock clock;

    /** For the container's proxy. */
    protected ProductKeys() {
        this(null, null, null, null);
    }

    @Inject
    public ProductKeys(
            ProductKeyRepository repository, ProductKeyVault vault, PublisherKeys publisherKeys, Clock clock) {
        this.repository = repository;
        this.vault = vault;
        this.publisherKeys = publisherKeys;
        this.clock = clock;
    }

    /** The issued key that was presented; empty if it is not genuine (VA-106). Says nothing about its use. */
    public Optional<IssuedProductKey> find(ProductKey presented) {
        if (!publisherKeys.productKeyCodec().isGenuine(presented)) {
            return Optional.empty();
        }
        return repository.findByHash(vault.hash(presented));
    }

    /** The issued key that was presented, if it can be used now; see {@link #isUsable}. */
    public Optional<IssuedProductKey> findUsable(ProductKey presented) {
        return find(presented).filter(this::isUsable);
    }

    /** Whether the key is not exchanged or blocked and its licence ID and entitlement are in force (VA-107, VA-108). */
    public boolean isUsable(IssuedProductKey key) {
        return key.state() == ProductKeyState.ACTIVE
                && key.agreement().isInForce()
                && repository.isEntitled(key.agreement(), key.productGroup(), clock.instant());
    }

    /** Makes all other uses of the key wait until this transaction ends, and reads its counts and state anew. */
    public void lock(IssuedProductKey key) {
        repository.lock(key);
    }

    /**
     * Uses one of the machines or hosts that the key permits.
     *
     * @return false if none is left; then nothing has changed
     */
    public boolean useOne(IssuedProductKey key) {
        return repository.useOne(key);
    }
}
