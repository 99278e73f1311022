package org.menkyo.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import org.menkyo.settings.Problem;
import org.menkyo.settings.SettingsCheck;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that checks the settings as a start does, and starts nothing (LC-1206). */
@Command(
        name = "menkyo check-config",
        description = "Checks the settings of ./menkyo run, and lists them without the secrets.",
        mixinStandardHelpOptions = true)
public final class CheckConfig implements Callable<Integer> {

    /** The exit code is 0 if Menkyo would start with these settings, 1 if not and 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CheckConfig()).execute(arguments));
    }

    @Override
    public Integer call() {
        LaunchSettings settings = LaunchSettings.ofProcess();
        List<Problem> problems = settings.problems();
        if (!problems.isEmpty()) {
            System.err.println("menkyo: " + SettingsCheck.report(problems));
            return 1;
        }
        settings.effective().forEach(System.out::println);
        return 0;
    }
}
