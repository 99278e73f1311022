package org.menkyo.catalog;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.input.Limits;

/**
 * A whole catalog as a document (VA-101). What a document has replaces what the catalog says of it, found by its code;
 * nothing can be taken away, since keys and machines carry the numbers.
 *
 * @param format the form of the document: 2, in which products have kinds, or 1, the form before; null means 1
 * @param version 1 or more; a document with a higher version replaces one with a lower
 * @param code the catalog's own id, at most 32 letters, digits, dots, underscores and hyphens; stays for ever
 * @param name the name for people, at most 100 characters
 * @param kms what holds for KMS hosts
 * @param productGroups the groups of editions that share their volume keys; at most 256
 * @param editions what is installed and activated; at most 5,000
 * @param products what is ordered; at most 10,000
 * @param benefits what Software Assurance gives (LC-705); at most 1,000, null means none; format 2 only
 */
public record CatalogDocument(
        @Limits(min = FIRST_FORMAT, max = FORMAT) @Nullable Integer format,
        @Limits(min = 1, max = Integer.MAX_VALUE) Integer version,

        @Limits(maxLength = 32, pattern = "^[A-Za-z0-9._-]{1,32}$")
        String code,

        @Limits(maxLength = 100) String name,
        Kms kms,
        @Limits(maxItems = 256) List<Group> productGroups,
        @Limits(maxItems = 5_000) List<EditionEntry> editions,
        @Limits(maxItems = 10_000) List<ProductEntry> products,
        @Limits(maxItems = 1_000) @Nullable List<BenefitEntry> benefits) {

    /** The form in which products had two booleans in place of a kind. */
    static final int FIRST_FORMAT = 1;

    /** The form in which catalogs are exported. */
    static final int FORMAT = 2;

    /** The longest term of a subscription: ten years. */
    static final int MAX_TERM_MONTHS = 120;

    /** The form of the document, which may be left out. */
    int statedFormat() {
        return Objects.requireNonNullElse(format, FIRST_FORMAT);
    }

    /** Its benefits, which may be left out. */
    List<BenefitEntry> statedBenefits() {
        return Objects.requireNonNullElse(benefits, List.of());
    }

    /** The same catalog in the present form; of a document in which nothing is wrong. */
    CatalogDocument inPresentFormat() {
        return new CatalogDocument(
                FORMAT,
                version,
                code,
                name,
                kms,
                productGroups.stream().map(Group::inPresentFormat).toList(),
                editions,
                products.stream().map(ProductEntry::inPresentFormat).toList(),
                statedBenefits());
    }

    /**
     * What holds for all KMS hosts (VA-301, VA-303, VA-308).
     *
     * @param serviceLabel the DNS label under which clients look for hosts, as in {@code _menkyo-kms._tcp}
     * @param port their TCP port where nothing else is said, 1 to 65535
     * @param hostsPerKey how many hosts a new KMS host key activates, 1 to 10,000
     * @param activationsPerHost how often it activates each, 1 to 10,000
     */
    public record Kms(
            @Limits(maxLength = 63, pattern = "^_[a-z0-9-]{1,57}[.]_tcp$")
            String serviceLabel,

            @Limits(min = 1, max = 65_535) Integer port,
            @Limits(min = 1, max = 10_000) Integer hostsPerKey,
            @Limits(min = 1, max = 10_000) Integer activationsPerHost) {}

    /**
     * A product group.
     *
     * @param code names it, at most 32 capital letters, digits, underscores and hyphens
     * @param name for people, at most 100 characters
     * @param number stands for it in product keys, 0 to 255; stays for ever
     * @param rank its place in the hierarchy, 0 to 65535, the least is the lowest; stays for ever
     * @param activationReturnsPerYear how many uses of each of its MAKs can be given back in a calendar year, 0 to 10,000
     *     (VA-409); null means 0; format 2 only
     */
    public record Group(
            @Limits(maxLength = 32, pattern = "^[A-Z0-9_-]{1,32}$")
            String code,

            @Limits(maxLength = 100) String name,
            @Limits(min = 0, max = 255) Integer number,
            @Limits(min = 0, max = 65_535) Integer rank,
            @Limits(min = 0, max = 10_000) @Nullable Integer activationReturnsPerYear) {

        /** How many uses of a MAK can be given back in a year, which may be left out. */
        int statedActivationReturns() {
            return Objects.requireNonNullElse(activationReturnsPerYear, 0);
        }

        private Group inPresentFormat() {
            return new Group(code, name, number, rank, statedActivationReturns());
        }
    }

    /**
     * An edition.
     *
     * @param code names it, at most 64 capital letters, digits, underscores and hyphens
     * @param number stands for it in installation IDs and KMS requests, 1 to 16383; stays for ever
     * @param name for people, at most 200 characters
     * @param productGroup code of its group; null if it is excluded from volume activation (VA-109)
     * @param platform CLIENT or SERVER
     * @param threshold the count from which a KMS client activates itself, 1 to 50 (VA-306)
     * @param graceDays days of initial grace, 0 to 3,650 (VA-202)
     * @param rearmCount how often the timers can be reset, 0 to 1,000 (VA-208)
     */
    public record EditionEntry(
            @Limits(maxLength = 64, pattern = "^[A-Z0-9_-]{1,64}$")
            String code,

            @Limits(min = 1, max = 16_383) Integer number,
            @Limits(maxLength = 200) String name,
            @Limits(maxLength = 32) @Nullable String productGroup,
            Platform platform,
            @Limits(min = 1, max = 50) Integer threshold,
            @Limits(min = 0, max = 3_650) Integer graceDays,
            @Limits(min = 0, max = 1_000) Integer rearmCount) {}

    /**
     * A product.
     *
     * @param code names it in orders, at most 64 capital letters, digits, underscores, dots and hyphens
     * @param name for people, at most 200 characters
     * @param family products that belong together, at most 100 characters
     * @param version the release, at most 50 characters
     * @param orderable whether it can stand on an order
     * @param kind what is bought with it: LICENSE if null, UPGRADE_LICENSE (LC-710), BENEFIT, which is not orderable,
     *     SUBSCRIPTION (LC-706) or ONLINE_SERVICE (LC-707); format 2 only
     * @param upgrade whether it needs a qualifying base license (LC-710); format 1 only, there required
     * @param softwareAssuranceBenefit whether it comes with Software Assurance of its family only; then it is not orderable;
     *     format 1 only, there required
     * @param editions codes of the editions that it entitles to; may be empty, and is for subscriptions and online services
     * @param termMonths how many calendar months what is ordered lasts, 1 to 120; of subscriptions and online services only,
     *     null where it has no end by itself; format 2 only
     */
    public record ProductEntry(
            @Limits(maxLength = 64, pattern = "^[A-Z0-9._-]{1,64}$")
            String code,

            @Limits(maxLength = 200) String name,
            @Limits(maxLength = 100) String family,
            @Limits(maxLength = 50) String version,
            Boolean orderable,
            @Nullable ProductKind kind,
            @Nullable Boolean upgrade,
            @Nullable Boolean softwareAssuranceBenefit,
            @Limits(maxItems = 5_000) List<String> editions,

            @Limits(min = 1, max = MAX_TERM_MONTHS) @Nullable
            Integer termMonths) {

        /** Its kind, in whichever form it is said. */
        ProductKind statedKind() {
            if (kind != null) {
                return kind;
            }
            if (Boolean.TRUE.equals(softwareAssuranceBenefit)) {
                return ProductKind.BENEFIT;
            }
            return Boolean.TRUE.equals(upgrade) ? ProductKind.UPGRADE_LICENSE : ProductKind.LICENSE;
        }

        private ProductEntry inPresentFormat() {
            return new ProductEntry(
                    code, name, family, version, orderable, statedKind(), null, null, editions, termMonths);
        }
    }

    /**
     * A benefit of Software Assurance.
     *
     * @param code names it, at most 64 capital letters, digits, underscores, dots and hyphens
     * @param name for people, at most 200 characters
     * @param kind ASSIGNED to people or USED_UP for a purpose
     * @param grants what gives it; at most 10,000, each product once
     * @param edition code of an edition that is excluded from volume activation, of which each assigned unit comes with an
     *     individual key (LC-710); of ASSIGNED benefits only, null for none
     */
    public record BenefitEntry(
            @Limits(maxLength = 64, pattern = "^[A-Z0-9._-]{1,64}$")
            String code,

            @Limits(maxLength = 200) String name,
            BenefitKind kind,
            @Limits(maxItems = 10_000) List<Grant> grants,
            @Limits(maxLength = 64) @Nullable String edition) {}

    /**
     * How many units of a benefit licenses of a product give that Software Assurance covers.
     *
     * @param product code of the product
     * @param units the units for each lot of licenses, 1 to 10,000
     * @param licenses the licenses of a lot, 1 to 10,000; fewer give nothing
     */
    public record Grant(
            @Limits(maxLength = 64) String product,
            @Limits(min = 1, max = 10_000) Integer units,
            @Limits(min = 1, max = 10_000) Integer licenses) {}
}
