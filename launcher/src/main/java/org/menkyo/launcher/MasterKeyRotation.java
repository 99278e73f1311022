package org.menkyo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives a running server another master key: makes it, waits until everything is sealed with it, and removes the former one.
 * Nothing stops meanwhile.
 */
final class MasterKeyRotation {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'key-'yyyyMMdd'-'HHmmss");
    private static final long POLL_MILLIS = 1000;

    private final Path store;
    private final DatabaseAccess database;
    private final ServerCommands server;
    private final Console console;

    /** @param store the file with the server's keys */
    MasterKeyRotation(Path store, DatabaseAccess database, ServerCommands server, Console console) {
        this.store = store;
        this.database = database;
        this.server = server;
        this.console = console;
    }

    /** @throws LaunchException if the key is being changed already, or the server does not do what it is told */
    void rotate() throws InterruptedException, SQLException, IOException {
        MasterKeyProgress progress = new MasterKeyProgress(database);
        if (progress.isUnderWay()) {
            throw new LaunchException("The master key is being changed already: wait until that is done.");
        }
        List<String> former = server.masterKeys();
        int before = progress.count();
        String name = LocalDateTime.now(Clock.systemUTC()).format(NAME);
        server.makeMasterKey(name);
        console.step("Made the master key " + name + " in " + store);
        await(progress, before);
        for (String key : former) {
            server.removeMasterKey(key);
        }
        // The server writes the file anew with each change, open to whom its umask says.
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
        console.step("Everything is sealed with it, and the former key is removed");
        console.step(
                "Back up master-key.cs now; older backups of the database need the one that was backed up with them");
    }

    private void await(MasterKeyProgress progress, int before) throws InterruptedException, SQLException {
        String told = "";
        while (progress.count() == before || progress.isUnderWay()) {
            String now = progress.describe();
            if (!now.equals(told)) {
                console.step(now);
                told = now;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
