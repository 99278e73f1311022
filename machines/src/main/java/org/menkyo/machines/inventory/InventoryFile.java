package org.menkyo.machines.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The database file of the inventory (VA-501). Several programs may use it at the same time; what was kept is still there
 * when the program or the machine is stopped.
 */
public final class InventoryFile implements AutoCloseable {

    private static final int VERSION = 1;
    private static final int PATIENCE_MILLIS = 30_000;

    private static final List<String> TABLES =
            List.of("""
                CREATE TABLE machine (
                    id INTEGER PRIMARY KEY,
                    host TEXT NOT NULL,
                    port INTEGER NOT NULL,
                    found_by TEXT NOT NULL,
                    found_at TEXT NOT NULL,
                    contact TEXT NOT NULL,
                    problem TEXT NOT NULL,
                    asked_at TEXT,
                    answered_at TEXT,
                    machine_name TEXT,
                    edition TEXT,
                    license_state TEXT,
                    ends_at TEXT,
                    remaining_minutes INTEGER,
                    masked_key TEXT,
                    cmid TEXT,
                    way TEXT,
                    activated_at TEXT,
                    kms_host TEXT,
                    rearms_left INTEGER,
                    kind TEXT,
                    installation_id TEXT,
                    work_kind TEXT,
                    work_at TEXT,
                    work_code TEXT,
                    work_done INTEGER,
                    work_text TEXT,
                    CONSTRAINT uq_machine_address UNIQUE (host, port)
                ) STRICT\
                """, """
                CREATE TABLE machine_group (
                    name TEXT NOT NULL,
                    machine_id INTEGER NOT NULL REFERENCES machine ON DELETE CASCADE,
                    CONSTRAINT pk_machine_group PRIMARY KEY (name, machine_id)
                ) STRICT, WITHOUT ROWID\
                """, "CREATE INDEX ix_machine_group_machine ON machine_group (machine_id)", """
                CREATE TABLE run (
                    id INTEGER PRIMARY KEY,
                    kind TEXT NOT NULL,
                    options TEXT NOT NULL,
                    started_at TEXT NOT NULL,
                    CONSTRAINT uq_run_kind UNIQUE (kind)
                ) STRICT\
                """, """
                CREATE TABLE run_target (
                    run_id INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
                    place INTEGER NOT NULL,
                    host TEXT NOT NULL,
                    port INTEGER NOT NULL,
                    state TEXT NOT NULL,
                    CONSTRAINT pk_run_target PRIMARY KEY (run_id, place),
                    CONSTRAINT uq_run_target_address UNIQUE (run_id, host, port)
                ) STRICT, WITHOUT ROWID\
                """);

    private final Path file;
    private final Connection connection;

    /** Work on the database. */
    @FunctionalInterface
    interface SqlWork<T> {

        T with(Connection connection) throws SQLException;
    }

    private InventoryFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the inventory in a folder, which is made when needed, readable by its owner only.
     *
     * @throws IOException if the folder cannot be made
     * @throws InventoryException if the file is no inventory that this version knows
     */
    public static InventoryFile open(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            createPrivate(folder);
        }
        Path file = folder.resolve("inventory.sqlite");
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        InventoryFile inventory;
        try {
            inventory = new InventoryFile(file, config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new InventoryException(file + ": " + e.getMessage(), e);
        }
        try {
            inventory.prepare();
        } catch (RuntimeException e) {
            inventory.close();
            throw e;
        }
        return inventory;
    }

    private static void createPrivate(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private void prepare() {
        int version = transaction(with -> {
            int found = version(with);
            if (found == 0) {
                try (Statement statement = with.createStatement()) {
                    for (String table : TABLES) {
                        statement.executeUpdate(table);
                    }
                    statement.executeUpdate("PRAGMA user_version = " + VERSION);
                }
                return VERSION;
            }
            return found;
        });
        if (version != VERSION) {
            throw new InventoryException(file + ": made by a later version", null);
        }
    }

    private static int version(Connection with) throws SQLException {
        try (Statement statement = with.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    /** Does work that is kept as a whole or not at all. */
    <T> T transaction(SqlWork<T> work) {
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new InventoryException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new InventoryException(file + ": " + e.getMessage(), e);
        }
    }
}
