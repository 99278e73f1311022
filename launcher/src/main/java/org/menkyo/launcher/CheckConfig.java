package org.menkyo.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.menkyo.settings.DatabaseCheck;
import org.menkyo.settings.Problem;
import org.menkyo.settings.SettingsCheck;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.settings.SettingsSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that checks settings and database as a start does, and starts nothing (LC-1206). */
@Command(
        name = "menkyo check-config",
        description = {
            "Checks the settings, and a database of your own, as a start does.",
            "Lists the settings that hold, without the secrets."
        },
        mixinStandardHelpOptions = true)
public final class CheckConfig implements Callable<Integer> {

    private final Supplier<List<Problem>> problems;
    private final Supplier<List<String>> effective;

    private CheckConfig(Supplier<List<Problem>> problems, Supplier<List<String>> effective) {
        this.problems = problems;
        this.effective = effective;
    }

    /** What {@code ./menkyo run} would say. */
    static CheckConfig ofRun() {
        LaunchSettings settings = LaunchSettings.ofProcess();
        return new CheckConfig(settings::problems, settings::effective);
    }

    /** What a server of one's own would say that has these environment variables. */
    static CheckConfig ofServer() {
        var check = new SettingsCheck(SettingsSource.ofProcess());
        return new CheckConfig(check::problems, check::effective);
    }

    /** The exit code is 0 if Menkyo would start with these settings, 1 if not and 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(ofRun()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Problem> found = problems.get();
        if (!found.isEmpty()) {
            System.err.println("menkyo: " + SettingsCheck.report(found));
            return 1;
        }
        effective.get().forEach(System.out::println);
        List<Problem> ofDatabase = ofDatabase();
        if (!ofDatabase.isEmpty()) {
            System.err.println("menkyo: " + DatabaseCheck.report(ofDatabase));
            return 1;
        }
        return 0;
    }

    /**
     * The database that comes along is as it has to be, and one that is not named in full, as where a credential store has the
     * passwords, cannot be asked.
     */
    private static List<Problem> ofDatabase() {
        SettingsSource settings = SettingsSource.ofProcess();
        boolean isNamed = settings.text(SettingsRegister.DB_URL).isPresent()
                && LaunchSettings.WITH_A_DATABASE.stream()
                        .allMatch(needed -> settings.text(needed).isPresent());
        return isNamed ? DatabaseAccess.external(settings.asEnvironment()).problems() : List.of();
    }
}
