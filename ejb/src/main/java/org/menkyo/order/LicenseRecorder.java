package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.catalog.CatalogExtract.Group;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.entitlement.EntitlementFloors;
import org.menkyo.entitlement.EntitlementRepository;
import org.menkyo.entitlement.NewEntitlement;
import org.menkyo.entitlement.TermPolicy;
import org.menkyo.order.OrderReads.LicenseFacts;
import org.menkyo.order.OrderReads.LicenseQuestion;
import org.menkyo.productkey.NewlyEntitled;
import org.menkyo.productkey.ProductKeyIssuer;
import org.menkyo.shared.Settings;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;
import org.menkyo.usermanagement.PermissionGranter;

/** Records a license ID with all that follows from it: entitlements, permissions, keys, in one transaction (LC-109). */
@ApplicationScoped
public class LicenseRecorder {

    /** A MAK and a KMS host key (VA-102). */
    private static final int KEYS_OF_A_GROUP = 2;

    private final AgreementRepository agreements;
    private final EntitlementRepository entitlements;
    private final EntitlementFloors floors;
    private final PermissionGranter permissions;
    private final ProductKeyIssuer productKeys;
    private final Settings settings;

    @Inject
    public LicenseRecorder(
            AgreementRepository agreements,
            EntitlementRepository entitlements,
            EntitlementFloors floors,
            PermissionGranter permissions,
            ProductKeyIssuer productKeys,
            Settings settings) {
        this.agreements = agreements;
        this.entitlements = entitlements;
        this.floors = floors;
        this.permissions = permissions;
        this.productKeys = productKeys;
        this.settings = settings;
    }

    /**
     * Brings the entitlements of a license ID in line with the lines of its corrected order, and the keys with the
     * entitlements (LC-108). What did not change goes on; what did ends, and the new begins, at the same moment. A line in place
     * of another one of the product has the term of that one; nothing comes in place of one whose term has ended.
     *
     * @param before the order's lines until now
     * @param after its lines from now on
     * @param catalog what the catalog says of the products of these
     * @throws LicensingException if less is left than is given out of them, see {@link EntitlementFloors}
     */
    void adjust(
            Caller caller,
            Agreement agreement,
            List<OrderLine> before,
            List<OrderLine> after,
            CatalogExtract catalog,
            Instant now) {
        List<Entitlement> inForce = entitlements.inForce(agreement, now);
        List<Entitlement> unmatched = new ArrayList<>(inForce);
        List<OrderLine> removed = new ArrayList<>(before);
        List<OrderLine> added = new ArrayList<>();
        after.forEach(line -> {
            if (!removed.remove(line)) {
                added.add(line);
            }
        });
        List<OrderLine> termEnded = new ArrayList<>();
        for (OrderLine line : removed) {
            Optional<Entitlement> given = take(unmatched, entitlement -> gives(entitlement, line));
            if (given.isEmpty()) {
                termEnded.add(line);
                continue;
            }
            given.get().end(now);
            Instant termEndsAt = given.get().termEndsAt().orElse(null);
            take(added, other -> replaces(other, line))
                    .ifPresent(replacement -> entitle(agreement, replacement, now, termEndsAt));
        }
        termEnded.forEach(line -> take(added, other -> replaces(other, line)));
        added.forEach(line -> entitle(agreement, line, now, termEnd(line, catalog, now)));
        agreements.flush();
        floors.requireRoom(agreement, inForce, entitlements.inForce(agreement, now));
        productKeys.issueFor(caller, agreement);
    }

    /** Takes the first that fits out of a list. */
    private static <T> Optional<T> take(List<T> list, Predicate<T> wanted) {
        Optional<T> found = list.stream().filter(wanted).findFirst();
        found.ifPresent(list::remove);
        return found;
    }

    private static boolean replaces(OrderLine line, OrderLine before) {
        return line.product().equals(before.product());
    }

    private static boolean gives(Entitlement entitlement, OrderLine line) {
        return entitlement.productCode().equals(line.product())
                && entitlement.quantity() == line.quantity()
                && entitlement.softwareAssurance() == line.includesSoftwareAssurance()
                && entitlement.baseLicenseConfirmed().equals(Optional.ofNullable(line.baseLicenseConfirmed()))
                && entitlement.baseLicense().equals(Optional.ofNullable(line.baseLicense()));
    }

    private void entitle(Agreement agreement, OrderLine line, Instant now, Instant termEndsAt) {
        Entitlement entitlement =
                new Entitlement(agreement, line.product(), line.quantity(), line.includesSoftwareAssurance(), now);
        entitlement.setBaseLicense(line.baseLicenseConfirmed(), line.baseLicense());
        entitlement.setTermEnd(termEndsAt);
        entitlements.add(entitlement);
    }

    private Instant termEnd(OrderLine line, CatalogExtract catalog, Instant startsAt) {
        Integer months = catalog.products().get(line.product()).termMonths();
        return months == null ? null : new TermPolicy(settings.timeZone()).end(startsAt, months);
    }

    /** What has to be read and drawn for a new license ID with these contacts and lines. */
    static LicenseQuestion question(List<AgreementContact> contacts, List<OrderLine> lines, CatalogExtract catalog) {
        return new LicenseQuestion(
                contacts.stream()
                        .map(contact -> new BusinessEmail(contact.email()))
                        .toList(),
                KEYS_OF_A_GROUP * licenses(lines, catalog).size());
    }

    /** For each product group how many licenses the lines give, lowest group first (VA-102). */
    private static Map<Group, Long> licenses(List<OrderLine> lines, CatalogExtract catalog) {
        Map<Group, Long> licenses =
                new TreeMap<>(Comparator.comparingInt(Group::rank).thenComparingLong(Group::id));
        for (OrderLine line : lines) {
            for (Group group : catalog.products().get(line.product()).groups()) {
                licenses.merge(group, (long) line.quantity(), Long::sum);
            }
        }
        return licenses;
    }

    /**
     * A license ID that is to be recorded.
     *
     * @param lines what it entitles to
     * @param facts for its contacts and at least as many keys as it gets
     */
    record NewLicense(NewAgreement agreement, List<OrderLine> lines, LicenseFacts facts) {}

    /**
     * Records new license IDs with other statements.
     *
     * @param licenses at least one, all of one moment
     * @param catalog what the catalog says of the lines' products, all of which it has
     * @return what the audit is to record of it, besides the agreements themselves
     */
    List<AuditEvent> record(
            StatementList statements, Caller caller, List<NewLicense> licenses, CatalogExtract catalog) {
        Map<Long, NewAgreement> added = new LinkedHashMap<>();
        Map<BusinessEmail, Language> registered = new HashMap<>();
        List<NewEntitlement> entitled = new ArrayList<>();
        List<NewlyEntitled> keyed = new ArrayList<>();
        for (NewLicense license : licenses) {
            LicenseFacts facts = license.facts();
            added.put(facts.agreementId(), license.agreement());
            registered.putAll(facts.registered());
            license.lines().forEach(line -> entitled.add(entitlement(license, line, catalog)));
            keyed.add(new NewlyEntitled(
                    facts.agreementId(),
                    license.agreement().licenseId(),
                    licenses(license.lines(), catalog),
                    facts.serials()));
        }
        agreements.add(statements, added);
        entitlements.add(statements, entitled, licenses.get(0).agreement().createdAt());
        List<AuditEvent> events = new ArrayList<>(permissions.grantToContacts(statements, caller, added, registered));
        events.addAll(productKeys.issueForNew(statements, keyed, catalog));
        return events;
    }

    private NewEntitlement entitlement(NewLicense license, OrderLine line, CatalogExtract catalog) {
        return new NewEntitlement(
                license.facts().agreementId(),
                line.product(),
                line.quantity(),
                line.includesSoftwareAssurance(),
                line.softwareAssuranceEnd(),
                line.baseLicenseConfirmed(),
                line.baseLicense(),
                termEnd(line, catalog, license.agreement().createdAt()));
    }
}
