package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.Catalog;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.notification.NotificationKind;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.usermanagement.AdministratorNotices;

/**
 * Issues product keys to license IDs: one MAK and one KMS host key for each product group that the license ID is entitled
 * to (VA-102).
 */
@ApplicationScoped
public class ProductKeyIssuer {

    /** What individual keys carry in the place of a group's number; their type tells them apart from keys of group 0. */
    static final int NO_GROUP = 0;

    /** The greatest number of activations that a key permits. */
    public static final int MAX_PERMITTED = 1_000_000_000;

    private final AgreementRepository agreements;
    private final ProductGroups groups;
    private final PublisherKeys publisherKeys;
    private final ProductKeyVault vault;
    private final ProductKeyRepository keys;
    private final AdministratorNotices administrators;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public ProductKeyIssuer(
            AgreementRepository agreements,
            ProductGroups groups,
            PublisherKeys publisherKeys,
            ProductKeyVault vault,
            ProductKeyRepository keys,
            AdministratorNotices administrators,
            AuditTrail audit,
            Clock clock) {
        this.agreements = agreements;
        this.groups = groups;
        this.publisherKeys = publisherKeys;
        this.vault = vault;
        this.keys = keys;
        this.administrators = administrators;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Brings the keys of a license ID in line with its entitlements: issues what they give and it does not have yet, and
     * sets what its MAKs permit to the number of licenses and what support granted; to be called in the transaction that
     * recorded, changed or ended entitlements. What a MAK has activated stays activated; if fewer are permitted than are
     * used, it activates no further machine (VA-401). The administrators are told when a MAK permits less than before.
     *
     * @param caller who changed the entitlements
     */
    public void issueFor(Caller caller, Agreement agreement) {
        // Two orders for one license ID follow each other here: the later one sees the entitlements of both.
        agreements.lock(agreement);
        Instant now = clock.instant();
        Map<ProductGroup, Long> entitled = keys.entitledQuantities(agreement, now);
        for (IssuedProductKey mak : keys.findActive(agreement, KeyType.MAK)) {
            licenseMak(caller, mak, entitled.getOrDefault(mak.productGroup(), 0L));
        }
        for (Map.Entry<ProductGroup, Long> group : entitled.entrySet()) {
            provideMak(caller, agreement, group.getKey(), group.getValue(), now);
            provideKmsHostKey(caller, agreement, group.getKey(), now);
        }
    }

    /**
     * {@link #issueFor} for license IDs that are added with the same statements: they have no keys yet, and nobody else
     * knows them.
     *
     * @param catalog what a KMS host key permits
     * @return what the audit is to record of it
     */
    public List<AuditEvent> issueForNew(
            StatementList statements, List<NewlyEntitled> licenses, CatalogExtract catalog) {
        List<NewVolumeKey> issued = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (NewlyEntitled license : licenses) {
            List<NewVolumeKey> keys = newVolumeKeys(license, catalog);
            issued.addAll(keys);
            keys.forEach(key -> events.add(event(
                    ProductKeyEvent.PRODUCT_KEY_ISSUED,
                    key.publicId(),
                    license.licenseId(),
                    key.masked(),
                    key.type(),
                    key.group().name(),
                    key.permitted())));
        }
        NewVolumeKey.add(statements, issued, clock.instant());
        return events;
    }

    private List<NewVolumeKey> newVolumeKeys(NewlyEntitled license, CatalogExtract catalog) {
        Iterator<Long> serial = license.serials().iterator();
        List<NewVolumeKey> keys = new ArrayList<>();
        license.licenses().forEach((group, licenses) -> {
            int licensed = (int) Math.min(licenses, MAX_PERMITTED);
            keys.add(newVolumeKey(license, KeyType.MAK, group, serial.next(), licensed, null));
            keys.add(newVolumeKey(
                    license,
                    KeyType.KMS_HOST,
                    group,
                    serial.next(),
                    catalog.kmsHostsPerKey(),
                    catalog.kmsActivationsPerHost()));
        });
        return keys;
    }

    private NewVolumeKey newVolumeKey(
            NewlyEntitled license,
            KeyType type,
            CatalogExtract.Group group,
            long serial,
            int permitted,
            Integer activationsPerHost) {
        ProductKey key = newKey(type, group.number(), serial);
        UUID publicId = UUID.randomUUID();
        return new NewVolumeKey(
                license.agreementId(), publicId, group, key, vault.seal(publicId, key), permitted, activationsPerHost);
    }

    /**
     * Issues the key that takes the place of a compromised one, which stops at once for new activations (VA-107).
     *
     * @param old a usable key
     * @param keepsUses whether what the old key activated stays activated, so that the new one counts it as used
     */
    public IssuedProductKey exchange(Caller caller, IssuedProductKey old, boolean keepsUses) {
        keys.lock(old);
        if (old.state() != ProductKeyState.ACTIVE) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, old.state().name());
        }
        keys.exchange(old);
        UUID publicId = UUID.randomUUID();
        ProductKey key = newKey(old.type(), groupNumber(old.productGroup()), keys.nextSerial());
        IssuedProductKey replacement =
                IssuedProductKey.inPlaceOf(old, publicId, key, vault.seal(publicId, key), keepsUses, clock.instant());
        issue(caller, replacement);
        keys.replacedBy(old, replacement);
        return replacement;
    }

    private void licenseMak(Caller caller, IssuedProductKey mak, long licenses) {
        int licensed = (int) Math.min(licenses, MAX_PERMITTED - mak.granted());
        keys.lock(mak);
        if (licensed == mak.licensed()) {
            return;
        }
        int before = mak.permitted();
        keys.allow(mak, licensed, mak.granted());
        if (mak.permitted() > before) {
            record(caller, ProductKeyEvent.PRODUCT_KEY_RAISED, mak);
        } else if (mak.permitted() < before) {
            record(caller, ProductKeyEvent.PRODUCT_KEY_LOWERED, mak);
            administrators.tell(
                    caller,
                    mak.agreement(),
                    NotificationKind.ACTIVATIONS_LOWERED,
                    Map.of(
                            "key", mak.masked(),
                            "keyFor", mak.coverage(),
                            "before", before,
                            "permitted", mak.permitted(),
                            "used", mak.used()));
        }
    }

    private void provideMak(Caller caller, Agreement agreement, ProductGroup group, long licenses, Instant now) {
        if (keys.findActive(agreement, group, KeyType.MAK).isEmpty()) {
            issueMak(caller, agreement, group, licenses, keys.nextSerial(), now);
        }
    }

    private void issueMak(
            Caller caller, Agreement agreement, ProductGroup group, long licenses, long serial, Instant now) {
        ProductKey key = newKey(KeyType.MAK, group.number(), serial);
        int licensed = (int) Math.min(licenses, MAX_PERMITTED);
        UUID publicId = UUID.randomUUID();
        issue(caller, IssuedProductKey.mak(agreement, group, publicId, key, vault.seal(publicId, key), licensed, now));
    }

    private void provideKmsHostKey(Caller caller, Agreement agreement, ProductGroup group, Instant now) {
        if (keys.findActive(agreement, group, KeyType.KMS_HOST).isEmpty()) {
            issueKmsHostKey(caller, agreement, group, keys.nextSerial(), now);
        }
    }

    private void issueKmsHostKey(Caller caller, Agreement agreement, ProductGroup group, long serial, Instant now) {
        Catalog catalog = groups.catalog();
        ProductKey key = newKey(KeyType.KMS_HOST, group.number(), serial);
        UUID publicId = UUID.randomUUID();
        issue(
                caller,
                IssuedProductKey.kmsHostKey(
                        agreement,
                        group,
                        publicId,
                        key,
                        vault.seal(publicId, key),
                        catalog.kmsHostsPerKey(),
                        catalog.kmsActivationsPerHost(),
                        now));
    }

    private ProductKey newKey(KeyType type, int groupNumber, long serial) {
        return publisherKeys.productKeyCodec().encode(type, groupNumber, serial);
    }

    /** What a key carries in the place of its group's number: an individual key is for no group. */
    private static int groupNumber(ProductGroup group) {
        return group == null ? NO_GROUP : group.number();
    }

    private void issue(Caller caller, IssuedProductKey key) {
        keys.add(key);
        record(caller, ProductKeyEvent.PRODUCT_KEY_ISSUED, key);
    }

    private void record(Caller caller, ProductKeyEvent event, IssuedProductKey key) {
        audit.append(
                caller,
                event(
                        event,
                        key.publicId(),
                        key.agreement().licenseId(),
                        key.masked(),
                        key.type(),
                        key.coverage(),
                        key.permitted()));
    }

    private static AuditEvent event(
            ProductKeyEvent event,
            UUID publicId,
            String licenseId,
            String masked,
            KeyType type,
            String coverage,
            int permitted) {
        return AuditEvent.done(event, "product_key", publicId, licenseId)
                .with("key", masked)
                .with("type", type)
                .with("for", coverage)
                .with("permitted", permitted);
    }
}
