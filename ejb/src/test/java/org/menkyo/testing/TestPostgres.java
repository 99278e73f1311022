package org.menkyo.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.menkyo.shared.database.DatabaseChangelog;

/**
 * One PostgreSQL per JVM that runs tests. Liquibase fills a template once, and every database is a copy of it, which
 * takes a fraction of a second. The server does not wait for the disk: no test kills it.
 */
final class TestPostgres {

    static final String OWNER_ROLE = "menkyo_owner";
    static final String RUNTIME_ROLE = "menkyo_app";

    private static final String TEMPLATE = "menkyo_template";
    private static final int MAX_CONNECTIONS = 200;

    private static TestPostgres instance;

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static synchronized TestPostgres get() {
        if (instance == null) {
            instance = start();
        }
        return instance;
    }

    private static TestPostgres start() {
        try {
            // The server stops by itself in a shutdown hook of the JVM.
            TestPostgres postgres = new TestPostgres(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                    .start());
            postgres.execute("create role " + OWNER_ROLE + " login");
            postgres.execute("create role menkyo_runtime");
            postgres.execute("create role " + RUNTIME_ROLE + " login in role menkyo_runtime");
            postgres.execute("create database " + TEMPLATE + " owner " + OWNER_ROLE);
            new DatabaseChangelog(postgres.dataSource(TEMPLATE, OWNER_ROLE), RUNTIME_ROLE, false).update();
            return postgres;
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        } catch (SQLException | LiquibaseException failed) {
            throw new IllegalStateException("The template of the test databases could not be made", failed);
        }
    }

    String createDatabase() {
        return copyDatabase(TEMPLATE);
    }

    /** One without any table. */
    String createEmptyDatabase() {
        return copyDatabase("template0");
    }

    String copyDatabase(String template) {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " template " + template + " owner " + OWNER_ROLE);
        return name;
    }

    void loadDemoData(String name) {
        try {
            new DatabaseChangelog(dataSource(name, OWNER_ROLE), RUNTIME_ROLE, true).update();
        } catch (SQLException | LiquibaseException failed) {
            throw new IllegalStateException("The demo data could not be loaded", failed);
        }
    }

    void dropDatabase(String name) {
        execute("drop database " + name + " with (force)");
    }

    /** Connections with the driver's settings of the server, see configure.cli: it merges the rows of a batch. */
    DataSource dataSource(String database, String role) {
        return server.getDatabase(role, database, Map.of("reWriteBatchedInserts", "true"));
    }

    /** Entities over connections of a role that are kept open, as on the server: a new one costs more than many statements. */
    EntityManagerFactory entityManagerFactory(String database, String role) {
        return Persistence.createEntityManagerFactory(
                "menkyo",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.jdbc.url",
                        server.getJdbcUrl(role, database)
                                + "&reWriteBatchedInserts=true&options=-c%20enable_seqscan=off",
                        "hibernate.connection.pool_size",
                        Integer.toString(MAX_CONNECTIONS / 2),
                        "hibernate.connection.initial_pool_size",
                        "1",
                        // The server demands the same of queries.
                        "hibernate.jpa.compliance.query",
                        "true",
                        "hibernate.transaction.coordinator_class",
                        "jdbc",
                        "hibernate.transaction.jta.platform",
                        "org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform"));
    }

    void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
