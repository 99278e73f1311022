package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.protocol.key.KeyType;

/** Finds and keeps product keys and changes their counts. */
@ApplicationScoped
public class ProductKeyRepository {

    private static final String ENTITLED = " from Entitlement e, ProductGroup g"
            + " where e.agreement = :agreement and e.startsAt <= :now and (e.endsAt is null or e.endsAt > :now)"
            + " and exists (select 1 from Product p join p.editions ed"
            + " where p.code = e.productCode and ed.productGroup = g)";

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected ProductKeyRepository() {
        this(null);
    }

    @Inject
    public ProductKeyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a new key. */
    void add(IssuedProductKey key) {
        entityManager.persist(key);
    }

    /** A serial that no other key has. */
    long nextSerial() {
        return (Long) entityManager
                .createNativeQuery("SELECT nextval('product_key_serial')", Long.class)
                .getSingleResult();
    }

    /** The key of that name. */
    Optional<IssuedProductKey> find(UUID publicId) {
        return entityManager
                .createQuery("select k from IssuedProductKey k where k.publicId = :id", IssuedProductKey.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** The key of that keyed hash. */
    Optional<IssuedProductKey> findByHash(byte[] hash) {
        return entityManager
                .createQuery("select k from IssuedProductKey k where k.keyHash = :hash", IssuedProductKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** The usable key of a type that a licence ID has for a product group. */
    Optional<IssuedProductKey> findActive(Agreement agreement, ProductGroup group, KeyType type) {
        return entityManager
                .createQuery(
                        "select k from IssuedProductKey k where k.agreement = :agreement and k.productGroup = :group"
                                + " and k.type = :type and k.state = :active",
                        IssuedProductKey.class)
                .setParameter("agreement", agreement)
                .setParameter("group", group)
                .setParameter("type", type)
                .setParameter("active", ProductKeyState.ACTIVE)
                .getResultStream()
                .findFirst();
    }

    /** A page of the keys of the agreements, in the order of their issue, and one more if there is one. */
    List<IssuedProductKey> list(Collection<Long> agreements, ProductKeyFilter filter, long after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder("select k from IssuedProductKey k join fetch k.agreement"
                + " join fetch k.productGroup where k.agreement.id in :agreements and k.id > :after");
        restrict(query, parameters, "licenseId", filter.licenseId(), "k.agreement.licenseId = :licenseId");
        restrict(
                query,
                parameters,
                "organization",
                filter.organization(),
                "k.agreement.organization.identifier = :organization");
        restrict(query, parameters, "productGroup", filter.productGroup(), "k.productGroup.code = :productGroup");
        restrict(
                query,
                parameters,
                "product",
                filter.product(),
                "exists (select 1 from Product p join p.editions e"
                        + " where p.code = :product and e.productGroup = k.productGroup)");
        query.append(" order by k.id");
        TypedQuery<IssuedProductKey> typed = entityManager
                .createQuery(query.toString(), IssuedProductKey.class)
                .setParameter("agreements", agreements)
                .setParameter("after", after)
                .setMaxResults(count);
        parameters.forEach(typed::setParameter);
        return typed.getResultList();
    }

    /** For each product group how many licences in force a licence ID has, lowest group first (VA-102). */
    Map<ProductGroup, Long> entitledQuantities(Agreement agreement, Instant now) {
        Map<ProductGroup, Long> quantities = new LinkedHashMap<>();
        entityManager
                .createQuery(
                        "select g.id, sum(e.quantity)" + ENTITLED + " group by g.id, g.rank order by g.rank",
                        Tuple.class)
                .setParameter("agreement", agreement)
                .setParameter("now", now)
                .getResultList()
                .forEach(row -> quantities.put(
                        entityManager.find(ProductGroup.class, row.get(0, Long.class)), row.get(1, Long.class)));
        return quantities;
    }

    /** Whether a licence ID has an entitlement in force for the product group (VA-108). */
    boolean isEntitled(Agreement agreement, ProductGroup group, Instant now) {
        return entityManager
                        .createQuery("select count(e)" + ENTITLED + " and g = :group", Long.class)
                        .setParameter("agreement", agreement)
                        .setParameter("now", now)
                        .setParameter("group", group)
                        .getSingleResult()
                > 0;
    }

    /** Raises what a key permits; does nothing if it permits as much. */
    boolean raisePermitted(IssuedProductKey key, int permitted) {
        int changed = entityManager
                .createQuery("update IssuedProductKey k set k.permitted = :permitted"
                        + " where k.id = :id and k.permitted < :permitted")
                .setParameter("permitted", permitted)
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
        return changed > 0;
    }

    /** Lets no other transaction count on this key until this one ends, and reads its counts and state anew. */
    void lock(IssuedProductKey key) {
        // A lock by the entity manager would include the joined product group, which this role may only read.
        entityManager
                .createNativeQuery("SELECT id FROM product_key WHERE id = :id FOR NO KEY UPDATE", Long.class)
                .setParameter("id", key.id())
                .getSingleResult();
        entityManager.refresh(key);
    }

    /** Uses one of what the key permits; false if nothing is left (VA-406). */
    boolean useOne(IssuedProductKey key) {
        int changed = entityManager
                .createQuery("update IssuedProductKey k set k.used = k.used + 1"
                        + " where k.id = :id and k.used < k.permitted")
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
        return changed > 0;
    }

    private static void restrict(
            StringBuilder query, Map<String, Object> parameters, String name, String value, String condition) {
        if (value != null) {
            query.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
