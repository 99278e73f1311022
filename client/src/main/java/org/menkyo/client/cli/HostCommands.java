package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.menkyo.client.center.Account;
import org.menkyo.client.center.KmsHostSettings;

/**
 * Carries out commands on a KMS host, over the REST interface of its installation. The password comes from the environment
 * ({@code MENKYO_PASSWORD}) or from the standard input, never from the command line, which others on the machine can read.
 */
final class HostCommands {

    private static final int LONGEST_INTERVAL = 43_200;

    private final Invocation.HostOptions options;
    private final Optional<String> password;
    private final BufferedReader in;
    private final Locale locale;

    HostCommands(Invocation.HostOptions options, Optional<String> password, BufferedReader in, Locale locale) {
        this.options = options;
        this.password = password;
        this.in = in;
        this.locale = locale;
    }

    /** @return the host with its new settings */
    KmsHostSettings.Host run(Verb verb, String argument) throws IOException, UsageException {
        KmsHostSettings.Change change = change(verb, argument);
        Account account = new Account(options.account(), password());
        KmsHostSettings settings = new KmsHostSettings(options.base(), account, locale);
        return settings.change(host(settings), change);
    }

    private static KmsHostSettings.Change change(Verb verb, String argument) throws UsageException {
        OptionalInt none = OptionalInt.empty();
        return switch (verb) {
            case SPRT -> new KmsHostSettings.Change(within(argument, 0xffff), none, none, Optional.empty());
            case CPRT -> new KmsHostSettings.Change(OptionalInt.of(0), none, none, Optional.empty());
            case SAI -> new KmsHostSettings.Change(none, within(argument, LONGEST_INTERVAL), none, Optional.empty());
            case SRI -> new KmsHostSettings.Change(none, none, within(argument, LONGEST_INTERVAL), Optional.empty());
            case SDNS -> new KmsHostSettings.Change(none, none, none, Optional.of(true));
            case CDNS -> new KmsHostSettings.Change(none, none, none, Optional.of(false));
            default -> throw new IllegalArgumentException(verb + " is not for a host");
        };
    }

    private static OptionalInt within(String text, int greatest) throws UsageException {
        int number = Invocation.number(text);
        if (number < 1 || number > greatest) {
            throw new UsageException("range", text, greatest);
        }
        return OptionalInt.of(number);
    }

    private UUID host(KmsHostSettings settings) throws IOException, UsageException {
        return options.host().isPresent()
                ? options.host().get()
                : settings.serving()
                        .orElseThrow(() -> new UsageException("no.serving.host"))
                        .id();
    }

    private String password() throws IOException, UsageException {
        String typed = password.isPresent() ? password.get() : in.readLine();
        if (typed == null || typed.isEmpty()) {
            throw new UsageException("password");
        }
        return typed;
    }
}
