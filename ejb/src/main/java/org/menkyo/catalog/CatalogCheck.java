package org.menkyo.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.menkyo.catalog.CatalogDocument.EditionEntry;
import org.menkyo.catalog.CatalogDocument.Group;
import org.menkyo.catalog.CatalogDocument.Kms;
import org.menkyo.catalog.CatalogDocument.ProductEntry;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.FieldProblem;
import org.menkyo.shared.InputCheck;

/**
 * Finds everything that is wrong with a catalog document, each with its place, as in {@code editions[3].productGroup}
 * (VA-101). Of one call.
 */
final class CatalogCheck {

    private static final int MAX_GROUPS = 256;
    private static final int MAX_EDITIONS = 5_000;
    private static final int MAX_PRODUCTS = 10_000;
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
     * @throws org.menkyo.shared.InvalidInputException naming all that is wrong
     */
    static void document(CatalogDocument document) {
        CatalogCheck catalog = new CatalogCheck();
        InputCheck check = catalog.check;
        check.range("version", document.version(), 1, Integer.MAX_VALUE)
                .text("name", document.name(), 100)
                .size("productGroups", document.productGroups(), 0, MAX_GROUPS)
                .size("editions", document.editions(), 0, MAX_EDITIONS)
                .size("products", document.products(), 0, MAX_PRODUCTS)
                .required("productGroups", document.productGroups())
                .required("editions", document.editions())
                .required("products", document.products());
        catalog.code("code", document.code(), CATALOG_CODE);
        catalog.kms(document.kms());
        check.done();
        catalog.groups(document.productGroups());
        Set<String> groups = codes(document.productGroups(), Group::code);
        catalog.editions(document.editions(), groups);
        catalog.products(document.products(), codes(document.editions(), EditionEntry::code));
        check.done();
    }

    /**
     * Checks that a document keeps what stays for ever.
     *
     * @throws org.menkyo.shared.InvalidInputException naming all that it changes or lacks
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

    private void groups(List<Group> groups) {
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

    private void products(List<ProductEntry> products, Set<String> editions) {
        Set<Object> codes = new HashSet<>();
        for (int i = 0; i < products.size(); i++) {
            ProductEntry product = products.get(i);
            String at = "products[" + i + "].";
            code(at + "code", product.code(), PRODUCT_CODE);
            check.text(at + "name", product.name(), MAX_NAME)
                    .text(at + "family", product.family(), 100)
                    .text(at + "version", product.version(), 50)
                    .required(at + "orderable", product.orderable())
                    .required(at + "upgrade", product.upgrade())
                    .required(at + "softwareAssuranceBenefit", product.softwareAssuranceBenefit())
                    .required(at + "editions", product.editions())
                    .size(at + "editions", product.editions(), 0, MAX_EDITIONS);
            if (Boolean.TRUE.equals(product.orderable()) && Boolean.TRUE.equals(product.softwareAssuranceBenefit())) {
                check.reject(at + "orderable", FieldProblem.NOT_ALLOWED);
            }
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
