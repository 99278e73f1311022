package org.menkyo.entitlement;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.AuthorizationNumber;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.agreement.Contact;
import org.menkyo.catalog.Products;
import org.menkyo.entitlement.LicenseView.LicensedProduct;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.Role;
import org.menkyo.readcache.ReadCache;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Shows license IDs and what they give to those who may view license information (LC-302, LC-701). */
@Stateless
public class LicenseService {

    /** What is remembered: a license ID with what it gives, as its administrators or others see it. */
    private record LicenseOf(String licenseId, boolean administered) {}

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final EntitlementRepository entitlements;
    private final Products products;
    private final ReadCache cache;
    private final Settings settings;

    /** For the container's proxy. */
    protected LicenseService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public LicenseService(
            AccessControl access,
            AgreementRepository agreements,
            EntitlementRepository entitlements,
            Products products,
            ReadCache cache,
            Settings settings) {
        this.access = access;
        this.agreements = agreements;
        this.entitlements = entitlements;
        this.products = products;
        this.cache = cache;
        this.settings = settings;
    }

    /** All license IDs on which the caller may view license information, in the order in which they were recorded. */
    @Performs(Operation.LIST_LICENSES)
    public Page<LicenseView> list(Caller caller, PageRequest page) {
        List<Agreement> found = agreements.all(
                access.agreementsFor(caller, Operation.LIST_LICENSES, page.afterNumber(), page.size() + 1));
        Page<Agreement> shown = Page.of(found, page, Agreement::id);
        Set<Long> administered = access.administered(caller, page.afterNumber(), page.size() + 1);
        Map<Agreement, List<Contact>> resellers = agreements
                .resellers(shown.items().stream()
                        .filter(agreement -> administered.contains(agreement.id()))
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Contact::agreement));
        Map<Long, LicenseView> views = views(shown.items());
        return shown.map(agreement -> administered.contains(agreement.id())
                ? administration(views.get(agreement.id()), agreement, resellers.getOrDefault(agreement, List.of()))
                : views.get(agreement.id()));
    }

    /** One license ID. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    @Performs(Operation.READ_LICENSE)
    public LicenseView get(Caller caller, String licenseId) {
        Set<Role> roles = access.requireToRead(caller, Operation.READ_LICENSE, licenseId);
        boolean administers = roles.contains(Role.ADMINISTRATOR);
        return cache.get(new LicenseOf(licenseId, administers), () -> {
            Agreement agreement = agreements.find(licenseId).orElseThrow(NotFoundException::new);
            LicenseView view = views(List.of(agreement)).get(agreement.id());
            return administers ? administration(view, agreement, agreements.resellers(List.of(agreement))) : view;
        });
    }

    /** With what only administrators see (LC-304). */
    private LicenseView administration(LicenseView view, Agreement agreement, List<Contact> resellers) {
        AuthorizationNumberPolicy policy = new AuthorizationNumberPolicy(settings.timeZone());
        Optional<AuthorizationNumber> number = agreement.authorizationNumber();
        return new LicenseView(
                view.licenseId(),
                view.program(),
                view.organizationIdentifier(),
                view.organizationName(),
                view.recordedAt(),
                view.inForce(),
                number.map(AuthorizationNumber::number).orElse(null),
                number.map(n -> policy.lastDay(n.issuedAt()).toString()).orElse(null),
                resellers.stream()
                        .map(contact -> new LicenseView.Reseller(
                                contact.email().value(), contact.name().orElse(null)))
                        .toList(),
                view.products());
    }

    /** By internal ids; all of them at once, since each has many entitlements, and these name few products. */
    private Map<Long, LicenseView> views(List<Agreement> shown) {
        List<Entitlement> all = entitlements.of(shown);
        Map<String, String> names =
                products.names(all.stream().map(Entitlement::productCode).collect(Collectors.toSet()));
        Map<Long, List<LicensedProduct>> licensed = all.stream()
                .collect(Collectors.groupingBy(
                        entitlement -> entitlement.agreement().id(),
                        Collectors.mapping(
                                entitlement -> licensedProduct(entitlement, names.get(entitlement.productCode())),
                                Collectors.toList())));
        return shown.stream()
                .collect(Collectors.toMap(
                        Agreement::id, agreement -> view(agreement, licensed.getOrDefault(agreement.id(), List.of()))));
    }

    private static LicenseView view(Agreement agreement, List<LicensedProduct> licensed) {
        return new LicenseView(
                agreement.licenseId(),
                agreement.program(),
                agreement.organization().identifier(),
                agreement.organization().name(),
                agreement.createdAt(),
                agreement.isInForce(),
                null,
                null,
                List.of(),
                licensed);
    }

    private static LicensedProduct licensedProduct(Entitlement entitlement, String name) {
        return new LicensedProduct(
                entitlement.productCode(),
                name,
                entitlement.quantity(),
                entitlement.softwareAssurance(),
                entitlement.baseLicenseConfirmed().orElse(null),
                entitlement.baseLicense().orElse(null),
                entitlement.startsAt(),
                entitlement.endsAt().orElse(null));
    }
}
