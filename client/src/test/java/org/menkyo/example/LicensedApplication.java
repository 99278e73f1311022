package org.menkyo.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.LicenseStatus;
import org.menkyo.client.kms.DnsDiscovery;
import org.menkyo.client.store.FileEventLog;
import org.menkyo.client.store.FileLicenseStore;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyFormatException;

/** What a product does to be licensed: all of it. Copy this class and put your own screen in. */
public final class LicensedApplication {

    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);
    private static final Duration SHORTEST_SLEEP = Duration.ofSeconds(10);

    private final ActivationClient license;
    private final Clock clock;
    private final Consumer<String> screen;
    private final Locale language;

    LicensedApplication(ActivationClient license, Clock clock, Consumer<String> screen, Locale language) {
        this.license = license;
        this.clock = clock;
        this.screen = screen;
        this.language = language;
    }

    /**
     * Arguments: the folder for the license, the catalog file that the product carries, the edition's code, and the DNS
     * domain of the organization, in which KMS hosts are found.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        ClientCatalog catalog = ClientCatalog.parse(Files.readString(Path.of(arguments[1])));
        ActivationClient license = ActivationClient.of(catalog, Integer.parseInt(arguments[2]))
                .store(new FileLicenseStore(folder))
                .eventLog(new FileEventLog(folder.resolve("events.log")))
                .discovery(new DnsDiscovery(arguments[3], Optional.empty(), new SecureRandom()))
                .build();
        LicensedApplication application =
                new LicensedApplication(license, Clock.systemUTC(), System.out::println, Locale.getDefault());
        application.keepChecking(Executors.newSingleThreadScheduledExecutor());
    }

    /** Checks now and again, for as long as the application runs. */
    void keepChecking(ScheduledExecutorService timer) {
        timer.schedule(() -> keepChecking(timer), check().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Asks a KMS host if it is time to, and tells the user what to know.
     *
     * @return how long to wait until the next check
     */
    Duration check() {
        license.renewIfDue().ifPresent(this::tell);
        LicenseStatus status = license.status();
        if (status.state() == LicenseState.NOTIFICATION) {
            screen.accept("Please activate this product.");
        }
        if (status.clockSetBack()) {
            screen.accept("The clock of this computer was set back.");
        }
        Duration wait = status.nextChange()
                .map(at -> Duration.between(clock.instant(), at))
                .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
                .orElse(LONGEST_SLEEP);
        return wait.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : wait;
    }

    /** The user typed a product key. */
    void keyTyped(String text) {
        try {
            ActivationResult installed = license.installKey(ProductKey.parse(text));
            tell(installed.outcome().isDone() ? license.activate() : installed);
        } catch (ProductKeyFormatException mistyped) {
            screen.accept(mistyped.getMessage());
        }
    }

    private void tell(ActivationResult result) {
        screen.accept(result.text(language, ZoneId.systemDefault()));
    }
}
