package org.menkyo.testing;

import java.util.List;
import java.util.UUID;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.order.EndCustomer;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.paging.PageRequest;

/** Licenses that are ordered, and product keys that are fetched, in the way in which distributors and customers do. */
public final class SampleLicenses {

    private final LicensingScenario scenario;

    public SampleLicenses(LicensingScenario scenario) {
        this.scenario = scenario;
    }

    /**
     * A license ID with its administrator.
     *
     * @param licenseId the license ID
     * @param organization the organization's identifier
     * @param administrator registered, and administrator of nothing else
     */
    public record License(String licenseId, String organization, Caller administrator) {}

    /** Makes the publisher's keys, so that no two transactions of a test wait for each other to make them. */
    public void makePublisherKeys() {
        scenario.call(PublisherKeys.class, keys -> {
            keys.catalogKey();
            keys.confirmationCodec();
            keys.productKeyCodec();
            return keys.signingKey().publicKey();
        });
    }

    /** An order of a new organization. */
    public License order(OrderLine... lines) {
        return order("org-" + UUID.randomUUID(), lines);
    }

    /** An order of an organization; each has a license ID of its own. */
    public License order(String organization, OrderLine... lines) {
        String number = UUID.randomUUID().toString();
        String email = "admin@" + number + ".example";
        SubmitOrder form = LicensingScenario.order(number, organization, email);
        SubmitOrder order = new SubmitOrder(
                number,
                form.organization(),
                List.of(new EndCustomer("Hanako Yamada", email)),
                null,
                null,
                List.of(lines));
        Caller distributor = scenario.distributor();
        OrderView recorded = scenario.call(OrderService.class, orders -> orders.submit(distributor, order));
        return new License(recorded.licenseNumber(), organization, scenario.registered(email));
    }

    /** A line of an order without Software Assurance. */
    public static OrderLine line(String product, int quantity) {
        return OrderLine.of(product, quantity, false);
    }

    /** The keys of a license ID as its administrator sees them. */
    public List<ProductKeyView> keys(License license) {
        return scenario.call(
                        ProductKeyService.class,
                        keys -> keys.list(license.administrator(), ProductKeyFilter.none(), PageRequest.first()))
                .items();
    }

    /** One key of a license ID, masked. */
    public ProductKeyView view(License license, String productGroup, KeyType type) {
        return keys(license).stream()
                .filter(key -> key.productGroup().equals(productGroup) && key.type() == type)
                .findFirst()
                .orElseThrow();
    }

    /** One key of a license ID, revealed by its administrator. */
    public ProductKey key(License license, String productGroup, KeyType type) {
        UUID id = view(license, productGroup, type).id();
        return ProductKey.parse(scenario.call(ProductKeyService.class, keys -> keys.reveal(license.administrator(), id))
                .key());
    }
}
