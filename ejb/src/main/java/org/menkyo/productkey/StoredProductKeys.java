package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;
import org.menkyo.masterkey.StoredSecrets;
import org.menkyo.shared.secret.SecretBox;

/** The product keys, for a change of the master key: with each its keyed hashes are made anew (VA-106). */
@ApplicationScoped
public class StoredProductKeys implements StoredSecrets {

    private static final Logger LOG = System.getLogger(StoredProductKeys.class.getName());

    private static final String NOT_CURRENT =
            " WHERE substring(sealed_key FROM 1 FOR " + SecretBox.HEADER_BYTES + ") <> ? ";

    /** FOR UPDATE, since the hash is a unique key; whatever uses a key at this moment is passed over. */
    private static final String ROWS = "SELECT id, public_id, sealed_key, key_hash, prefix_hash FROM product_key"
            + NOT_CURRENT + "AND id > ? ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String UPDATE =
            "UPDATE product_key SET sealed_key = ?, key_hash = ?, prefix_hash = ? WHERE id = ?";

    private final EntityManager entities;
    private final SecretBox secrets;
    private final ProductKeyVault vault;

    @Inject
    public StoredProductKeys(EntityManager entities, SecretBox secrets, ProductKeyVault vault) {
        this.entities = entities;
        this.secrets = secrets;
        this.vault = vault;
    }

    @Override
    public String column() {
        return "product_key.sealed_key";
    }

    @Override
    public long left() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement count =
                    connection.prepareStatement("SELECT count(*) FROM product_key" + NOT_CURRENT)) {
                count.setBytes(1, secrets.currentHeader());
                try (ResultSet result = count.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    @Override
    public Object sealAnew(Object after, int most) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> sealAnew(connection, after == null ? 0 : (Long) after, most));
    }

    private Object sealAnew(Connection connection, long after, int most) throws SQLException {
        Long last = null;
        try (PreparedStatement rows = connection.prepareStatement(ROWS);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            rows.setBytes(1, secrets.currentHeader());
            rows.setLong(2, after);
            rows.setInt(3, most);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    addUpdate(
                            update,
                            last,
                            row.getObject(2, UUID.class),
                            new SealedProductKey(row.getBytes(3), row.getBytes(4), row.getBytes(5)));
                }
            }
            update.executeBatch();
        }
        return last;
    }

    /** What cannot be opened stays as it is: nobody could open it before either. */
    private void addUpdate(PreparedStatement update, long id, UUID publicId, SealedProductKey sealed)
            throws SQLException {
        try {
            SealedProductKey anew = vault.seal(publicId, vault.open(publicId, sealed));
            update.setBytes(1, anew.ciphertext());
            update.setBytes(2, anew.hash());
            update.setBytes(3, anew.prefixHash());
            update.setLong(4, id);
            update.addBatch();
        } catch (IllegalStateException damaged) {
            LOG.log(Level.ERROR, "The product key " + publicId + " cannot be sealed anew", damaged);
        }
    }
}
