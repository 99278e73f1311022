package org.menkyo.admin;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command: one subcommand for each operation of the REST interface. */
public final class MenkyoAdmin {

    static final int DONE = 0;

    /** The center refused it, or it could not be done. */
    static final int NOT_DONE = 1;

    /** What was typed is no command. */
    static final int WRONG_COMMAND = 2;

    /** The center cannot be reached, or says that it cannot answer now. */
    static final int UNREACHABLE = 3;

    private static final int WIDTH = 120;

    private MenkyoAdmin() {}

    /** Exit code 0 if it was done, 1 if not, 2 if the command was wrong, 3 if the center cannot be reached. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(commandLine(System.getenv(), in, out, err).execute(arguments));
    }

    static CommandLine commandLine(
            Map<String, String> environment, BufferedReader in, PrintStream out, PrintStream err) {
        Session session = new Session(environment, in);
        Screen screen = new Screen(out);
        CommandLine line = new CommandLine(session);
        List<ApiOperation> operations = ApiDocument.read().operations();
        operations.forEach(operation ->
                line.addSubcommand(operation.command(), new OperationCommand(operation, session, screen).spec()));
        line.addSubcommand(new SignIn(session, screen));
        line.addSubcommand(new SignOut(session, screen));
        line.addSubcommand(new GenerateCompletion());
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commands(operations));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(WIDTH);
        line.setExpandAtFiles(false);
        line.setAdjustLineBreaksForWideCJKCharacters(true);
        line.setColorScheme(Help.defaultColorScheme(Help.Ansi.AUTO));
        line.setExecutionExceptionHandler((failed, command, parsed) -> {
            if (failed instanceof AdminException refused) {
                err.println(refused.getMessage());
                return refused.exitCode();
            }
            if (failed instanceof UncheckedIOException broken) {
                err.println(broken.getCause().getMessage());
                return NOT_DONE;
            }
            throw failed;
        });
        return line;
    }

    /** All operations, by what they are about. */
    private static String commands(List<ApiOperation> operations) {
        StringBuilder text = new StringBuilder();
        ApiDocument.byGroup(operations).forEach((group, members) -> {
            text.append(String.format("%n%s:%n", group));
            List<List<String>> rows = new ArrayList<>();
            members.forEach(operation -> rows.add(List.of("  " + operation.command(), operation.summary())));
            Screen.lines(rows).forEach(line -> text.append(line).append(System.lineSeparator()));
        });
        return text.toString();
    }
}
