package org.menkyo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;
import org.menkyo.protocol.certificate.Platform;

/** What is installed on a machine and activated there (VA-101). */
@Entity
@Table(name = "edition")
public class Edition {

    @Id
    private Long id;

    private String code;

    private int number;

    private String name;

    @ManyToOne
    @JoinColumn(name = "product_group_id")
    private ProductGroup productGroup;

    @Enumerated(EnumType.STRING)
    private Platform platform;

    private int threshold;

    @Column(name = "grace_days")
    private int graceDays;

    @Column(name = "rearm_count")
    private int rearmCount;

    protected Edition() {}

    public Long id() {
        return id;
    }

    /** Names the edition in the catalog, at most 64 characters. */
    public String code() {
        return code;
    }

    /** Stands for the edition in installation IDs and KMS requests: 1…16383. */
    public int number() {
        return number;
    }

    /** The name for people. */
    public String name() {
        return name;
    }

    /** The group whose MAK activates the edition; empty if it is excluded from volume activation (VA-109). */
    public Optional<ProductGroup> productGroup() {
        return Optional.ofNullable(productGroup);
    }

    /** Whether it is a client or a server (VA-104). */
    public Platform platform() {
        return platform;
    }

    /** The count from which a KMS client of this edition activates itself (VA-306). */
    public int threshold() {
        return threshold;
    }

    /** Days of initial grace (VA-202). */
    public int graceDays() {
        return graceDays;
    }

    /** How often the timers can be reset (VA-208). */
    public int rearmCount() {
        return rearmCount;
    }

    /** Whether a MAK of this group activates the edition: of exactly its own group (VA-103, VA-109). */
    public boolean isActivatedByMakOf(ProductGroup group) {
        return productGroup().filter(own -> own.id().equals(group.id())).isPresent();
    }

    EditionView view() {
        return new EditionView(
                code,
                name,
                number,
                productGroup().map(ProductGroup::code).orElse(null),
                platform,
                threshold,
                graceDays,
                rearmCount);
    }
}
