package org.menkyo.readcache;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of changes that other nodes have committed. Triggers of the database send a notification for each transaction that
 * changes one of the tables whose answers are remembered; one connection waits for them. Four times a second it sends a heartbeat
 * to itself, since a silent connection looks like one without news. A connection that does not hear itself, such as one
 * through a pooler that changes connections with each transaction, lets nothing be remembered.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@Lock(LockType.READ)
public class DatabaseChanges {

    /** The channel of the database's triggers. */
    static final String CHANNEL = "menkyo_change";

    private static final Logger LOG = System.getLogger(DatabaseChanges.class.getName());
    private static final int HEARTBEAT_MILLIS = 250;
    private static final int RETRY_MILLIS = 1000;

    @Resource
    private ManagedThreadFactory threads;

    private final DataSource database;
    private final ReadCache cache;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final String heartbeat = "heartbeat " + UUID.randomUUID() + " ";
    private Thread listener;

    /** For the container's proxy. */
    protected DatabaseChanges() {
        this(null, null);
    }

    @Inject
    public DatabaseChanges(DataSource database, ReadCache cache) {
        this.database = database;
        this.cache = cache;
    }

    @PostConstruct
    void start() {
        listener = threads.newThread(this::follow);
        listener.setDaemon(true);
        listener.start();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    void follow() {
        try {
            while (stopped.getCount() > 0) {
                try (Connection connection = database.getConnection()) {
                    listen(connection);
                } catch (SQLException failed) {
                    LOG.log(Level.INFO, "Reads ask the database until its notifications come again", failed);
                } finally {
                    cache.deaf();
                }
                if (stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } catch (LinkageError noDriver) {
            LOG.log(
                    Level.WARNING,
                    "The server has no module org.postgresql, so reads always ask the database",
                    noDriver);
        }
    }

    /** Ends when it is asked to, or with the connection. */
    void listen(Connection connection) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        execute(connection, "LISTEN " + CHANNEL);
        try (PreparedStatement beat = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            cache.changed();
            while (stopped.getCount() > 0) {
                long now = System.nanoTime();
                beat.setString(1, CHANNEL);
                beat.setString(2, heartbeat + now);
                beat.execute();
                long next = now + TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS);
                for (long left = next - now; left > 0; left = next - System.nanoTime()) {
                    // Zero would wait for ever.
                    take(notifications.getNotifications((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(left))));
                }
            }
        } finally {
            // The connection goes back to those who do not listen. Notifications are read past the pool, which learns
            // only
            // from this statement if the connection is lost.
            execute(connection, "UNLISTEN " + CHANNEL);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void take(PGNotification... notifications) {
        if (notifications == null) {
            return;
        }
        for (PGNotification notification : notifications) {
            String said = notification.getParameter();
            if (said.startsWith(heartbeat)) {
                cache.heard(Long.parseLong(said.substring(heartbeat.length())));
            } else if (said.isEmpty()) {
                cache.changed();
            }
        }
    }
}
