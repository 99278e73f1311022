package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.menkyo.catalog.Product;
import org.menkyo.catalog.Products;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;

/** Says what is wrong with what distributors submit, field by field (LC-104). */
@ApplicationScoped
public class OrderValidation {

    private static final int MAX_LINES = 1_000;
    private static final int MAX_QUANTITY = 1_000_000;

    private final Products products;

    /** For the container's proxy. */
    protected OrderValidation() {
        this(null);
    }

    @Inject
    public OrderValidation(Products products) {
        this.products = products;
    }

    /** Throws if anything is wrong with an order by itself; the authorization number's use is looked at later. */
    void check(SubmitOrder order) {
        InputCheck check = new InputCheck();
        check.text("orderNumber", order.orderNumber(), 64);
        OrganizationDetails.check(check, order.organization());
        endCustomer(check, order.endCustomers());
        reseller(check, order.resellerEmails());
        check.optionalText("authorizationNumber", order.authorizationNumber(), 32);
        lines(check, order.lines(), 1);
        check.done();
    }

    /** Reports what is wrong with the reseller. */
    static void reseller(InputCheck check, List<String> resellerEmails) {
        check.size("resellerEmails", resellerEmails, 0, 1);
        if (resellerEmails != null && resellerEmails.size() == 1) {
            check.optionalEmail("resellerEmails[0]", resellerEmails.get(0));
        }
    }

    /** Reports what is wrong with lines. */
    void lines(InputCheck check, List<OrderLine> lines, int min) {
        check.size("lines", lines, min, MAX_LINES);
        if (lines == null || lines.size() > MAX_LINES) {
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (line != null) {
                product(check, "lines[" + i + "].product", line.product());
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

    private void product(InputCheck check, String field, String code) {
        if (code == null || code.isBlank()) {
            check.required(field, null);
            return;
        }
        Optional<Product> product = code.length() > 64 ? Optional.empty() : products.find(code);
        if (product.isEmpty()) {
            check.reject(field, FieldProblem.UNKNOWN);
        } else if (!product.get().isOrderable()) {
            check.reject(field, FieldProblem.NOT_ORDERABLE);
        }
    }
}
