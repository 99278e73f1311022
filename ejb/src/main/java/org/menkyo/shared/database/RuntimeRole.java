package org.menkyo.shared.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.menkyo.shared.start.StartRefusedException;

/**
 * The database role that the application's rights are granted to. A database keeps the one that its first changes were granted
 * to: the login that the application works with is that role or a member of it, and can be another one at each start. A new
 * database grants to the group {@value #GROUP} if the login is a member, else to the login.
 */
final class RuntimeRole {

    /** What administrators are told to make. */
    static final String GROUP = "menkyo_runtime";

    /** Others may have been given more, but whoever may add rows to most of the owner's tables is the application. */
    private static final String GRANTED_TO = """
            select quote_ident(r.rolname), pg_has_role(?, r.oid, 'USAGE')
              from pg_class c
              cross join lateral aclexplode(c.relacl) a
              join pg_roles r on r.oid = a.grantee
              where c.relowner = (select oid from pg_roles where rolname = current_user)
                and c.relkind in ('r', 'p') and a.privilege_type = 'INSERT' and a.grantee <> c.relowner
              group by r.oid, r.rolname
              order by count(*) desc, r.oid
              limit 1
            """;

    private static final String OF_A_NEW_DATABASE = """
            select quote_ident(coalesce(
              (select rolname from pg_roles where rolname = '%s' and pg_has_role(?, oid, 'USAGE')), ?))
            """.formatted(GROUP);

    private RuntimeRole() {}

    /**
     * Its name, quoted for SQL.
     *
     * @param owner a connection of the role that owns the tables
     * @param login the role that the application works with
     * @throws StartRefusedException if that login has no part in the rights that were granted in this database
     */
    static String of(Connection owner, String login) throws SQLException {
        Optional<String> granted = grantedTo(owner, login);
        if (granted.isPresent()) {
            return granted.get();
        }
        try (PreparedStatement query = owner.prepareStatement(OF_A_NEW_DATABASE)) {
            query.setString(1, login);
            query.setString(2, login);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static Optional<String> grantedTo(Connection owner, String login) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(GRANTED_TO)) {
            query.setString(1, login);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String role = row.getString(1);
                if (!row.getBoolean(2)) {
                    throw new StartRefusedException(
                            ("The role %s of MENKYO_DB_USER has no rights in this database, as they are"
                                            + " granted to %s: let it inherit them, by «grant %s to \"%s\"» as PostgreSQL's"
                                            + " administrator, or set another role.")
                                    .formatted(login, role, role, login));
                }
                return Optional.of(role);
            }
        }
    }
}
