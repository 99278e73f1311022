package org.menkyo.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand, and what every subcommand may be told: where the center is, and who calls. */
@Command(
        name = "menkyo-admin",
        header = "Does over REST whatever the account may do",
        description = {
            "Each command is an operation of the REST interface; COMMAND --help says what it takes and who may do it."
                    + " Answers are tables, or JSON with --json.",
            "Begin with sign-in. It ends with 0 if what was asked for was done, 1 if it was not, 2 if the command was wrong,"
                    + " 3 if the center cannot be reached."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Completion for bash and zsh: source <(menkyo-admin generate-completion)"})
final class Session implements Runnable {

    private static final String DEFAULT_URL = "http://localhost:8080/api";
    private static final String TOKEN = "MENKYO_TOKEN";
    private static final String PASSWORD = "MENKYO_PASSWORD";

    @Option(
            names = "--center",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "REST address of the center (default: that of the session, or " + DEFAULT_URL + ").")
    private String url;

    @Option(
            names = "--as",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Sign in for this command alone, with the password in " + PASSWORD
                    + ", or typed. Without it the access token in " + TOKEN
                    + " signs in, or the session that sign-in began.")
    private String account;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Where the session is kept (default: .menkyo-admin in the home folder).")
    private Path file = Path.of(System.getProperty("user.home"), ".menkyo-admin");

    @Option(
            names = "--locale",
            scope = ScopeType.INHERIT,
            paramLabel = "LANGUAGE",
            description = "Language of what the center says, en or ja (default: the system's).")
    private String language =
            Locale.JAPANESE.getLanguage().equals(Locale.getDefault().getLanguage()) ? "ja" : "en";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help, with all commands")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Profile profile;

    private final Map<String, String> environment;
    private final BufferedReader in;

    Session(Map<String, String> environment, BufferedReader in) {
        this.environment = environment;
        this.in = in;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** Read once, and after the options are known. */
    Profile profile() {
        if (profile == null) {
            profile = new Profile(file);
        }
        return profile;
    }

    String url() {
        return Optional.ofNullable(url).or(() -> profile().url()).orElse(DEFAULT_URL);
    }

    /** The account that is to sign in for this command, if one was named. */
    Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /** As who signs in. */
    Connection connection() {
        Optional<String> authorization = account()
                .map(name -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((name + ":" + password()).getBytes(StandardCharsets.UTF_8)))
                .or(() -> Optional.ofNullable(environment.get(TOKEN))
                        // A session belongs to the center that began it.
                        .or(() -> profile()
                                .token()
                                .filter(token ->
                                        profile().url().filter(url()::equals).isPresent()))
                        .map(token -> "Bearer " + token));
        return new Connection(url(), authorization, language);
    }

    /** As whoever has signed in. */
    Connection ofSession() {
        return new Connection(
                profile().url().orElseGet(this::url), profile().token().map(token -> "Bearer " + token), language);
    }

    /** As nobody. */
    Connection stranger() {
        return new Connection(url(), Optional.empty(), language);
    }

    /** From the environment, or typed where nobody can look on. */
    String password() {
        String known = environment.get(PASSWORD);
        if (known != null) {
            return known;
        }
        if (System.console() != null) {
            return Optional.ofNullable(System.console().readPassword("Password: "))
                    .map(String::new)
                    .orElse("");
        }
        return line();
    }

    /** The next line of the standard input. */
    String line() {
        try {
            return Optional.ofNullable(in.readLine()).orElse("");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All that is left of the standard input. */
    String rest() {
        StringWriter text = new StringWriter();
        try {
            in.transferTo(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }
}
