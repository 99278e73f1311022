package org.menkyo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is ordered and licensed; entitles to editions and through them to product groups. */
@Entity
@Table(name = "product")
public class Product {

    @Id
    private Long id;

    private String code;

    private String name;

    private String family;

    private String version;

    private boolean orderable;

    @Enumerated(EnumType.STRING)
    private ProductKind kind;

    @Column(name = "term_months")
    private Integer termMonths;

    @ManyToMany
    @JoinTable(
            name = "product_edition",
            joinColumns = @JoinColumn(name = "product_id"),
            inverseJoinColumns = @JoinColumn(name = "edition_id"))
    @OrderBy("number")
    private List<Edition> editions = new ArrayList<>();

    protected Product() {}

    public Long id() {
        return id;
    }

    /** Names the product in orders, at most 64 characters. */
    public String code() {
        return code;
    }

    /** The name for people. */
    public String name() {
        return name;
    }

    /** Products that belong together, such as all releases of one. */
    public String family() {
        return family;
    }

    /** The release. */
    public String version() {
        return version;
    }

    /** Whether the product can stand on an order; benefits of Software Assurance cannot (LC-710). */
    public boolean isOrderable() {
        return orderable;
    }

    /** What is bought with it. */
    public ProductKind kind() {
        return kind;
    }

    /** How many calendar months what is ordered of it lasts; empty where it has no end by itself (LC-706, LC-707). */
    public Optional<Integer> termMonths() {
        return Optional.ofNullable(termMonths);
    }

    /** The editions that it entitles to. */
    public List<Edition> editions() {
        return List.copyOf(editions);
    }

    /** The product groups that it entitles to volume keys of, lowest first (VA-102). */
    public List<ProductGroup> productGroups() {
        return editions.stream()
                .flatMap(edition -> edition.productGroup().stream())
                .distinct()
                .sorted(Comparator.comparingInt(ProductGroup::rank))
                .toList();
    }

    ProductView view() {
        return new ProductView(
                code,
                name,
                family,
                version,
                orderable,
                kind,
                kind == ProductKind.UPGRADE_LICENSE,
                kind == ProductKind.BENEFIT,
                termMonths,
                editions.stream().map(Edition::code).toList());
    }
}
