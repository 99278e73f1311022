package org.menkyo.catalog.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.catalog.CatalogDocument;
import org.menkyo.catalog.CatalogLoaded;
import org.menkyo.catalog.CatalogService;
import org.menkyo.catalog.EditionView;
import org.menkyo.catalog.ProductView;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.LargeBody;
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

    /** Exports the whole catalog as a document that can be changed and loaded again. */
    @GET
    @Path("/catalog")
    @Performs(Operation.EXPORT_CATALOG)
    public CatalogDocument exportCatalog() {
        return catalog.exportCatalog(call.caller());
    }

    /**
     * Puts a catalog document in force. The same document again changes nothing; a later one needs a higher version. All
     * that is wrong is named with its place.
     */
    @PUT
    @Path("/catalog")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.LOAD_CATALOG)
    public CatalogLoaded loadCatalog(@LargeBody CatalogDocument document) {
        return catalog.loadCatalog(call.caller(), document);
    }
}
