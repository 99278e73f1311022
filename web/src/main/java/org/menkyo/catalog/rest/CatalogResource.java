package org.menkyo.catalog.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.catalog.CatalogService;
import org.menkyo.catalog.EditionView;
import org.menkyo.catalog.ProductView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ListParameters;

/** Products, editions, and what clients carry of them. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {

    @Inject
    private CatalogService catalog;

    @Inject
    private CurrentCall call;

    /** Lists the products of the catalog, those that cannot be ordered included. */
    @GET
    @Path("/products")
    @Performs(Operation.LIST_PRODUCTS)
    public Page<ProductView> products(@BeanParam ListParameters list) {
        return catalog.listProducts(call.caller(), list.toPageRequest());
    }

    /** Lists all editions of the catalog. */
    @GET
    @Path("/editions")
    @Performs(Operation.LIST_EDITIONS)
    public Page<EditionView> editions() {
        return new Page<>(catalog.listEditions(call.caller()), null);
    }

    /** Exports what clients carry of the catalog: editions, thresholds, keys to authenticate and to verify. */
    @GET
    @Path("/catalog/client")
    @Produces("text/plain;charset=UTF-8")
    @Performs(Operation.EXPORT_CLIENT_CATALOG)
    public String exportClientCatalog() {
        return catalog.exportClientCatalog(call.caller());
    }
}
