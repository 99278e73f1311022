package org.menkyo.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of its own for one test class, with all tables and, unless asked for, none of the demo data, on a real PostgreSQL that starts
 * once per JVM:
 *
 * <pre>
 * &#64;RegisterExtension
 * static final TestDatabase DATABASE = new TestDatabase();
 * </pre>
 *
 * The entities work with the runtime role, as on the server, so a missing grant shows here.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private String name;
    private final boolean demoData;
    private EntityManagerFactory entities;

    /** A database without demo data. */
    public TestDatabase() {
        this(false);
    }

    /** A database as its administrator makes it for Menkyo, without any table; it stays as long as the JVM. */
    public static TestDatabase empty() {
        TestDatabase empty = new TestDatabase();
        empty.name = TestPostgres.get().createEmptyDatabase();
        return empty;
    }

    /** One that its administrator has made in another way; it stays as long as the JVM. */
    public static TestDatabase named(String name) {
        TestDatabase named = new TestDatabase();
        named.name = name;
        return named;
    }

    private TestDatabase(boolean demoData) {
        this.demoData = demoData;
    }

    /** A database with the sample catalog and the demo's accounts. */
    public static TestDatabase withDemoData() {
        return new TestDatabase(true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        name = TestPostgres.get().createDatabase();
        if (demoData) {
            TestPostgres.get().loadDemoData(name);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
        TestPostgres.get().dropDatabase(name);
    }

    private synchronized void close() {
        if (entities != null) {
            entities.close();
            entities = null;
        }
    }

    /** A copy of this database as it is now, while nobody works on it; it stays as long as the JVM. */
    public TestDatabase copy() {
        close();
        TestDatabase copy = new TestDatabase();
        copy.name = TestPostgres.get().copyDatabase(name);
        return copy;
    }

    /** Connections of the role that the application works with. Each one is new and must be closed. */
    public DataSource runtime() {
        return TestPostgres.get().dataSource(name, TestPostgres.RUNTIME_ROLE);
    }

    /** Connections of the role that owns the tables. Each one is new and must be closed. */
    public DataSource owner() {
        return TestPostgres.get().dataSource(name, TestPostgres.OWNER_ROLE);
    }

    /** Connections of another role. Each one is new and must be closed. */
    public DataSource as(String role) {
        return TestPostgres.get().dataSource(name, role);
    }

    /** Executes a statement that only PostgreSQL's administrator may, in no database in particular. */
    public static void asAdministrator(String statement) {
        TestPostgres.get().execute(statement);
    }

    /** Executes a statement that only the owner of the tables may. */
    public void asOwner(String statement) throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    /** The text of the one value that a query of the owner gives. */
    public String textAsOwner(String query) throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement select = connection.createStatement();
                ResultSet result = select.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The entities of the persistence unit, with transactions of the entity manager on connections that are kept open. */
    public synchronized EntityManagerFactory entities() {
        if (entities == null) {
            entities = TestPostgres.get().entityManagerFactory(name, TestPostgres.RUNTIME_ROLE);
        }
        return entities;
    }

    /** Runs the work with an entity manager of its own in one transaction; an exception rolls it back. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager manager = entities().createEntityManager()) {
            EntityTransaction transaction = manager.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(manager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** {@link #inTransaction(Function)} for work without a result. */
    public void transact(Consumer<EntityManager> work) {
        inTransaction(manager -> {
            work.accept(manager);
            return null;
        });
    }

    /** How many statements the entity managers send for a work: what it costs, on whatever machine. */
    public long statements(Runnable work) {
        Statistics statistics = entities().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }

    /** Fails if an entity does not fit its table, as the server does at start. */
    public void validateEntities() {
        entities().unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    }
}
