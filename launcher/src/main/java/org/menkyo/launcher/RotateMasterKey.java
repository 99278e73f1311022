package org.menkyo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
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
        new MasterKeyRotation(
                        store,
                        database,
                        new ServerCommands(plan.serverHome(), plan.ports().management()),
                        new Console(System.out))
                .rotate();
    }
}
