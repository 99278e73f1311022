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
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.key.ProductKey;

/**
 * The command line of the activation client (VA-210): {@code menkyo-client [--dir FOLDER] [--catalog FILE --edition
 * CODE] [COMMAND]}. It ends with 0 if all is well, 1 if the client is not activated by what was asked for, 2 if the
 * command was wrong, 3 if files could not be read or written.
 */
public final class MenkyoClient {

    private static final int OK = 0;
    private static final int NOT_ACTIVATED = 1;
    private static final int WRONG_COMMAND = 2;
    private static final int BROKEN = 3;

    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Locale locale;
    private final ZoneId zone;
    private final UnaryOperator<ActivationClientBuilder> setUp;

    MenkyoClient(
            Reader in,
            PrintWriter out,
            PrintWriter err,
            Locale locale,
            ZoneId zone,
            UnaryOperator<ActivationClientBuilder> setUp) {
        this.in = new BufferedReader(in);
        this.out = out;
        this.err = err;
        this.locale = locale;
        this.zone = zone;
        this.setUp = setUp;
    }

    /** Runs one command. */
    public static void main(String[] words) {
        String configured = System.getenv("MENKYO_CLIENT_DIR");
        Path folder = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".menkyo-client")
                : Path.of(configured);
        MenkyoClient client = new MenkyoClient(
                new InputStreamReader(System.in, Charset.defaultCharset()),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Locale.getDefault(),
                ZoneId.systemDefault(),
                UnaryOperator.identity());
        System.exit(client.run(List.of(words), folder));
    }

    int run(List<String> words, Path defaultFolder) {
        try {
            Invocation invocation = Invocation.parse(words, defaultFolder);
            ClientFolder folder = new ClientFolder(invocation.folder());
            if (invocation.catalog().isPresent()) {
                folder.install(invocation.catalog().get(), invocation.edition().orElseThrow());
            }
            ActivationClient client = setUp.apply(folder.client(locale)).build();
            return invocation.verb().isEmpty() ? OK : run(invocation.verb().get(), invocation.argument(), client);
        } catch (UsageException e) {
            err.println(e.getMessage());
            usage();
            return WRONG_COMMAND;
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println(e.getMessage());
            return WRONG_COMMAND;
        } catch (IOException | UncheckedIOException e) {
            err.println("A file cannot be read or written: " + e.getMessage());
            return BROKEN;
        }
    }

    private int run(Verb verb, String argument, ActivationClient client) throws IOException, UsageException {
        LicenseReport report = new LicenseReport(out, locale, zone);
        switch (verb) {
            case IPK -> {
                return tell(client.installKey(ProductKey.parse(argument.equals("-") ? line() : argument)));
            }
            case ATO -> {
                return tell(client.activate());
            }
            case ATP -> {
                return tell(client.confirm(ConfirmationId.parse(argument)));
            }
            case UPK -> client.removeKey();
            case DLI -> report.summary(client.status());
            case DLV -> report.details(client.status());
            case XPR -> report.expiry(client.status());
            case DTI -> out.println(client.installationId().formatted());
            case SKMS -> configure(client, argument);
            case CKMS -> client.configureKms(Optional.empty(), OptionalInt.empty());
            case SPRT -> client.configureKms(client.status().kms().host(), OptionalInt.of(Invocation.number(argument)));
            case CPRT -> client.configureKms(client.status().kms().host(), OptionalInt.empty());
            case REARM -> client.rearm();
        }
        return OK;
    }

    /** A port that is named with the host is kept; without one, the port that was set before stays. */
    private static void configure(ActivationClient client, String argument) {
        OptionalInt before = client.status().kms().port();
        int none = 1;
        HostAddress first = HostAddress.parse(argument, none);
        boolean named = HostAddress.parse(argument, none + 1).port() == first.port();
        client.configureKms(Optional.of(first.name()), named ? OptionalInt.of(first.port()) : before);
    }

    private String line() throws IOException {
        String line = in.readLine();
        return line == null ? "" : line;
    }

    private int tell(ActivationResult result) {
        out.println(result.text(locale, zone));
        boolean done = result.outcome().isSuccess() || result.outcome() == ActivationOutcome.KEY_INSTALLED;
        return done ? OK : NOT_ACTIVATED;
    }

    private void usage() {
        err.println("menkyo-client [--dir FOLDER] [--catalog FILE --edition CODE] [COMMAND]");
        for (Verb verb : Verb.values()) {
            err.println("  " + (verb.typed() + " " + verb.argument()).strip());
        }
    }
}
