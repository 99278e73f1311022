package org.menkyo.entitlement;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.catalog.Product;
import org.menkyo.catalog.Products;
import org.menkyo.entitlement.LicenseView.LicensedProduct;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.readcache.ReadCache;
import org.menkyo.shared.Caller;
import org.menkyo.shared.NotFoundException;
import org.menkyo.shared.Page;
import org.menkyo.shared.PageRequest;

/** Shows licence IDs and what they give to those who may view licence information (LC-302, LC-701). */
@Stateless
public class LicenseService {

    /** What is remembered: a licence ID with what it gives. */
    private record LicenseOf(String licenseId) {}

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final EntitlementRepository entitlements;
    private final Products products;
    private final ReadCache cache;

    /** For the container's proxy. */
    protected LicenseService() {
        this(null, null, null, null, null);
    }

    @Inject
    public LicenseService(
            AccessControl access,
            AgreementRepository agreements,
            EntitlementRepository entitlements,
            Products products,
            ReadCache cache) {
        this.access = access;
        this.agreements = agreements;
        this.entitlements = entitlements;
        this.products = products;
        this.cache = cache;
    }

    /** All licence IDs on which the caller may view licence information, in the order in which they were recorded. */
    @Performs(Operation.LIST_LICENSES)
    public Page<LicenseView> list(Caller caller, PageRequest page) {
        List<Agreement> found =
                access.agreementsFor(caller, Operation.LIST_LICENSES, page.afterNumber(), page.size() + 1).stream()
                        .map(agreements::get)
                        .toList();
        return Page.of(found, page, Agreement::id).map(this::view);
    }

    /** One licence ID. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    @Performs(Operation.READ_LICENSE)
    public LicenseView get(Caller caller, String licenseId) {
        access.requireToRead(caller, Operation.READ_LICENSE, licenseId);
        return cache.get(
                new LicenseOf(licenseId), () -> view(agreements.find(licenseId).orElseThrow(NotFoundException::new)));
    }

    private LicenseView view(Agreement agreement) {
        return new LicenseView(
                agreement.licenseId(),
                agreement.program(),
                agreement.organization().identifier(),
                agreement.organization().name(),
                agreement.createdAt(),
                agreement.isInForce(),
                entitlements.of(agreement).stream().map(this::licensedProduct).toList());
    }

    private LicensedProduct licensedProduct(Entitlement entitlement) {
        return new LicensedProduct(
                entitlement.productCode(),
                products.find(entitlement.productCode()).map(Product::name).orElse(entitlement.productCode()),
                entitlement.quantity(),
                entitlement.softwareAssurance(),
                entitlement.startsAt(),
                entitlement.endsAt().orElse(null));
    }
}
