package org.menkyo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A group of editions that share their volume product keys; groups form a hierarchy (VA-101). */
@Entity
@Table(name = "product_group")
public class ProductGroup {

    @Id
    private Long id;

    private String code;

    private String name;

    private int number;

    private int rank;

    @Column(name = "activation_returns_per_year")
    private int activationReturnsPerYear;

    protected ProductGroup() {}

    public Long id() {
        return id;
    }

    /** Names the group in the catalog, at most 32 characters. */
    public String code() {
        return code;
    }

    /** The name for people. */
    public String name() {
        return name;
    }

    /** Stands for the group in product keys: 0…255, never changed once a key was issued. */
    public int number() {
        return number;
    }

    /** Place in the hierarchy: the least is the lowest group (VA-101). */
    public int rank() {
        return rank;
    }

    /** How many uses of each of its MAKs can be given back in a calendar year; 0 if none can (VA-409). */
    public int activationReturnsPerYear() {
        return activationReturnsPerYear;
    }
}
