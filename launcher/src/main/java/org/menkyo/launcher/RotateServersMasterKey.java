package org.menkyo.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.menkyo.settings.Problem;
import org.menkyo.settings.SettingsCheck;
import org.menkyo.settings.SettingsSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@link RotateMasterKey} for one WildFly of one's own, on its machine and as the user who runs it. */
@Command(
        name = "rotate-master-key",
        description = "Gives the one running server another master key, without a pause.",
        footer =
                "The settings are those of the server. With several servers the key has to be copied: see the documentation.",
        mixinStandardHelpOptions = true)
final class RotateServersMasterKey implements Callable<Integer> {

    @Option(
            names = "--server",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of WildFly (default: JBOSS_HOME).",
            defaultValue = "${env:JBOSS_HOME}")
    private Path server;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder of master-key.cs (default: MENKYO_DATA_DIR, or the server's data folder).",
            defaultValue = "${env:MENKYO_DATA_DIR}")
    private Path data;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "The server's management port (default: ${DEFAULT-VALUE}).",
            defaultValue = "9990")
    private int managementPort;

    @Override
    public Integer call() throws InterruptedException {
        SettingsSource settings = SettingsSource.ofProcess();
        List<Problem> problems = new SettingsCheck(settings).problems();
        if (!problems.isEmpty()) {
            System.err.println("menkyo: " + SettingsCheck.report(problems));
            return 1;
        }
        Path folder = data == null ? server.resolve("standalone").resolve("data") : data;
        Path store = folder.toAbsolutePath().normalize().resolve("master-key.cs");
        try {
            if (!Files.isRegularFile(store)) {
                throw new LaunchException(
                        "There is no master key in " + store.getParent() + ": name its folder by --data.");
            }
            new MasterKeyRotation(
                            store,
                            DatabaseAccess.external(settings.asEnvironment()),
                            new ServerCommands(server, managementPort),
                            new Console(System.out))
                    .rotate();
            return 0;
        } catch (LaunchException | SQLException | IOException failed) {
            System.err.println("menkyo: " + failed.getMessage());
            return 1;
        }
    }
}
