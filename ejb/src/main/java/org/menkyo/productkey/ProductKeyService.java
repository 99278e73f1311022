package org.menkyo.productkey;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.menkyo.approval.Approvals;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.readcache.ReadCache;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Shows the product keys of one's license IDs (LC-704). */
@Stateless
public class ProductKeyService {

    /** What is remembered: a page of the keys that an address may see, of some license IDs only if any are named. */
    private record KeysOf(String emailKey, Set<String> onlyLicenseIds, ProductKeyFilter filter, PageRequest page) {}

    private final AccessControl access;
    private final ProductKeyRepository keys;
    private final ProductKeyVault vault;
    private final Approvals approvals;
    private final AuditTrail audit;
    private final ReadCache cache;

    /** For the container's proxy. */
    protected ProductKeyService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public ProductKeyService(
            AccessControl access,
            ProductKeyRepository keys,
            ProductKeyVault vault,
            Approvals approvals,
            AuditTrail audit,
            ReadCache cache) {
        this.access = access;
        this.keys = keys;
        this.vault = vault;
        this.approvals = approvals;
        this.audit = audit;
        this.cache = cache;
    }

    /** The keys, masked, of all license IDs on which the caller may view keys, in the order of their issue. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public Page<ProductKeyView> list(Caller caller, ProductKeyFilter filter, PageRequest page) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.LIST_PRODUCT_KEYS);
        return cache.getRecent(new KeysOf(agreements.holder(), agreements.onlyLicenseIds(), filter, page), () -> {
            List<IssuedProductKey> found = keys.list(agreements, filter, page.afterNumber(), page.size() + 1);
            return Page.of(found, page, IssuedProductKey::id).map(IssuedProductKey::view);
        });
    }

    /**
     * One key in clear text. To somebody without a role on its license ID it looks as if it did not exist. Where the
     * organization requires two people, a second one must have approved it before (LC-1105).
     *
     * @throws ConflictException SECOND_PERSON_NEEDED if nobody has
     * @throws NotFoundException if there is none, or none that the caller may know of
     */
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public RevealedProductKey reveal(Caller caller, UUID id) {
        access.requireRegistered(caller, Operation.REVEAL_PRODUCT_KEY);
        IssuedProductKey key = keys.find(id).orElseThrow(NotFoundException::new);
        access.require(caller, Operation.REVEAL_PRODUCT_KEY, key.agreement());
        approvals.use(caller, Operation.REVEAL_PRODUCT_KEY, key.agreement(), id, "");
        String licenseId = key.agreement().licenseId();
        audit.append(
                caller,
                AuditEvent.done(Operation.REVEAL_PRODUCT_KEY, "product_key", id, licenseId)
                        .with("key", key.masked())
                        .with("type", key.type())
                        .with("for", key.coverage()));
        ProductKeyView view = key.view();
        return new RevealedProductKey(
                id,
                licenseId,
                view.productGroup(),
                view.edition(),
                key.type(),
                vault.open(key.publicId(), key.sealed()).formatted());
    }
}
