package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.productkey.PresentedKey.AskedEdition;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

/**
 * Locks the key that machines present and reads all that decides on their activation, in one round trip to the database:
 * the machines of one key wait for each other, so each thing that is done while the key is locked is paid by all of them.
 *
 * <p>The statements come one after the other and not as one, since only a statement that begins after the lock was
 * granted sees what the transaction before has committed.
 */
@ApplicationScoped
public class PresentedKeys {

    /**
     * By one hash, or by two while the master key changes. Not {@code = ANY}: the database takes an array that it does not
     * know for ten hashes, finds every plan that it could keep dearer than one for the array at hand, and so plans anew each
     * time, at more cost than the statement itself.
     */
    private static final String BY_HASH = "key_hash IN (?, ?)";

    /** Not FOR UPDATE, which would conflict with what inserts of referring rows take on the key. */
    private static final String LOCK =
            "SELECT id, public_id, type, state, permitted, used, told_percent FROM product_key WHERE " + BY_HASH
                    + " FOR NO KEY UPDATE;";

    private static final String IN_FORCE =
            "e.agreement_id = k.agreement_id AND e.starts_at <= ? AND (e.ends_at IS NULL OR e.ends_at > ?)";

    /** By the same rules as {@link ProductKeys#isUsable}. */
    private static final String READ = """
            SELECT a.license_id, a.ended_at IS NULL,
              CASE WHEN k.edition_id IS NULL THEN EXISTS (
                SELECT 1 FROM entitlement e JOIN product p ON p.code = e.product_code
                  JOIN product_edition pe ON pe.product_id = p.id JOIN edition ped ON ped.id = pe.edition_id
                WHERE %1$s AND ped.product_group_id = k.product_group_id)
              ELSE EXISTS (
                SELECT 1 FROM entitlement e JOIN product own ON own.code = e.product_code
                  JOIN product p ON p.id = own.id OR p.kind = 'BENEFIT' AND e.software_assurance
                    AND p.family = own.family
                  JOIN product_edition pe ON pe.product_id = p.id
                WHERE %1$s AND pe.edition_id = k.edition_id) END
            FROM product_key k JOIN agreement a ON a.id = k.agreement_id WHERE k.%2$s;
            """.formatted(IN_FORCE, BY_HASH);

    private static final String EDITIONS = """
            SELECT ed.number, ed.id, ed.code,
              coalesce(ed.product_group_id = k.product_group_id OR ed.id = k.edition_id, false)
            FROM product_key k, edition ed WHERE k.%s AND ed.number = ANY (?)
            """.formatted(BY_HASH);

    private final EntityManager entityManager;
    private final ProductKeyVault vault;
    private final PublisherKeys publisherKeys;
    private final UseNotices notices;
    private final Clock clock;

    @Inject
    public PresentedKeys(
            EntityManager entityManager,
            ProductKeyVault vault,
            PublisherKeys publisherKeys,
            UseNotices notices,
            Clock clock) {
        this.entityManager = entityManager;
        this.vault = vault;
        this.publisherKeys = publisherKeys;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Locks a key until the transaction ends, which makes all other uses of it wait.
     *
     * @param editions the numbers of the editions that are to be activated
     * @return empty if the key is not genuine or was never issued (VA-106)
     */
    public Optional<PresentedKey> lock(ProductKey presented, Set<Integer> editions) {
        if (!publisherKeys.productKeyCodec().isGenuine(presented)) {
            return Optional.empty();
        }
        List<byte[]> hashes = vault.hashes(presented);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOCK + READ + EDITIONS)) {
                setHashes(statement, 1, hashes);
                for (int i = 3; i <= 6; i++) {
                    statement.setObject(i, now);
                }
                setHashes(statement, 7, hashes);
                setHashes(statement, 9, hashes);
                statement.setArray(11, connection.createArrayOf("int4", editions.toArray()));
                statement.execute();
                return presentedKey(statement);
            }
        });
    }

    private static void setHashes(PreparedStatement statement, int first, List<byte[]> hashes) throws SQLException {
        statement.setBytes(first, hashes.get(0));
        statement.setBytes(first + 1, hashes.get(hashes.size() - 1));
    }

    private static Optional<PresentedKey> presentedKey(PreparedStatement statement) throws SQLException {
        try (ResultSet key = statement.getResultSet()) {
            if (!key.next()) {
                return Optional.empty();
            }
            statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            try (ResultSet facts = statement.getResultSet()) {
                facts.next();
                statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                boolean active = ProductKeyState.valueOf(key.getString(4)) == ProductKeyState.ACTIVE;
                return Optional.of(new PresentedKey(
                        key.getLong(1),
                        key.getObject(2, UUID.class),
                        facts.getString(1),
                        KeyType.valueOf(key.getString(3)),
                        active && facts.getBoolean(2) && facts.getBoolean(3),
                        editions(statement),
                        key.getInt(5),
                        key.getInt(6),
                        key.getInt(7)));
            }
        }
    }

    private static Map<Integer, AskedEdition> editions(PreparedStatement statement) throws SQLException {
        Map<Integer, AskedEdition> editions = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                editions.put(row.getInt(1), new AskedEdition(row.getLong(2), row.getString(3), row.getBoolean(4)));
            }
        }
        return editions;
    }

    /** Tells the administrators how much of a locked key is used by now (VA-407). */
    public void tell(PresentedKey key) {
        notices.afterUse(entityManager.find(IssuedProductKey.class, key.id()));
    }
}
