package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Finds editions of the catalog. */
@ApplicationScoped
public class Editions {

    private final EntityManager entityManager;

    @Inject
    public Editions(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The edition of that code. */
    public Optional<Edition> find(String code) {
        return entityManager
                .createQuery("select e from Edition e where e.code = :code", Edition.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The edition of that number in installation IDs and KMS requests. */
    public Optional<Edition> find(int number) {
        return entityManager
                .createQuery("select e from Edition e where e.number = :number", Edition.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** All editions in the order of their numbers. */
    public List<Edition> all() {
        return entityManager
                .createQuery("select e from Edition e left join fetch e.productGroup order by e.number", Edition.class)
                .getResultList();
    }
}
