package org.menkyo.shared.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import liquibase.ChecksumVersion;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;

/**
 * Checksums of databases from the time when the name of the application's role was a part of them. Those that are exactly what that
 * name made are exchanged for those without it; any other stays, and is told as a change that was tampered with.
 */
final class FormerChecksums {

    /** The first change that grants something. */
    private static final String KNOWN_BY = "shared-runtime-role";

    private static final String USUAL_ROLE = "menkyo_app";

    private final Connection connection;
    private final Liquibase liquibase;

    FormerChecksums(Connection connection, Liquibase liquibase) {
        this.connection = connection;
        this.liquibase = liquibase;
    }

    /**
     * Exchanges them.
     *
     * @param role the role that rights are granted to, which may have had another name since
     */
    void exchange(String role, String changelog, ResourceAccessor resources) throws LiquibaseException, SQLException {
        List<ChangeSet> changes = liquibase.getDatabaseChangeLog().getChangeSets();
        if (!areThere(changes)) {
            return;
        }
        Database database = liquibase.getDatabase();
        for (String name : new LinkedHashSet<>(List.of(role, USUAL_ROLE))) {
            var named = new Liquibase(changelog, resources, database);
            named.setChangeLogParameter("runtimeRole", name);
            exchange(named.getDatabaseChangeLog().getChangeSets(), changes);
        }
        connection.commit();
    }

    /** Liquibase itself is not asked, since it would remember the answer. */
    private boolean areThere(List<ChangeSet> changes) throws SQLException {
        String sum = changes.stream()
                .filter(change -> KNOWN_BY.equals(change.getId()))
                .map(FormerChecksums::sum)
                .findFirst()
                .orElseThrow();
        try (PreparedStatement table =
                        connection.prepareStatement("select to_regclass('databasechangelog') is not null");
                ResultSet there = table.executeQuery()) {
            if (!there.next() || !there.getBoolean(1)) {
                return false;
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from databasechangelog where id = ? and md5sum <> ?")) {
            query.setString(1, KNOWN_BY);
            query.setString(2, sum);
            try (ResultSet other = query.executeQuery()) {
                return other.next();
            }
        }
    }

    private void exchange(List<ChangeSet> named, List<ChangeSet> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update databasechangelog set md5sum = ?"
                + " where md5sum = ? and id = ? and author = ? and filename = ?")) {
            for (int i = 0; i < changes.size(); i++) {
                ChangeSet change = changes.get(i);
                update.setString(1, sum(change));
                update.setString(2, sum(named.get(i)));
                update.setString(3, change.getId());
                update.setString(4, change.getAuthor());
                update.setString(5, change.getFilePath());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static String sum(ChangeSet change) {
        return change.generateCheckSum(ChecksumVersion.latest()).toString();
    }
}
