package org.menkyo.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.settings.Problem;
import org.menkyo.settings.SettingsCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that starts Menkyo for trying it out and stays until Ctrl-C. */
@Command(
        name = "menkyo run",
        description = "Starts PostgreSQL, a mail sink and WildFly with Menkyo. Ctrl-C stops everything.",
        mixinStandardHelpOptions = true)
public final class Launcher implements Callable<Integer> {

    private static final Logger LIBRARIES = Logger.getLogger("");

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder that keeps database, mails and logs between starts (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:menkyo.data.dir:-${env:MENKYO_DATA_DIR:-data}}")
    private Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port, so that a second installation can run (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:menkyo.port-offset:-${env:MENKYO_PORT_OFFSET:-0}}")
    private int portOffset;

    @Option(
            names = "--demo",
            negatable = true,
            description = "Whether to load the sample catalog and accounts (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:menkyo.demo:-${env:MENKYO_DEMO:-true}}",
            fallbackValue = "true")
    private boolean demo;

    /** Starts Menkyo; the exit code is 0 after an orderly end, 1 if it could not start and 2 for a wrong option. */
    public static void main(String[] arguments) {
        // The console belongs to people; the libraries' warnings would only be noise there.
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(command().execute(arguments));
    }

    /** Options have their defaults from settings, of which a wrong one is told like all the others. */
    private static CommandLine command() {
        CommandLine command = new CommandLine(new Launcher());
        CommandLine.IParameterExceptionHandler ofOptions = command.getParameterExceptionHandler();
        return command.setParameterExceptionHandler((wrong, arguments) -> {
            List<Problem> problems = LaunchSettings.ofProcess().problems();
            if (problems.isEmpty()) {
                return ofOptions.handleParseException(wrong, arguments);
            }
            System.err.println("menkyo: " + SettingsCheck.report(problems));
            return 1;
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            Map<String, String> settings = LaunchSettings.checked();
            return run(new Product(LaunchPlan.of(data, demo, portOffset, settings), new Console(System.out)));
        } catch (LaunchException refused) {
            System.err.println("menkyo: " + refused.getMessage());
            return 1;
        }
    }

    private static int run(Product product) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(product::stop, "stop"));
        try {
            product.run();
        } catch (LaunchException ended) {
            if (!product.isStopping()) {
                throw ended;
            }
        }
        return 0;
    }
}
