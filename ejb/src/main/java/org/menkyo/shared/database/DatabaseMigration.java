package org.menkyo.shared.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.hibernate.SessionFactory;
import org.menkyo.settings.DatabaseCheck;
import org.menkyo.settings.Problem;
import org.menkyo.shared.Settings;
import org.menkyo.shared.start.StartCheck;
import org.menkyo.shared.start.StartRefusedException;

/**
 * Brings the database up to date before anything else of the application starts. Beans that touch the database at
 * start, and timers, name it in {@link jakarta.ejb.DependsOn}.
 *
 * <p>The deployment fails if a change fails, an entity does not fit its table, or a {@link StartCheck} refuses.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class DatabaseMigration {

    private static final Logger LOG = System.getLogger(DatabaseMigration.class.getName());

    private static final int ANSWER_TIMEOUT_SECONDS = 2;

    @Resource(lookup = "java:jboss/datasources/MenkyoOwnerDS")
    private DataSource owner;

    @Resource(lookup = "java:jboss/datasources/MenkyoDS")
    private DataSource runtime;

    @Inject
    private Instance<StartCheck> checks;

    @Inject
    private Settings settings;

    @PersistenceUnit(unitName = "menkyo")
    private EntityManagerFactory entities;

    @PostConstruct
    void migrate() {
        try {
            checkDatabase();
            new DatabaseChangelog(owner, login(), settings.demo()).update();
        } catch (StartRefusedException refused) {
            throw told(refused);
        } catch (SQLException | LiquibaseException failed) {
            throw new IllegalStateException("The database could not be brought up to date", failed);
        }
        entities.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
        for (StartCheck check : checks) {
            check(check);
        }
    }

    private void checkDatabase() throws SQLException {
        try (Connection ofOwner = owner.getConnection();
                Connection ofApplication = runtime.getConnection()) {
            List<Problem> problems = new DatabaseCheck().problems(ofOwner, ofApplication);
            if (!problems.isEmpty()) {
                throw new StartRefusedException(DatabaseCheck.report(problems));
            }
        }
    }

    private static void check(StartCheck check) {
        try {
            check.check();
        } catch (StartRefusedException refused) {
            throw told(refused);
        }
    }

    private static StartRefusedException told(StartRefusedException refused) {
        // A line each: within one, the log shows no line breaks.
        refused.getMessage().lines().forEach(line -> LOG.log(Level.ERROR, line));
        return refused;
    }

    /** Whether the database, which is up to date once this bean exists, answers within two seconds. */
    public boolean databaseAnswers() {
        try (Connection connection = runtime.getConnection()) {
            return connection.isValid(ANSWER_TIMEOUT_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private String login() throws SQLException {
        try (Connection connection = runtime.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_user")) {
            result.next();
            return result.getString(1);
        }
    }
}
