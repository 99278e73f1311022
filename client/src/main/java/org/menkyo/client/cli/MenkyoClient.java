package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.menkyo.client.ActivationClientBuilder;
import oshi.SystemInfo;

/**
 * The command line of the activation client (VA-210): {@code menkyo-client [OPTIONS] [COMMAND]}; {@code --help} shows all.
 * How it ends, {@link ExitCode} says.
 */
public final class MenkyoClient {

    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Locale locale;
    private final ZoneId zone;
    private final Optional<String> password;
    private final UnaryOperator<ActivationClientBuilder> setUp;
    private final Texts texts;

    MenkyoClient(
            Reader in,
            PrintWriter out,
            PrintWriter err,
            Locale locale,
            ZoneId zone,
            Optional<String> password,
            UnaryOperator<ActivationClientBuilder> setUp) {
        this.in = new BufferedReader(in);
        this.out = out;
        this.err = err;
        this.locale = locale;
        this.zone = zone;
        this.password = password;
        this.setUp = setUp;
        this.texts = Texts.in(locale);
    }

    /** Runs one command. */
    public static void main(String[] words) {
        Path folder = configured("MENKYO_CLIENT_DIR")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".menkyo-client"));
        MenkyoClient client = new MenkyoClient(
                new InputStreamReader(System.in, Charset.defaultCharset()),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Locale.getDefault(),
                ZoneId.systemDefault(),
                configured("MENKYO_PASSWORD"),
                UnaryOperator.identity());
        System.exit(client.run(List.of(words), folder));
    }

    private static Optional<String> configured(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    int run(List<String> words, Path defaultFolder) {
        Report report = Invocation.wantsJson(words)
                ? new JsonReport(out, locale, zone)
                : new LicenseReport(out, err, locale, zone);
        try {
            Optional<AgentInvocation> agent = AgentInvocation.of(words, defaultFolder);
            if (agent.isPresent()) {
                agent(agent.get(), Invocation.wantsJson(words));
                return ExitCode.DONE.number();
            }
            Invocation invocation = Invocation.parse(words, defaultFolder);
            if (invocation.help()) {
                new Help(texts).print(invocation.verb(), out);
                return ExitCode.DONE.number();
            }
            return (run(invocation, report) ? ExitCode.DONE : ExitCode.NOT_DONE).number();
        } catch (UsageException | IOException | RuntimeException | LinkageError e) {
            Failure failure = Failure.of(e, texts);
            report.failed(failure.code(), failure.text());
            return failure.exit().number();
        }
    }

    private boolean run(Invocation invocation, Report report) throws IOException, UsageException {
        if (invocation.hosts().isPresent()) {
            return administer(invocation, report);
        }
        ClientFolder folder = new ClientFolder(invocation.folder());
        if (invocation.catalog().isPresent()) {
            folder.install(invocation.catalog().get(), invocation.edition().orElseThrow());
        }
        ClientCommands commands =
                new ClientCommands(setUp.apply(folder.client(locale)).build(), report, in);
        boolean done =
                invocation.verb().isEmpty() || commands.run(invocation.verb().get(), invocation.argument());
        if (invocation.verb().filter(Verb.GENERALIZE::equals).isPresent()) {
            folder.agent().end();
        }
        return done;
    }

    private void agent(AgentInvocation invocation, boolean json) throws IOException, UsageException {
        InstalledProduct product = new InstalledProduct(new ClientFolder(invocation.folder()), setUp);
        new AgentCommands(
                        product,
                        in,
                        out,
                        json,
                        texts,
                        Clock.systemUTC(),
                        () -> new SystemInfo().getOperatingSystem().isElevated(),
                        port -> {})
                .run(invocation);
    }

    private boolean administer(Invocation invocation, Report report) throws UsageException {
        HostCommands commands = new HostCommands(invocation.hosts().get(), password, in, locale);
        try {
            report.host(commands.run(invocation.verb().orElseThrow(), invocation.argument()));
            return true;
        } catch (IOException e) {
            report.failed(
                    "HOST", texts.of("problem.host", invocation.hosts().get().base(), e.getMessage()));
            return false;
        }
    }
}
