package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.CatalogDocument.BenefitEntry;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Grant;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.Kms;
import org.menkyo.catalog.CatalogDocument.ProductEntry;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.text.ContentDigest;

/**
 * Loads the catalog from a document and writes it as one (VA-101). The same document again changes nothing; of two
 * documents that come at the same moment the one with the higher version wins, whichever comes first.
 */
@ApplicationScoped
public class CatalogLoader {

    private enum Event {
        CATALOG_LOADED
    }

    private final CatalogRepository repository;
    private final ProductGroups groups;
    private final Editions editions;
    private final Products products;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public CatalogLoader(
            CatalogRepository repository,
            ProductGroups groups,
            Editions editions,
            Products products,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.groups = groups;
        this.editions = editions;
        this.products = products;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts a document in force, in the transaction of who calls.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming each place that is wrong
     * @throws ConflictException CONTENT_CONFLICT if the same version came before with other content, STATE_CONFLICT if a
     *     higher version is in force
     */
    public CatalogLoaded load(Caller caller, CatalogDocument submitted) {
        CatalogCheck.document(submitted);
        CatalogDocument document = submitted.inPresentFormat();
        CatalogRepository.Loaded known = repository.lock();
        byte[] digest = digest(document);
        if (document.version() == known.version()) {
            // A digest from before there were formats tells nothing of a document in the present one.
            if (!Arrays.equals(digest, known.digest()) && !Arrays.equals(digest, digest(current()))) {
                throw new ConflictException(ErrorCode.CONTENT_CONFLICT, "version " + known.version());
            }
            return loaded(document, false);
        }
        if (document.version() < known.version()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "version " + known.version());
        }
        CatalogCheck.successor(current(), document);
        repository.write(document, digest, clock.instant());
        audit.append(
                caller,
                AuditEvent.done(Event.CATALOG_LOADED, "catalog", document.code(), null)
                        .with("versionBefore", known.version())
                        .with("version", document.version()));
        return loaded(document, true);
    }

    /** The catalog as it is in force, as the document that would make it. */
    public CatalogDocument current() {
        Catalog catalog = groups.catalog();
        return new CatalogDocument(
                CatalogDocument.FORMAT,
                catalog.version(),
                catalog.code(),
                catalog.name(),
                new Kms(
                        catalog.kmsServiceLabel(),
                        catalog.kmsPort(),
                        catalog.kmsHostsPerKey(),
                        catalog.kmsActivationsPerHost()),
                groups.all().stream()
                        .map(group -> new Group(
                                group.code(),
                                group.name(),
                                group.number(),
                                group.rank(),
                                group.activationReturnsPerYear()))
                        .toList(),
                editions.all().stream().map(CatalogLoader::entry).toList(),
                products.all().stream()
                        .sorted(Comparator.comparing(Product::code))
                        .map(CatalogLoader::entry)
                        .toList(),
                repository.benefits());
    }

    private static EditionEntry entry(Edition edition) {
        return new EditionEntry(
                edition.code(),
                edition.number(),
                edition.name(),
                edition.productGroup().map(ProductGroup::code).orElse(null),
                edition.platform(),
                edition.threshold(),
                edition.graceDays(),
                edition.rearmCount());
    }

    private static ProductEntry entry(Product product) {
        return new ProductEntry(
                product.code(),
                product.name(),
                product.family(),
                product.version(),
                product.isOrderable(),
                product.kind(),
                null,
                null,
                product.editions().stream().map(Edition::code).toList(),
                product.termMonths().orElse(null));
    }

    private static CatalogLoaded loaded(CatalogDocument document, boolean changed) {
        return new CatalogLoaded(
                document.version(),
                changed,
                document.productGroups().size(),
                document.editions().size(),
                document.products().size());
    }

    /** Of the content in a form that does not depend on the order of the entries. */
    private static byte[] digest(CatalogDocument document) {
        CatalogDocument sorted = new CatalogDocument(
                document.format(),
                document.version(),
                document.code(),
                document.name(),
                document.kms(),
                sorted(document.productGroups(), Comparator.comparing(Group::code)),
                sorted(document.editions(), Comparator.comparing(EditionEntry::code)),
                sorted(document.products(), Comparator.comparing(ProductEntry::code)),
                sorted(document.statedBenefits(), Comparator.comparing(BenefitEntry::code)).stream()
                        .map(CatalogLoader::sorted)
                        .toList());
        return ContentDigest.of(sorted.toString());
    }

    private static BenefitEntry sorted(BenefitEntry benefit) {
        return new BenefitEntry(
                benefit.code(),
                benefit.name(),
                benefit.kind(),
                sorted(benefit.grants(), Comparator.comparing(Grant::product)),
                benefit.edition());
    }

    private static <T> List<T> sorted(List<T> entries, Comparator<T> order) {
        return entries.stream().sorted(order).toList();
    }
}
