package org.menkyo.shared.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.menkyo.shared.start.StartRefusedException;

/**
 * The changelogs of all features, applied to one database.
 *
 * <p>They run as the owner of the tables and grant the {@link RuntimeRole} what it needs, so that the application itself can
 * neither change the schema nor touch what it may only append to.
 */
public final class DatabaseChangelog {

    /** The Liquibase context of the data that exists for trying out only. */
    public static final String DEMO_CONTEXT = "demo";

    /** A context that no change names: without any context Liquibase would run the changes of every context. */
    private static final String NO_CONTEXT = "production";

    private static final String CHANGELOG = "liquibase/changelog.xml";

    /** What the changelogs want done at each start, whether or not there is anything else to do. */
    static final List<String> AT_EACH_START = List.of("SELECT add_months_ahead(3)");

    private static final Logger LOG = Logger.getLogger(DatabaseChangelog.class.getName());

    private final DataSource owner;
    private final String login;
    private final boolean demo;

    /**
     * @param owner connections of the role that owns the tables
     * @param login the database role that the application works with
     * @param demo whether the demo data are part of the database
     */
    public DatabaseChangelog(DataSource owner, String login, boolean demo) {
        this.owner = owner;
        this.login = login;
        this.demo = demo;
    }

    /**
     * Applies every change that the database does not have yet. Of several callers at once one does, and the others wait for it. A
     * database that was brought up to date with the same changelogs and settings before, and whose record of it was not touched
     * since, only gets what is due at each start.
     *
     * @return whether there was anything to look after, rather than a database known to be up to date
     * @throws SQLException if the database cannot be reached
     * @throws LiquibaseException if a change fails; the changes before it stay applied
     * @throws StartRefusedException if the login has no part in the rights that were granted in this database
     */
    public boolean update() throws SQLException, LiquibaseException {
        ChangelogMark mark = new ChangelogMark(context());
        try (Connection connection = owner.getConnection()) {
            String role = RuntimeRole.of(connection, login);
            if (!mark.fits(connection)) {
                try (var lock = MigrationLock.await(connection)) {
                    // Another server may have done it meanwhile.
                    if (!mark.fits(connection)) {
                        apply(connection, role);
                        note(mark, connection);
                        return true;
                    }
                }
            }
            atEachStart(connection);
            return false;
        }
    }

    private static void note(ChangelogMark mark, Connection connection) {
        try {
            mark.write(connection);
        } catch (SQLException unmarked) {
            // The next start then compares every change again, as this one did.
            LOG.log(Level.INFO, "The database cannot be marked as up to date", unmarked);
        }
    }

    private static void atEachStart(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : AT_EACH_START) {
                statement.execute(sql);
            }
        }
    }

    private void apply(Connection connection, String role) throws SQLException, LiquibaseException {
        try {
            Scope.child(Map.of("liquibase.analytics.enabled", false), () -> update(connection, role));
        } catch (SQLException | LiquibaseException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new LiquibaseException(failed);
        }
    }

    private void update(Connection connection, String role) throws SQLException, LiquibaseException {
        var resources = new ClassLoaderResourceAccessor(DatabaseChangelog.class.getClassLoader());
        try (var liquibase = new Liquibase(CHANGELOG, resources, new LentConnection(connection))) {
            Database database = liquibase.getDatabase();
            var executor = new GrantingExecutor(role);
            executor.setDatabase(database);
            Scope.getCurrentScope().getSingleton(ExecutorService.class).setExecutor("jdbc", database, executor);
            new FormerChecksums(connection, liquibase).exchange(role, CHANGELOG, resources);
            liquibase.update(context());
        }
    }

    private String context() {
        return demo ? DEMO_CONTEXT : NO_CONTEXT;
    }

    /** A connection that Liquibase does not close, since the lock is its own. */
    private static final class LentConnection extends JdbcConnection {

        LentConnection(Connection connection) {
            super(connection);
        }

        @Override
        public void close() {
            // Whoever opened it closes it.
        }
    }
}
