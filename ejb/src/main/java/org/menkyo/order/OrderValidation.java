package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.catalog.CatalogExtracts;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.StorableText;

/** Says what is wrong with what distributors submit, field by field (LC-104). */
@ApplicationScoped
public class OrderValidation {

    private static final int MAX_LINES = 1_000;
    private static final int MAX_QUANTITY = 1_000_000;

    private static final int MAX_PRODUCT_CODE = 64;

    /** What a path of a URL takes away (RFC 3986, section 5.2.4), so that an order of this number could not be named. */
    private static final List<String> DOT_SEGMENTS = Arrays.asList(".", "..");

    private final CatalogExtracts catalog;

    /** For the container's proxy. */
    protected OrderValidation() {
        this(null);
    }

    @Inject
    public OrderValidation(CatalogExtracts catalog) {
        this.catalog = catalog;
    }

    /** What the catalog says of the products of lines that came from outside. */
    CatalogExtract catalog(List<OrderLine> lines) {
        return catalog.of(products(lines));
    }

    /** What the catalog says of the products of orders that came from outside. */
    CatalogExtract catalogOf(Collection<SubmitOrder> orders) {
        return catalog.of(orders.stream()
                .flatMap(order -> products(order.lines()).stream())
                .collect(Collectors.toSet()));
    }

    /** The codes that can be looked up in the catalog, of lines that came from outside. */
    static Set<String> products(List<OrderLine> lines) {
        if (lines == null || lines.size() > MAX_LINES) {
            return Set.of();
        }
        return lines.stream()
                .filter(line -> line != null && line.product() != null)
                .map(OrderLine::product)
                .filter(code -> code.length() <= MAX_PRODUCT_CODE && StorableText.isStorable(code))
                .collect(Collectors.toSet());
    }

    /**
     * Throws if anything is wrong with an order by itself; the authorization number's use is looked at later.
     *
     * @param catalog what the catalog says of its products
     */
    static void check(SubmitOrder order, CatalogExtract catalog) {
        InputCheck check = new InputCheck();
        check.text("orderNumber", order.orderNumber(), 64);
        if (DOT_SEGMENTS.contains(order.orderNumber())) {
            check.reject("orderNumber", FieldProblem.MALFORMED);
        }
        OrganizationDetails.check(check, order.organization());
        endCustomer(check, order.endCustomers());
        reseller(check, order.resellerEmails());
        check.optionalText("authorizationNumber", order.authorizationNumber(), 32);
        lines(check, order.lines(), 1, catalog);
        check.done();
    }

    /** Reports what is wrong with the reseller. */
    static void reseller(InputCheck check, List<String> resellerEmails) {
        check.size("resellerEmails", resellerEmails, 0, 1);
        if (resellerEmails != null && resellerEmails.size() == 1) {
            check.optionalEmail("resellerEmails[0]", resellerEmails.get(0));
        }
    }

    /** Reports what is wrong with lines by what the catalog says now. */
    void lines(InputCheck check, List<OrderLine> lines, int min) {
        lines(check, lines, min, catalog(lines));
    }

    /** Reports what is wrong with lines. */
    static void lines(InputCheck check, List<OrderLine> lines, int min, CatalogExtract catalog) {
        check.size("lines", lines, min, MAX_LINES);
        if (lines == null || lines.size() > MAX_LINES) {
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (line != null) {
                product(check, "lines[" + i + "].product", line.product(), catalog);
                check.range("lines[" + i + "].quantity", line.quantity(), 1, MAX_QUANTITY);
            }
        }
    }

    /** Reports what is wrong with the end customer. */
    static void endCustomer(InputCheck check, List<EndCustomer> endCustomers) {
        check.size("endCustomers", endCustomers, 1, 1);
        if (endCustomers == null) {
            return;
        }
        for (int i = 0; i < Math.min(endCustomers.size(), 2); i++) {
            EndCustomer endCustomer = endCustomers.get(i);
            if (endCustomer != null) {
                check.text("endCustomers[" + i + "].name", endCustomer.name(), 200)
                        .email("endCustomers[" + i + "].email", endCustomer.email());
            }
        }
    }

    private static void product(InputCheck check, String field, String code, CatalogExtract catalog) {
        if (!TypedText.isVisible(code)) {
            check.required(field, null);
            return;
        }
        CatalogExtract.Entry product = catalog.products().get(code);
        if (product == null) {
            check.reject(field, FieldProblem.UNKNOWN);
        } else if (!product.orderable()) {
            check.reject(field, FieldProblem.NOT_ORDERABLE);
        }
    }
}
