package org.menkyo.order.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.menkyo.catalog.CatalogService;
import org.menkyo.catalog.ProductView;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.portal.Countries;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.Visit;

/** What a form of an order offers to choose from. */
@ApplicationScoped
public class OrderableProducts {

    /** As many as a list has at most; a product that is not among them is found by its code all the same. */
    private static final PageRequest OFFERED = new PageRequest(Optional.empty(), PageRequest.MAX_SIZE);

    private final CatalogService catalog;
    private final Visit visit;

    /** For the container's proxy. */
    public OrderableProducts() {
        this(null, null);
    }

    @Inject
    public OrderableProducts(CatalogService catalog, Visit visit) {
        this.catalog = catalog;
        this.visit = visit;
    }

    /** The same page, with products and countries. */
    HtmlPage on(HtmlPage page) {
        return page.with("products", offered()).with("countries", Countries.in(visit.language()));
    }

    private List<ProductView> offered() {
        return catalog.listProducts(visit.caller(), OFFERED).items().stream()
                .filter(ProductView::orderable)
                .toList();
    }
}
