package org.menkyo.twin;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that plays plans (VA-703) and gives advice on them (VA-701). */
@Command(
        name = "menkyo twin",
        description = "Plays an organization's year of activation, or plans how its machines are activated.",
        subcommands = {PlayCommand.class, DriveCommand.class, PlanCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:a file cannot be read, or is wrong", "2:the command is wrong"},
        mixinStandardHelpOptions = true)
public final class MenkyoTwin implements Runnable {

    static final int WRONG_FILE = 1;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            scope = ScopeType.INHERIT,
            description = "Language of what is said: en or ja. The system's if not given.")
    private String language;

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new MenkyoTwin()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: play, drive or plan.");
    }

    /** The language that was asked for. */
    Locale locale() {
        if (language == null) {
            return Locale.getDefault().getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        }
        return switch (language) {
            case "en" -> Locale.ENGLISH;
            case "ja" -> Locale.JAPANESE;
            default -> throw new ParameterException(spec.commandLine(), "--language must be en or ja");
        };
    }
}
