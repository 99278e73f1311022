package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.key.ProductKeyFormatException;

/**
 * The command line of the activation client (VA-210): {@code menkyo-client [OPTIONS] [COMMAND]}; {@code --help} shows all.
 * It ends with 0 if what was asked for was done, 1 if it was not, 2 if the command was wrong, 3 if files could not be read
 * or written.
 */
public final class MenkyoClient {

    private static final int OK = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG_COMMAND = 2;
    private static final int BROKEN = 3;

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
            Invocation invocation = Invocation.parse(words, defaultFolder);
            if (invocation.help()) {
                new Help(texts).print(invocation.verb(), out);
                return OK;
            }
            return run(invocation, report) ? OK : NOT_DONE;
        } catch (UsageException e) {
            report.failed(code(e.problem()), texts.of("problem." + e.problem(), e.details()));
            return WRONG_COMMAND;
        } catch (ProductKeyFormatException e) {
            String name = "key." + e.problem();
            report.failed(code(name), texts.of("problem." + name, e.detail(), (e.detail() - 1) / 5 + 1));
            return WRONG_COMMAND;
        } catch (DigitGroupException e) {
            String groups = e.groups().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String name = "digits." + e.problem();
            report.failed(code(name), texts.of("problem." + name, groups));
            return WRONG_COMMAND;
        } catch (IOException | UncheckedIOException e) {
            report.failed("FILE", texts.of("problem.file", e.getMessage()));
            return BROKEN;
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
        return invocation.verb().isEmpty() || commands.run(invocation.verb().get(), invocation.argument());
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

    private static String code(String problem) {
        return problem.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
