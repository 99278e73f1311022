package org.menkyo.shared.database;

import java.util.ArrayList;
import java.util.List;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.jvm.JdbcExecutor;
import liquibase.sql.visitor.AbstractSqlVisitor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.SqlStatement;

/**
 * Puts the name of the role that rights are granted to into the statements of changes when they run. If Liquibase did when it reads
 * the changelogs, the name would be a part of their checksums, and another one would look like changes that were tampered with.
 */
final class GrantingExecutor extends JdbcExecutor {

    private static final String PLACE = "${runtimeRole}";

    private final SqlVisitor visitor;

    /** @param role its name, quoted for SQL */
    GrantingExecutor(String role) {
        visitor = new RoleName(role);
    }

    @Override
    public void execute(SqlStatement statement, List<SqlVisitor> visitors) throws DatabaseException {
        List<SqlVisitor> all = new ArrayList<>(visitors);
        all.add(visitor);
        super.execute(statement, all);
    }

    private static final class RoleName extends AbstractSqlVisitor {

        private final String role;

        RoleName(String role) {
            this.role = role;
        }

        @Override
        public String modifySql(String sql, Database database) {
            return sql.replace(PLACE, role);
        }

        @Override
        public String getName() {
            return "runtimeRole";
        }
    }
}
