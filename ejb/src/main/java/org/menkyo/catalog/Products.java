package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds products of the catalog. */
@ApplicationScoped
public class Products {

    private final EntityManager entityManager;

    @Inject
    public Products(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The product of that code. */
    public Optional<Product> find(String code) {
        return entityManager
                .createQuery("select p from Product p where p.code = :code", Product.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The names of products by their codes. */
    public Map<String, String> names(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : entityManager
                        .createQuery("select p from Product p where p.code in :codes", Product.class)
                        .setParameter("codes", codes)
                        .getResultStream()
                        .collect(Collectors.toMap(Product::code, Product::name));
    }

    /** All products. */
    List<Product> all() {
        return entityManager
                .createQuery("select p from Product p left join fetch p.editions", Product.class)
                .getResultList();
    }

    /** Products in the order of their internal ids, at most as many as said, behind the one with the given id. */
    List<Product> after(long id, int count) {
        return entityManager
                .createQuery("select p from Product p where p.id > :id order by p.id", Product.class)
                .setParameter("id", id)
                .setMaxResults(count)
                .getResultList();
    }
}
