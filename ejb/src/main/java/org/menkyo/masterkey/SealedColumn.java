package org.menkyo.masterkey;

import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.Session;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** A column that holds one sealed secret in each row, or none. */
public abstract class SealedColumn implements StoredSecrets {

    private static final Logger LOG = System.getLogger(SealedColumn.class.getName());

    private static final String NOT_CURRENT =
            " %1$s IS NOT NULL AND substring(%1$s FROM 1 FOR " + SecretBox.HEADER_BYTES + ") <> ? ";

    private final EntityManager entities;
    private final SecretBox secrets;
    private final String table;
    private final String key;
    private final String column;
    private final String row;

    /**
     * A column.
     *
     * @param key the primary key, in whose order the rows are gone through
     * @param row an expression for what the places of secrets name rows by
     */
    protected SealedColumn(
            EntityManager entities, SecretBox secrets, String table, String key, String column, String row) {
        this.entities = entities;
        this.secrets = secrets;
        this.table = table;
        this.key = key;
        this.column = column;
        this.row = row;
    }

    /** Where the secret of a row is kept. */
    protected abstract SecretPlace place(String rowName);

    @Override
    public String column() {
        return table + "." + column;
    }

    @Override
    public long left() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement count = connection.prepareStatement(
                    "SELECT count(*) FROM " + table + " WHERE" + NOT_CURRENT.formatted(column))) {
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
        return entities.unwrap(Session.class).doReturningWork(connection -> sealAnew(connection, after, most));
    }

    private Object sealAnew(Connection connection, Object after, int most) throws SQLException {
        String select = "SELECT " + key + ", " + row + ", " + column + " FROM " + table + " WHERE"
                + NOT_CURRENT.formatted(column) + (after == null ? "" : "AND " + key + " > ? ") + "ORDER BY " + table
                + "." + key
                + " LIMIT ? FOR NO KEY UPDATE SKIP LOCKED";
        Object last = null;
        try (PreparedStatement rows = connection.prepareStatement(select);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE " + table + " SET " + column + " = ? WHERE " + key + " = ?")) {
            int place = 1;
            rows.setBytes(place++, secrets.currentHeader());
            if (after != null) {
                rows.setObject(place++, after);
            }
            rows.setInt(place, most);
            try (ResultSet found = rows.executeQuery()) {
                while (found.next()) {
                    last = found.getObject(1);
                    addUpdate(update, last, found.getString(2), found.getBytes(3));
                }
            }
            update.executeBatch();
        }
        return last;
    }

    /** What cannot be opened stays as it is: nobody could open it before either. */
    private void addUpdate(PreparedStatement update, Object rowKey, String rowName, byte[] sealed) throws SQLException {
        try {
            update.setBytes(1, secrets.sealAnew(place(rowName), sealed));
            update.setObject(2, rowKey);
            update.addBatch();
        } catch (IllegalStateException damaged) {
            LOG.log(Level.ERROR, "The secret in " + column() + " of " + rowName + " cannot be sealed anew", damaged);
        }
    }
}
