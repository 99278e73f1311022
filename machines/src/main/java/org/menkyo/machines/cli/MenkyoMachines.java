package org.menkyo.machines.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.menkyo.client.center.HttpProxyCenter;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.machines.agent.EnrolledAgents;
import org.menkyo.machines.work.Stop;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command line of the management tool (VA-501, VA-502, VA-503): {@code menkyo-machines COMMAND}; {@code --help} shows all.
 * How it ends, {@link ExitCode} says.
 */
@Command(name = "menkyo-machines")
public final class MenkyoMachines {

    private static final long SECONDS_TO_END = 10;

    private final Tool tool;

    @Option(names = "--dir", paramLabel = "FOLDER", scope = CommandLine.ScopeType.INHERIT)
    private Path folder;

    MenkyoMachines(Tool tool) {
        this.tool = tool;
    }

    /** Runs one command. Ctrl-C ends it when what is known is kept. */
    public static void main(String[] words) {
        Stop stop = new Stop();
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Texts texts = Texts.in(Locale.getDefault(), ZoneId.systemDefault());
        Tool tool = new Tool(
                System.getenv(),
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                System.console() != null,
                texts,
                clock,
                random,
                stop,
                (authority, password, times) -> new EnrolledAgents(
                        AuthorityCommand.open(authority, password, clock, random), times, texts.locale(), clock),
                HttpProxyCenter::new);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(stop, ended), "stop"));
        int code = new MenkyoMachines(tool).run(words);
        ended.countDown();
        System.exit(code);
    }

    private static void awaitEnd(Stop stop, CountDownLatch ended) {
        stop.request();
        try {
            if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                System.getLogger(MenkyoMachines.class.getName())
                        .log(System.Logger.Level.WARNING, "The command did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int run(String... words) {
        CommandLine line = commandLine();
        Failures failures = new Failures(tool);
        line.setParameterExceptionHandler(failures::wrongWords);
        line.setExecutionExceptionHandler(failures::notDone);
        return line.execute(words);
    }

    CommandLine commandLine() {
        AuthorityCommand authority = new AuthorityCommand(this);
        CommandLine authorities = new CommandLine(authority);
        authority.commands().forEach(authorities::addSubcommand);
        CommandLine line = new CommandLine(this)
                .addSubcommand(authorities)
                .addSubcommand(new EnrollCommands.Code(this))
                .addSubcommand(new EnrollCommands.Enroll(this))
                .addSubcommand(new EnrollCommands.EnrollmentFile(this))
                .addSubcommand(new FindCommand(this))
                .addSubcommand(new AskCommand(this))
                .addSubcommand(new ListCommand(this))
                .addSubcommand(new GroupCommand(this))
                .addSubcommand(new ForgetCommand(this))
                .addSubcommand(new InstallKeyCommand(this))
                .addSubcommand(new ActivateCommand(this))
                .addSubcommand(new CarryCommands.Collect(this))
                .addSubcommand(new CarryCommands.Complete(this))
                .addSubcommand(new CarryCommands.Apply(this))
                .addSubcommand(new CarryCommands.Merge(this))
                .addSubcommand(new UnattendCommands.Write(this))
                .addSubcommand(new UnattendCommands.Remove(this))
                .addSubcommand(new UploadCommand(this));
        Help.prepare(line, tool.texts());
        return line;
    }

    Tool tool() {
        return tool;
    }

    Path folder() {
        return folder != null
                ? folder
                : tool.configured("MENKYO_MACHINES_DIR")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".menkyo-machines"));
    }

    Session session() throws IOException {
        return Session.open(tool, folder());
    }
}
