package org.menkyo.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.menkyo.catalog.CatalogDocument.BenefitEntry;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Grant;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.Kms;
import org.menkyo.catalog.CatalogDocument.ProductEntry;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;

/**
 * Finds everything that is wrong with a catalog document, each with its place, as in {@code editions[3].productGroup}
 * (VA-101). Of one call.
 */
final class CatalogCheck {

    private static final int MAX_GROUPS = 256;
    private static final int MAX_EDITIONS = 5_000;
    private static final int MAX_PRODUCTS = 10_000;
    private static final int MAX_BENEFITS = 1_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_COUNT = 10_000;
    /** What the count of a KMS host reaches at most (VA-305): a higher threshold could never be met. */
    private static final int MAX_THRESHOLD = 50;

    private static final Pattern CATALOG_CODE = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final Pattern SERVICE_LABEL = Pattern.compile("_[a-z0-9-]{1,57}[.]_tcp");
    private static final Pattern GROUP_CODE = Pattern.compile("[A-Z0-9_-]{1,32}");
    private static final Pattern EDITION_CODE = Pattern.compile("[A-Z0-9_-]{1,64}");
    private static final Pattern PRODUCT_CODE = Pattern.compile("[A-Z0-9._-]{1,64}");

    private final InputCheck check = new InputCheck();

    private CatalogCheck() {}

    /**
     * Checks a document by itself.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming all that is wrong
     */
    static void document(CatalogDocument document) {
        CatalogCheck catalog = new CatalogCheck();
        InputCheck check = catalog.check;
        if (document.format() != null) {
            check.range("format", document.format(), CatalogDocument.FIRST_FORMAT, CatalogDocument.FORMAT);
        }
        check.range("version", document.version(), 1, Integer.MAX_VALUE)
                .text("name", document.name(), 100)
                .size("productGroups", document.productGroups(), 0, MAX_GROUPS)
                .size("editions", document.editions(), 0, MAX_EDITIONS)
                .size("products", document.products(), 0, MAX_PRODUCTS)
                .size("benefits", document.statedBenefits(), 0, MAX_BENEFITS)
                .required("productGroups", document.productGroups())
                .required("editions", document.editions())
                .required("products", document.products());
        catalog.code("code", document.code(), CATALOG_CODE);
        catalog.kms(document.kms());
        check.done();
        catalog.groups(document.statedFormat(), document.productGroups());
        Set<String> groups = codes(document.productGroups(), Group::code);
        catalog.editions(document.editions(), groups);
        catalog.products(document.statedFormat(), document.products(), codes(document.editions(), EditionEntry::code));
        catalog.benefits(document);
        check.done();
    }

    /**
     * Checks that a document keeps what stays for ever.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming all that it changes or lacks
     */
    static void successor(CatalogDocument before, CatalogDocument document) {
        InputCheck check = new InputCheck();
        boolean empty = before.productGroups().isEmpty() && before.editions().isEmpty();
        if (!empty && !before.code().equals(document.code())) {
            check.reject("code", FieldProblem.STAYS, before.code());
        }
        Map<String, Group> groups =
                before.productGroups().stream().collect(Collectors.toMap(Group::code, Function.identity()));
        for (int i = 0; i < document.productGroups().size(); i++) {
            Group group = document.productGroups().get(i);
            Group known = groups.remove(group.code());
            if (known != null) {
                stays(check, "productGroups[" + i + "].number", known.number(), group.number());
                stays(check, "productGroups[" + i + "].rank", known.rank(), group.rank());
            }
        }
        groups.keySet().stream().sorted().forEach(code -> check.reject("productGroups", FieldProblem.LACKS, code));
        Map<String, EditionEntry> editions =
                before.editions().stream().collect(Collectors.toMap(EditionEntry::code, Function.identity()));
        for (int i = 0; i < document.editions().size(); i++) {
            EditionEntry edition = document.editions().get(i);
            EditionEntry known = editions.remove(edition.code());
            if (known != null) {
                stays(check, "editions[" + i + "].number", known.number(), edition.number());
            }
        }
        editions.keySet().stream().sorted().forEach(code -> check.reject("editions", FieldProblem.LACKS, code));
        Set<String> products = codes(before.products(), ProductEntry::code);
        products.removeAll(codes(document.products(), ProductEntry::code));
        products.stream().sorted().forEach(code -> check.reject("products", FieldProblem.LACKS, code));
        Set<String> benefits = codes(before.statedBenefits(), BenefitEntry::code);
        benefits.removeAll(codes(document.statedBenefits(), BenefitEntry::code));
        benefits.stream().sorted().forEach(code -> check.reject("benefits", FieldProblem.LACKS, code));
        check.done();
    }

    private static void stays(InputCheck check, String field, Integer before, Integer now) {
        if (!Objects.equals(before, now)) {
            check.reject(field, FieldProblem.STAYS, before);
        }
    }

    private void kms(Kms kms) {
        if (kms == null) {
            check.reject("kms", FieldProblem.REQUIRED);
            return;
        }
        code("kms.serviceLabel", kms.serviceLabel(), SERVICE_LABEL);
        check.range("kms.port", kms.port(), 1, 65_535)
                .range("kms.hostsPerKey", kms.hostsPerKey(), 1, MAX_COUNT)
                .range("kms.activationsPerHost", kms.activationsPerHost(), 1, MAX_COUNT);
    }

    private void groups(int format, List<Group> groups) {
        Set<Object> codes = new HashSet<>();
        Set<Object> numbers = new HashSet<>();
        Set<Object> ranks = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            String at = "productGroups[" + i + "].";
            code(at + "code", group.code(), GROUP_CODE);
            check.text(at + "name", group.name(), 100)
                    .range(at + "number", group.number(), 0, 255)
                    .range(at + "rank", group.rank(), 0, 65_535);
            once(at + "code", group.code(), codes);
            once(at + "number", group.number(), numbers);
            once(at + "rank", group.rank(), ranks);
            if (format == CatalogDocument.FIRST_FORMAT) {
                absent(at + "activationReturnsPerYear", group.activationReturnsPerYear());
            } else if (group.activationReturnsPerYear() != null) {
                check.range(at + "activationReturnsPerYear", group.activationReturnsPerYear(), 0, MAX_COUNT);
            }
        }
    }

    private void editions(List<EditionEntry> editions, Set<String> groups) {
        Set<Object> codes = new HashSet<>();
        Set<Object> numbers = new HashSet<>();
        for (int i = 0; i < editions.size(); i++) {
            EditionEntry edition = editions.get(i);
            String at = "editions[" + i + "].";
            code(at + "code", edition.code(), EDITION_CODE);
            check.range(at + "number", edition.number(), 1, 16_383)
                    .text(at + "name", edition.name(), MAX_NAME)
                    .required(at + "platform", edition.platform())
                    .range(at + "threshold", edition.threshold(), 1, MAX_THRESHOLD)
                    .range(at + "graceDays", edition.graceDays(), 0, 3_650)
                    .range(at + "rearmCount", edition.rearmCount(), 0, 1_000);
            if (edition.platform() == Platform.OTHER_SERVER) {
                check.reject(at + "platform", FieldProblem.NOT_ONE_OF, Platform.CLIENT + ", " + Platform.SERVER);
            }
            if (edition.productGroup() != null && !groups.contains(edition.productGroup())) {
                check.reject(at + "productGroup", FieldProblem.UNKNOWN);
            }
            once(at + "code", edition.code(), codes);
            once(at + "number", edition.number(), numbers);
        }
    }

    private void products(int format, List<ProductEntry> products, Set<String> editions) {
        Set<Object> codes = new HashSet<>();
        for (int i = 0; i < products.size(); i++) {
            ProductEntry product = products.get(i);
            String at = "products[" + i + "].";
            code(at + "code", product.code(), PRODUCT_CODE);
            check.text(at + "name", product.name(), MAX_NAME)
                    .text(at + "family", product.family(), 100)
                    .text(at + "version", product.version(), 50)
                    .required(at + "orderable", product.orderable())
                    .required(at + "editions", product.editions())
                    .size(at + "editions", product.editions(), 0, MAX_EDITIONS);
            kind(at, format, product);
            term(at + "termMonths", format, product);
            once(at + "code", product.code(), codes);
            Set<Object> entitled = new HashSet<>();
            List<String> named = product.editions() == null ? List.of() : product.editions();
            for (int e = 0; e < named.size(); e++) {
                String field = at + "editions[" + e + "]";
                if (named.get(e) != null && !editions.contains(named.get(e))) {
                    check.reject(field, FieldProblem.UNKNOWN);
                }
                once(field, named.get(e), entitled);
            }
        }
    }

    private void kind(String at, int format, ProductEntry product) {
        if (format == CatalogDocument.FIRST_FORMAT) {
            absent(at + "kind", product.kind());
            check.required(at + "upgrade", product.upgrade())
                    .required(at + "softwareAssuranceBenefit", product.softwareAssuranceBenefit());
            if (Boolean.TRUE.equals(product.upgrade()) && Boolean.TRUE.equals(product.softwareAssuranceBenefit())) {
                check.reject(at + "upgrade", FieldProblem.NOT_ALLOWED);
            }
        } else {
            absent(at + "upgrade", product.upgrade());
            absent(at + "softwareAssuranceBenefit", product.softwareAssuranceBenefit());
        }
        ProductKind kind = product.statedKind();
        if (kind == ProductKind.BENEFIT && Boolean.TRUE.equals(product.orderable())) {
            check.reject(at + "orderable", FieldProblem.NOT_ALLOWED);
        }
        if (!kind.isInstalled()
                && product.editions() != null
                && !product.editions().isEmpty()) {
            check.reject(at + "editions", FieldProblem.NOT_ALLOWED);
        }
    }

    /** What is installed does not end by itself. */
    private void term(String field, int format, ProductEntry product) {
        if (format == CatalogDocument.FIRST_FORMAT || product.statedKind().isInstalled()) {
            absent(field, product.termMonths());
        } else if (product.termMonths() != null) {
            check.range(field, product.termMonths(), 1, CatalogDocument.MAX_TERM_MONTHS);
        }
    }

    private void benefits(CatalogDocument document) {
        if (document.statedFormat() == CatalogDocument.FIRST_FORMAT) {
            absent("benefits", document.benefits());
        }
        Map<String, ProductKind> kinds = new HashMap<>();
        document.products().stream()
                .filter(product -> product.code() != null)
                .forEach(product -> kinds.put(product.code(), product.statedKind()));
        Set<Object> codes = new HashSet<>();
        for (int i = 0; i < document.statedBenefits().size(); i++) {
            BenefitEntry benefit = document.statedBenefits().get(i);
            String at = "benefits[" + i + "].";
            code(at + "code", benefit.code(), PRODUCT_CODE);
            check.text(at + "name", benefit.name(), MAX_NAME)
                    .required(at + "kind", benefit.kind())
                    .required(at + "grants", benefit.grants())
                    .size(at + "grants", benefit.grants(), 0, MAX_PRODUCTS);
            once(at + "code", benefit.code(), codes);
            grants(at + "grants[", benefit.grants() == null ? List.of() : benefit.grants(), kinds);
            keysOf(at + "edition", benefit, document.editions());
        }
    }

    /** Individual keys are there for what volume activation leaves out, and go with people's units. */
    private void keysOf(String field, BenefitEntry benefit, List<EditionEntry> editions) {
        if (benefit.edition() == null) {
            return;
        }
        Optional<EditionEntry> edition = editions.stream()
                .filter(entry -> benefit.edition().equals(entry.code()))
                .findFirst();
        if (edition.isEmpty()) {
            check.reject(field, FieldProblem.UNKNOWN);
        } else if (edition.get().productGroup() != null || benefit.kind() == BenefitKind.USED_UP) {
            check.reject(field, FieldProblem.NOT_ALLOWED);
        }
    }

    private void grants(String at, List<Grant> grants, Map<String, ProductKind> kinds) {
        Set<Object> products = new HashSet<>();
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            String field = at + i + "].";
            check.required(field + "product", grant.product())
                    .range(field + "units", grant.units(), 1, MAX_COUNT)
                    .range(field + "licenses", grant.licenses(), 1, MAX_COUNT);
            ProductKind kind = grant.product() == null ? null : kinds.get(grant.product());
            if (grant.product() != null && kind == null) {
                check.reject(field + "product", FieldProblem.UNKNOWN);
            } else if (kind != null && kind != ProductKind.LICENSE && kind != ProductKind.UPGRADE_LICENSE) {
                // Software Assurance covers nothing else.
                check.reject(field + "product", FieldProblem.NOT_ALLOWED);
            }
            once(field + "product", grant.product(), products);
        }
    }

    private void absent(String field, Object value) {
        if (value != null) {
            check.reject(field, FieldProblem.NOT_ALLOWED);
        }
    }

    private void code(String field, String value, Pattern form) {
        if (!TypedText.isVisible(value)) {
            check.reject(field, FieldProblem.REQUIRED);
        } else if (!form.matcher(value).matches()) {
            check.reject(field, FieldProblem.MALFORMED);
        }
    }

    private void once(String field, Object value, Set<Object> seen) {
        if (value != null && !seen.add(value)) {
            check.reject(field, FieldProblem.DUPLICATE);
        }
    }

    private static <T> Set<String> codes(List<T> entries, Function<T, String> code) {
        return entries.stream().map(code).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
