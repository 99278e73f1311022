package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.menkyo.agreement.Agreement;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.ProductGroup;
import org.menkyo.entitlement.SoftwareAssuranceEnd;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.productkey.IndividualKeyIssuer.NewKey;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.Settings;

/** Finds and keeps product keys and changes their counts. */
@ApplicationScoped
public class ProductKeyRepository {

    private static final String IN_FORCE =
            " e.agreement = :agreement and e.startsAt <= :now and (e.endsAt is null or e.endsAt > :now)";

    private static final String ENTITLED = " from Entitlement e, ProductGroup g where" + IN_FORCE
            + " and exists (select 1 from Product p join p.editions ed"
            + " where p.code = e.productCode and ed.productGroup = g)";

    /** By a license of the edition itself, or by Software Assurance of a family that brings it as a benefit (LC-710). */
    private static final String ENTITLED_TO_EDITION = """
            SELECT coalesce(sum(e.quantity), 0)
            FROM entitlement e JOIN agreement a ON a.id = e.agreement_id JOIN product own ON own.code = e.product_code
            WHERE a.id = :agreement AND e.starts_at <= :now AND (e.ends_at IS NULL OR e.ends_at > :now)
              AND EXISTS (
                SELECT 1 FROM product p JOIN product_edition pe ON pe.product_id = p.id
                WHERE pe.edition_id = :edition AND (p.id = own.id
                  OR p.kind = 'BENEFIT' AND p.family = own.family AND %s))
            """.formatted(SoftwareAssuranceEnd.COVERS);

    private static final LocalDate BEFORE_ANY_END = LocalDate.of(1900, 1, 1);

    private static final String INSERT_INDIVIDUAL = """
            INSERT INTO product_key (public_id, agreement_id, edition_id, type, serial, sealed_key, key_hash, prefix_hash,
              last_characters, licensed, granted, permitted, used, returned, told_percent, state, issued_at)
            VALUES (?, ?, ?, 'INDIVIDUAL', ?, ?, ?, ?, ?, 1, 0, 1, 0, 0, 0, 'ACTIVE', ?)
            """;

    private final EntityManager entityManager;
    private final Settings settings;

    @Inject
    public ProductKeyRepository(EntityManager entityManager, Settings settings) {
        this.entityManager = entityManager;
        this.settings = settings;
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

    /** Serials that no other key has, in ascending order. */
    List<Long> nextSerials(int count) {
        @SuppressWarnings("unchecked")
        List<Long> serials = entityManager
                .createNativeQuery(
                        "SELECT nextval('product_key_serial') FROM generate_series(1, :count) ORDER BY 1", Long.class)
                .setParameter("count", count)
                .getResultList();
        return serials;
    }

    /** Keeps new individual keys, all by one round trip to the database or a few. */
    void addIndividual(Agreement agreement, Edition edition, List<NewKey> newKeys, Instant now) {
        OffsetDateTime issuedAt = now.atOffset(ZoneOffset.UTC);
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT_INDIVIDUAL)) {
                for (NewKey newKey : newKeys) {
                    insert.setObject(1, newKey.publicId());
                    insert.setLong(2, agreement.id());
                    insert.setLong(3, edition.id());
                    insert.setLong(4, newKey.key().serial());
                    insert.setBytes(5, newKey.sealed().ciphertext());
                    insert.setBytes(6, newKey.sealed().hash());
                    insert.setBytes(7, newKey.sealed().prefixHash());
                    insert.setString(8, MaskedKey.lastCharacters(newKey.key()));
                    insert.setObject(9, issuedAt);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** The key of that name. */
    Optional<IssuedProductKey> find(UUID publicId) {
        return entityManager
                .createQuery("select k from IssuedProductKey k where k.publicId = :id", IssuedProductKey.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** The key that has one of these keyed hashes. */
    Optional<IssuedProductKey> findByHash(List<byte[]> hashes) {
        return entityManager
                .createQuery("select k from IssuedProductKey k where k.keyHash in :hashes", IssuedProductKey.class)
                .setParameter("hashes", hashes)
                .getResultStream()
                .findFirst();
    }

    /** The usable key of a type that a license ID has for a product group. */
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

    /** The usable keys of a type that a license ID has, in the order of their issue. */
    List<IssuedProductKey> findActive(Agreement agreement, KeyType type) {
        return entityManager
                .createQuery(
                        "select k from IssuedProductKey k where k.agreement = :agreement and k.type = :type"
                                + " and k.state = :active order by k.id",
                        IssuedProductKey.class)
                .setParameter("agreement", agreement)
                .setParameter("type", type)
                .setParameter("active", ProductKeyState.ACTIVE)
                .getResultList();
    }

    /** The keys of which installation IDs carry the same 32 bits, found by one of their keyed hashes (VA-403). */
    List<IssuedProductKey> findByPrefix(List<byte[]> prefixHashes) {
        return entityManager
                .createQuery(
                        "select k from IssuedProductKey k where k.prefixHash in :hashes order by k.id",
                        IssuedProductKey.class)
                .setParameter("hashes", prefixHashes)
                .getResultList();
    }

    /** A page of the keys of one agreement, in the order of their issue, and one more if there is one. */
    List<IssuedProductKey> list(Agreement agreement, long after, int count) {
        return entityManager
                .createQuery(
                        "select k from IssuedProductKey k left join fetch k.productGroup left join fetch k.edition"
                                + " where k.agreement = :agreement and k.id > :after order by k.id",
                        IssuedProductKey.class)
                .setParameter("agreement", agreement)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /** A page of the keys of permitted agreements, in the order of their issue, and one more if there is one. */
    List<IssuedProductKey> list(PermittedAgreements agreements, ProductKeyFilter filter, long after, int count) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder("SELECT k.id FROM product_key k"
                + " JOIN agreement a ON a.id = k.agreement_id JOIN organization o ON o.id = a.organization_id"
                + " LEFT JOIN product_group g ON g.id = k.product_group_id WHERE k.agreement_id IN "
                + agreements.ids() + " AND k.id > :after");
        restrict(query, parameters, "licenseId", filter.licenseId(), "a.license_id = :licenseId");
        restrict(query, parameters, "organization", filter.organization(), "o.identifier = :organization");
        restrict(query, parameters, "productGroup", filter.productGroup(), "g.code = :productGroup");
        restrict(
                query,
                parameters,
                "product",
                filter.product(),
                "EXISTS (SELECT 1 FROM product p JOIN product_edition pe ON pe.product_id = p.id"
                        + " JOIN edition e ON e.id = pe.edition_id"
                        + " WHERE p.code = :product AND (e.product_group_id = k.product_group_id OR e.id = k.edition_id))");
        query.append(" ORDER BY k.id LIMIT :count");
        Query ids = agreements
                .bind(entityManager.createNativeQuery(query.toString(), Long.class))
                .setParameter("after", after)
                .setParameter("count", count);
        parameters.forEach(ids::setParameter);
        return entityManager
                .createQuery(
                        "select k from IssuedProductKey k join fetch k.agreement left join fetch k.productGroup"
                                + " left join fetch k.edition"
                                + " where k.id in :ids order by k.id",
                        IssuedProductKey.class)
                .setParameter("ids", ids.getResultList())
                .getResultList();
    }

    /** For each product group how many licenses in force a license ID has, lowest group first (VA-102). */
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

    /** Whether a license ID has an entitlement in force for the product group (VA-108). */
    boolean isEntitled(Agreement agreement, ProductGroup group, Instant now) {
        return entityManager
                        .createQuery("select count(e)" + ENTITLED + " and g = :group", Long.class)
                        .setParameter("agreement", agreement)
                        .setParameter("now", now)
                        .setParameter("group", group)
                        .getSingleResult()
                > 0;
    }

    /**
     * How many individual keys a license ID can have for an edition that belongs to no product group (VA-109). Those of a
     * benefit are given until Software Assurance ends (LC-113).
     */
    long entitledQuantity(Agreement agreement, Edition edition, Instant now) {
        return entitledQuantity(
                agreement, edition, now, now.atZone(settings.timeZone()).toLocalDate());
    }

    /**
     * Whether licenses in force entitle a license ID to an edition that belongs to no product group (VA-108). The end of
     * Software Assurance takes away no key that it gave (LC-113).
     */
    boolean isEntitled(Agreement agreement, Edition edition, Instant now) {
        return entitledQuantity(agreement, edition, now, BEFORE_ANY_END) > 0;
    }

    private long entitledQuantity(Agreement agreement, Edition edition, Instant now, LocalDate today) {
        return (Long) entityManager
                .createNativeQuery(ENTITLED_TO_EDITION, Long.class)
                .setParameter("agreement", agreement.id())
                .setParameter("now", now)
                .setParameter("edition", edition.id())
                .setParameter("zone", settings.timeZone().getId())
                .setParameter("today", today)
                .getSingleResult();
    }

    /** How many usable individual keys a license ID has for an edition. */
    long individualKeys(Agreement agreement, Edition edition) {
        return entityManager
                .createQuery(
                        "select count(k) from IssuedProductKey k where k.agreement = :agreement"
                                + " and k.edition = :edition and k.state = :active",
                        Long.class)
                .setParameter("agreement", agreement)
                .setParameter("edition", edition)
                .setParameter("active", ProductKeyState.ACTIVE)
                .getSingleResult();
    }

    /**
     * Sets what a locked key permits. What is used stays permitted; what the administrators were told of its use is set to
     * where it stands now.
     */
    void allow(IssuedProductKey key, int licensed, int granted) {
        int permitted = Math.max(key.used(), licensed + granted);
        entityManager
                .createQuery("update IssuedProductKey k set k.licensed = :licensed, k.granted = :granted,"
                        + " k.permitted = :permitted, k.toldPercent = :told where k.id = :id")
                .setParameter("licensed", licensed)
                .setParameter("granted", granted)
                .setParameter("permitted", permitted)
                .setParameter("told", UsePolicy.level(key.used(), permitted))
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
    }

    /** Sets how often a locked KMS host key activates each further host. */
    void allowPerHost(IssuedProductKey key, int activationsPerHost) {
        entityManager
                .createQuery("update IssuedProductKey k set k.activationsPerHost = :perHost where k.id = :id")
                .setParameter("perHost", activationsPerHost)
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
    }

    /** Keeps which share of a locked key's use the administrators were told of (VA-407). */
    void told(IssuedProductKey key, int percent) {
        entityManager
                .createQuery("update IssuedProductKey k set k.toldPercent = :percent where k.id = :id")
                .setParameter("percent", percent)
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
    }

    /** Stops a locked key for new activations, since another one takes its place (VA-107). */
    void exchange(IssuedProductKey key) {
        entityManager
                .createQuery("update IssuedProductKey k set k.state = :exchanged where k.id = :id")
                .setParameter("exchanged", ProductKeyState.EXCHANGED)
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
    }

    /** Keeps which key took the place of an exchanged one. */
    void replacedBy(IssuedProductKey key, IssuedProductKey replacement) {
        entityManager
                .createNativeQuery("UPDATE product_key SET replaced_by_id = :replacement WHERE id = :id")
                .setParameter("replacement", replacement.id())
                .setParameter("id", key.id())
                .executeUpdate();
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

    /** Uses so many of what the key permits; false if not so many are left (VA-406). */
    boolean use(IssuedProductKey key, int count) {
        int changed = entityManager
                .createQuery("update IssuedProductKey k set k.used = k.used + :count"
                        + " where k.id = :id and k.used <= k.permitted - :count")
                .setParameter("count", count)
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
        return changed > 0;
    }

    /**
     * Takes back one use of a locked key. What is permitted beyond licenses and grants, since it was used, goes with it; what
     * the administrators were told stays, so that they are told of each share once (VA-407).
     */
    void giveBack(IssuedProductKey key) {
        entityManager
                .createNativeQuery("UPDATE product_key SET used = used - 1, returned = returned + 1,"
                        + " permitted = greatest(used - 1, licensed + granted) WHERE id = :id")
                .setParameter("id", key.id())
                .executeUpdate();
        entityManager.refresh(key);
    }

    private static void restrict(
            StringBuilder query, Map<String, Object> parameters, String name, String value, String condition) {
        if (value != null) {
            query.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }
}
