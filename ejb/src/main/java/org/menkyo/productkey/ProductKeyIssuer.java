package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.Catalog;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.Caller;

/**
 * Issues product keys to licence IDs: one MAK and one KMS host key for each product group that the licence ID is entitled
 * to (VA-102).
 */
@ApplicationScoped
public class ProductKeyIssuer {

    private final AgreementRepository agreements;
    private final ProductGroups groups;
    private final PublisherKeys publisherKeys;
    private final ProductKeyVault vault;
    private final ProductKeyRepository keys;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected ProductKeyIssuer() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public ProductKeyIssuer(
            AgreementRepository agreements,
            ProductGroups groups,
            PublisherKeys publisherKeys,
            ProductKeyVault vault,
            ProductKeyRepository keys,
            AuditTrail audit,
            Clock clock) {
        this.agreements = agreements;
        this.groups = groups;
        this.publisherKeys = publisherKeys;
        this.vault = vault;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Issues what the licence ID's entitlements give and it does not have yet, and raises its MAKs to the number of
     * licences; to be called in the transaction that recorded the entitlements. A MAK is never lowered here: what it was
     * granted otherwise stays.
     *
     * @param caller who recorded the entitlements
     */
    public void issueFor(Caller caller, Agreement agreement) {
        // Two orders for one licence ID follow each other here: the later one sees the entitlements of both.
        agreements.lock(agreement);
        Instant now = clock.instant();
        for (Map.Entry<ProductGroup, Long> entitled :
                keys.entitledQuantities(agreement, now).entrySet()) {
            int quantity = (int) Math.min(entitled.getValue(), Integer.MAX_VALUE);
            provideMak(caller, agreement, entitled.getKey(), quantity, now);
            provideKmsHostKey(caller, agreement, entitled.getKey(), now);
        }
    }

    private void provideMak(Caller caller, Agreement agreement, ProductGroup group, int quantity, Instant now) {
        keys.findActive(agreement, group, KeyType.MAK)
                .ifPresentOrElse(
                        mak -> {
                            if (keys.raisePermitted(mak, quantity)) {
                                record(caller, ProductKeyEvent.PRODUCT_KEY_RAISED, mak);
                            }
                        },
                        () -> {
                            ProductKey key = newKey(KeyType.MAK, group);
                            issue(caller, IssuedProductKey.mak(agreement, group, key, vault.seal(key), quantity, now));
                        });
    }

    private void provideKmsHostKey(Caller caller, Agreement agreement, ProductGroup group, Instant now) {
        if (keys.findActive(agreement, group, KeyType.KMS_HOST).isPresent()) {
            return;
        }
        Catalog catalog = groups.catalog();
        ProductKey key = newKey(KeyType.KMS_HOST, group);
        issue(
                caller,
                IssuedProductKey.kmsHostKey(
                        agreement,
                        group,
                        key,
                        vault.seal(key),
                        catalog.kmsHostsPerKey(),
                        catalog.kmsActivationsPerHost(),
                        now));
    }

    private ProductKey newKey(KeyType type, ProductGroup group) {
        return publisherKeys.productKeyCodec().encode(type, group.number(), keys.nextSerial());
    }

    private void issue(Caller caller, IssuedProductKey key) {
        keys.add(key);
        record(caller, ProductKeyEvent.PRODUCT_KEY_ISSUED, key);
    }

    private void record(Caller caller, ProductKeyEvent event, IssuedProductKey key) {
        audit.append(
                caller,
                AuditEvent.done(
                                event,
                                "product_key",
                                key.publicId(),
                                key.agreement().licenseId())
                        .with("key", key.masked())
                        .with("type", key.type())
                        .with("productGroup", key.productGroup().code())
                        .with("permitted", key.permitted()));
    }
}
