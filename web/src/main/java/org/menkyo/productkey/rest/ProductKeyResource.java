package org.menkyo.productkey.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.productkey.RevealedProductKey;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;
import org.menkyo.shared.rest.OperationId;

/** The product keys of one's license IDs (LC-704). */
@Path("/product-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProductKeyResource {

    @Inject
    private ProductKeyService keys;

    @Inject
    private CurrentCall call;

    /**
     * Lists the product keys, masked, of all license IDs on which the caller may view keys.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param product only keys usable for an edition that this product entitles to
     * @param productGroup only of this product group
     */
    @GET
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public Page<ProductKeyView> list(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("product") String product,
            @QueryParam("productGroup") String productGroup,
            @BeanParam ListParameters list) {
        ProductKeyFilter filter = new ProductKeyFilter(licenseId, organization, product, productGroup);
        return keys.list(call.caller(), filter, list.toPageRequest());
    }

    /**
     * Shows one product key in clear text, which is recorded in the audit. Has no idempotency key, so that each reveal is
     * checked and recorded anew.
     */
    @POST
    @OperationId("revealProductKey")
    @Path("/{keyId}/reveal")
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public RevealedProductKey reveal(@PathParam("keyId") UUID keyId) {
        return keys.reveal(call.caller(), keyId);
    }
}
