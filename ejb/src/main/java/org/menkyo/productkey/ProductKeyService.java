package org.menkyo.productkey;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;

/** Shows the product keys of one's licence IDs (LC-704). */
@Stateless
public class ProductKeyService {

    private final AccessControl access;

    /** For the container's proxy. */
    protected ProductKeyService() {
        this(null);
    }

    @Inject
    public ProductKeyService(AccessControl access) {
        this.access = access;
    }

    /** The keys, masked, of all licence IDs on which the caller may view keys, in the order of their issue. */
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public Page<ProductKeyView> list(Caller caller, ProductKeyFilter filter, PageRequest page) {
        access.requireRegistered(caller, Operation.LIST_PRODUCT_KEYS);
        throw new UnsupportedOperationException();
    }

    /**
     * One key in clear text. To somebody without a role on its licence ID it looks as if it did not exist.
     *
     * @throws org.menkyo.shared.NotFoundException if there is none, or none that the caller may know of
     */
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public RevealedProductKey reveal(Caller caller, UUID id) {
        access.requireRegistered(caller, Operation.REVEAL_PRODUCT_KEY);
        throw new UnsupportedOperationException();
    }
}
