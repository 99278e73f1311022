package org.menkyo.catalog;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Shows the catalog and exports the client's part of it. */
@Stateless
public class CatalogService {

    private final AccessControl access;
    private final Products products;
    private final Editions editions;
    private final ClientCatalogs clientCatalogs;
    private final CatalogLoader loader;

    /** For the container's proxy. */
    protected CatalogService() {
        this(null, null, null, null, null);
    }

    @Inject
    public CatalogService(
            AccessControl access,
            Products products,
            Editions editions,
            ClientCatalogs clientCatalogs,
            CatalogLoader loader) {
        this.access = access;
        this.products = products;
        this.editions = editions;
        this.clientCatalogs = clientCatalogs;
        this.loader = loader;
    }

    /** The products, those that cannot be ordered included. */
    @Performs(Operation.LIST_PRODUCTS)
    public Page<ProductView> listProducts(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_PRODUCTS);
        List<Product> found = products.after(page.afterNumber(), page.size() + 1);
        return Page.of(found, page, Product::id).map(Product::view);
    }

    /** All editions in the order of their numbers. */
    @Performs(Operation.LIST_EDITIONS)
    public List<EditionView> listEditions(Caller caller) {
        access.require(caller, Operation.LIST_EDITIONS);
        return editions.all().stream().map(Edition::view).toList();
    }

    /**
     * What clients of this publisher carry: editions with their thresholds, the catalog's keys, the publisher's public
     * keys, service label and port (VA-306, VA-308).
     *
     * @return the text form of a client catalog, to be packed with the client or installed beside it
     */
    @Performs(Operation.EXPORT_CLIENT_CATALOG)
    public String exportClientCatalog(Caller caller) {
        access.require(caller, Operation.EXPORT_CLIENT_CATALOG);
        return clientCatalogs.current().toText();
    }

    /** The whole catalog as a document that can be changed and loaded again (VA-101). */
    @Performs(Operation.EXPORT_CATALOG)
    public CatalogDocument exportCatalog(Caller caller) {
        access.require(caller, Operation.EXPORT_CATALOG);
        return loader.current();
    }

    /**
     * Puts a catalog document in force (VA-101). The same document again changes nothing.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming each place that is wrong
     * @throws org.menkyo.shared.error.ConflictException if a higher version is in force, or the same one with other content
     */
    @Performs(Operation.LOAD_CATALOG)
    public CatalogLoaded loadCatalog(Caller caller, CatalogDocument document) {
        access.require(caller, Operation.LOAD_CATALOG);
        return loader.load(caller, document);
    }
}
