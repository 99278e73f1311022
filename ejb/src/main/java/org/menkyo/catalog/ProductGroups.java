package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds product groups of the catalog and the catalog itself. */
@ApplicationScoped
public class ProductGroups {

    private final EntityManager entityManager;

    @Inject
    public ProductGroups(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The catalog. */
    public Catalog catalog() {
        return entityManager.find(Catalog.class, Catalog.ONLY);
    }

    /** The product group of that code. */
    public Optional<ProductGroup> find(String code) {
        return entityManager
                .createQuery("select g from ProductGroup g where g.code = :code", ProductGroup.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** All product groups, lowest first (VA-101). */
    public List<ProductGroup> all() {
        return entityManager
                .createQuery("select g from ProductGroup g order by g.rank", ProductGroup.class)
                .getResultList();
    }
}
