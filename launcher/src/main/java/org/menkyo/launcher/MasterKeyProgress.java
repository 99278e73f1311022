package org.menkyo.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How far a change of the master key has come, as the database knows. */
final class MasterKeyProgress {

    private final DatabaseAccess database;

    MasterKeyProgress(DatabaseAccess database) {
        this.database = database;
    }

    /** How many master keys the installation has had. */
    int count() throws SQLException {
        return number("SELECT count(*) FROM master_key");
    }

    /** Whether there is a next key that is not in use, or a former one that still is. */
    boolean isUnderWay() throws SQLException {
        return number("SELECT count(*) FROM master_key WHERE state IN ('NEXT', 'FORMER')") > 0;
    }

    /** What is waited for, in one sentence. */
    String describe() throws SQLException {
        if (number("SELECT count(*) FROM master_key WHERE state = 'FORMER'") > 0) {
            return "The new key is in use; what was sealed with the former one is being sealed anew";
        }
        int waiting = number("SELECT count(*) FROM master_key_node WHERE NOT EXISTS (SELECT 1 FROM master_key"
                + " WHERE state = 'NEXT' AND fingerprint = ANY (readable))");
        return "The new key is used once all servers can read it; " + waiting + " cannot yet";
    }

    private int number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
