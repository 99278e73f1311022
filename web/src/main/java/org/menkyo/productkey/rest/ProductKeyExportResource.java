package org.menkyo.productkey.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyExportService;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OperationId;

/** Product keys in clear text as a file (LC-704). */
@Path("/product-keys/export")
@ApplicationScoped
@Produces("text/csv;charset=UTF-8")
public class ProductKeyExportResource {

    @Inject
    private ProductKeyExportService keys;

    @Inject
    private CurrentCall call;

    /**
     * Exports product keys in clear text as CSV with a first line in the caller's language, at most 500. Each is recorded in
     * the audit, and where an organization requires two people, each needs an approval to reveal it, which is used. Has no
     * idempotency key, so that each export is checked and recorded anew.
     *
     * @param licenseId only of this license ID
     * @param organization only of the organization with this identifier
     * @param product only keys usable for an edition that this product entitles to
     * @param productGroup only of this product group
     */
    @POST
    @OperationId("exportProductKeys")
    @Performs(Operation.EXPORT_PRODUCT_KEYS)
    public StreamingOutput export(
            @QueryParam("licenseId") String licenseId,
            @QueryParam("organization") String organization,
            @QueryParam("product") String product,
            @QueryParam("productGroup") String productGroup) {
        ProductKeyFilter filter = new ProductKeyFilter(licenseId, organization, product, productGroup);
        return keys.export(call.caller(), filter)::writeTo;
    }
}
