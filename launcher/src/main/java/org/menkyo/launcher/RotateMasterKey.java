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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command that gives a running Menkyo another master key: makes it, waits until everything is sealed with it, and removes
 * the former one.
 */
@Command(
        name = "menkyo rotate-master-key",
        description = "Gives the running Menkyo another master key, without a pause.",
        mixinStandardHelpOptions = true)
public final class RotateMasterKey implements Callable<Integer> {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'key-'yyyyMMdd'-'HHmmss");
    private static final long POLL_MILLIS = 1000;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the running Menkyo (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:menkyo.data.dir:-${env:MENKYO_DATA_DIR:-data}}")
    private Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "The same as of the running Menkyo (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:menkyo.port-offset:-${env:MENKYO_PORT_OFFSET:-0}}")
    private int portOffset;

    private final Console console = new Console(System.out);

    /** The exit code is 0 when the former key is gone, 1 if something failed and 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RotateMasterKey()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            rotate(LaunchPlan.of(data, false, portOffset, LaunchSettings.checked()));
            return 0;
        } catch (LaunchException | SQLException | IOException failed) {
            System.err.println("menkyo: " + failed.getMessage());
            return 1;
        }
    }

    private void rotate(LaunchPlan plan) throws InterruptedException, SQLException, IOException {
        Path root = plan.dataFolder().toAbsolutePath().normalize();
        Path store = root.resolve("master-key.cs");
        if (!Files.isRegularFile(store)) {
            throw new LaunchException(
                    "There is no Menkyo with a master key in " + root + ": name its folder by --data.");
        }
        DatabaseAccess database = plan.ownDatabase()
                ? PostgresServer.access(
                        new Secrets(root.resolve("secrets.properties")),
                        plan.ports().postgres())
                : DatabaseAccess.external(plan.environment());
        MasterKeyProgress progress = new MasterKeyProgress(database);
        if (progress.isUnderWay()) {
            throw new LaunchException("The master key is being changed already: wait until that is done.");
        }
        ServerCommands server =
                new ServerCommands(plan.serverHome(), plan.ports().management());
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
