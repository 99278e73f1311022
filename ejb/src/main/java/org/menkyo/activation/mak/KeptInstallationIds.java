package org.menkyo.activation.mak;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.Session;
import org.menkyo.masterkey.StoredSecrets;
import org.menkyo.protocol.activation.InstallationId;

/**
 * Takes the part of the product key out of the installation IDs that earlier releases have kept: with it, whoever has a copy of
 * the database could tell a right guess of a key from a wrong one. Goes with the walk over the sealed secrets, and finds
 * nothing to do once it has been through.
 */
@ApplicationScoped
public class KeptInstallationIds implements StoredSecrets {

    /** Table and primary key. */
    private record Table(String name, String key) {}

    private static final List<Table> TABLES = List.of(
            new Table("activated_machine", "id"),
            new Table("confirmation", "id"),
            new Table("activated_host", "id"),
            new Table("host_certificate", "serial"),
            new Table("kms_host", "id"));

    /** The number without its check digits, shifted past the hardware, has the 32 bits of the key at its end. */
    private static final String HAS_KEY = " installation_id IS NOT NULL AND mod(div((substr(installation_id, 1, 5)"
            + " || substr(installation_id, 7, 5) || substr(installation_id, 13, 5) || substr(installation_id, 19, 5)"
            + " || substr(installation_id, 25, 5) || substr(installation_id, 31, 5) || substr(installation_id, 37, 5)"
            + " || substr(installation_id, 43, 5) || substr(installation_id, 49, 5))::numeric,"
            + " 1267650600228229401496703205376), 4294967296) <> 0 ";

    private final EntityManager entities;

    @Inject
    public KeptInstallationIds(EntityManager entities) {
        this.entities = entities;
    }

    /** How far it came: in which table, and there to which row. */
    private record Place(int table, long row) {}

    @Override
    public String column() {
        return "installation_id with a part of the product key";
    }

    @Override
    public long left() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            long left = 0;
            for (Table table : TABLES) {
                try (PreparedStatement count = connection.prepareStatement(
                                "SELECT count(*) FROM " + table.name() + " WHERE" + HAS_KEY);
                        ResultSet result = count.executeQuery()) {
                    result.next();
                    left += result.getLong(1);
                }
            }
            return left;
        });
    }

    @Override
    public Object sealAnew(Object after, int most) {
        Place place = after == null ? new Place(0, 0) : (Place) after;
        return entities.unwrap(Session.class).doReturningWork(connection -> sealAnew(connection, place, most));
    }

    private static Place sealAnew(Connection connection, Place place, int most) throws SQLException {
        Table table = TABLES.get(place.table());
        long last = -1;
        try (PreparedStatement rows = connection.prepareStatement("SELECT " + table.key() + ", installation_id FROM "
                        + table.name() + " WHERE" + HAS_KEY + "AND " + table.key() + " > ? ORDER BY " + table.key()
                        + " LIMIT ? FOR NO KEY UPDATE SKIP LOCKED");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE " + table.name() + " SET installation_id = ? WHERE " + table.key() + " = ?")) {
            rows.setLong(1, place.row());
            rows.setInt(2, most);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    update.setString(
                            1, new InstallationId(row.getString(2)).withoutKey().digits());
                    update.setLong(2, last);
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
        if (last >= 0) {
            return new Place(place.table(), last);
        }
        return place.table() + 1 < TABLES.size() ? new Place(place.table() + 1, 0) : null;
    }
}
