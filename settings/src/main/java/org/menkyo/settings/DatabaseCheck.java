package org.menkyo.settings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds why Menkyo cannot work with a database that answers: its version, its encoding, and what its two roles may do (LC-1206).
 * It only reads.
 */
public final class DatabaseCheck {

    /** The oldest version of PostgreSQL that is supported. */
    private static final int OLDEST_VERSION = 15;

    private static final String SERVER = """
            select current_setting('server_version_num')::integer / 10000, current_setting('server_version'),
              current_setting('server_encoding')
            """;

    private static final String APPLICATION = """
            select application.rolname, application.oid = owner.oid,
              application.rolsuper or pg_has_role(application.oid, owner.oid, 'MEMBER')
            from pg_roles application cross join pg_roles owner
            where application.rolname = current_user and owner.rolname = ?
            """;

    /** The tables of the audit that the application may change, once they are there. */
    private static final String CHANGEABLE = """
            select string_agg(audit.name, ', ' order by audit.name)
            from unnest(array['audit_record', 'audit_seal']) audit (name)
            where has_table_privilege(to_regclass(audit.name), 'UPDATE, DELETE, TRUNCATE')
            """;

    private final int oldestVersion;

    public DatabaseCheck() {
        this(OLDEST_VERSION);
    }

    /** @param oldestVersion the oldest version of PostgreSQL that passes */
    public DatabaseCheck(int oldestVersion) {
        this.oldestVersion = oldestVersion;
    }

    /**
     * All problems of a database.
     *
     * @param owner a connection of {@code MENKYO_DB_OWNER_USER}
     * @param application a connection of {@code MENKYO_DB_USER}
     */
    public List<Problem> problems(Connection owner, Connection application) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        addServer(problems, owner);
        roles(application, text(owner, "select current_user")).ifPresent(problems::add);
        return problems;
    }

    private void addServer(List<Problem> problems, Connection owner) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(SERVER);
                ResultSet row = query.executeQuery()) {
            row.next();
            if (row.getInt(1) < oldestVersion) {
                problems.add(new Problem(
                        ProblemCode.DATABASE_TOO_OLD,
                        "the database is of PostgreSQL " + row.getString(2) + " and must be of version " + oldestVersion
                                + " or newer."));
            }
            if (!row.getString(3).equals("UTF8")) {
                problems.add(
                        new Problem(
                                ProblemCode.DATABASE_ENCODING,
                                "the database is encoded in " + row.getString(3)
                                        + " and must be in UTF8: make it anew by «create database … encoding 'UTF8' template template0»."));
            }
        }
    }

    private static Optional<Problem> roles(Connection application, String owner) throws SQLException {
        try (PreparedStatement query = application.prepareStatement(APPLICATION)) {
            query.setString(1, owner);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String role = row.getString(1);
                if (row.getBoolean(2)) {
                    return wrongRole("MENKYO_DB_USER and MENKYO_DB_OWNER_USER are both " + role
                            + " and must be two roles, so that the application cannot change the audit.");
                }
                if (row.getBoolean(3)) {
                    return wrongRole("MENKYO_DB_USER is " + role + ", which is a superuser or a member of " + owner
                            + ", and must be neither, so that the application cannot change the audit.");
                }
                String changeable = text(application, CHANGEABLE);
                return changeable == null
                        ? Optional.empty()
                        : wrongRole("MENKYO_DB_USER is " + role + ", which may change " + changeable
                                + ": revoke update, delete and truncate there.");
            }
        }
    }

    private static Optional<Problem> wrongRole(String sentence) {
        return Optional.of(new Problem(ProblemCode.DATABASE_ROLES, sentence));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** What is told to people who start Menkyo with such a database. */
    public static String report(List<Problem> problems) {
        return "Menkyo does not start, since its database is not as it has to be:" + Problem.lines(problems);
    }
}
