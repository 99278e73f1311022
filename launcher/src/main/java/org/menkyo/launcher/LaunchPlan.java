package org.menkyo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What is to be started, and how.
 *
 * @param dataFolder what is kept between starts
 * @param demo whether sample catalog and accounts are part of the database
 * @param address where the server listens; database and mail sink always listen on the loopback address
 * @param serverHome the configured WildFly
 * @param application the enterprise archive
 * @param environment settings by their names ({@code MENKYO_...})
 */
record LaunchPlan(
        Path dataFolder,
        boolean demo,
        Ports ports,
        InetAddress address,
        Path serverHome,
        Path application,
        Map<String, String> environment) {

    static final String LEAVE_GRACE = "MENKYO_LEAVE_GRACE_SECONDS";

    static LaunchPlan of(Path dataFolder, boolean demo, int portOffset, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.keySet().removeIf(name -> !name.startsWith("MENKYO_"));
        settings.values().removeIf(String::isBlank);
        Properties product = product();
        Path home = home();
        return new LaunchPlan(
                dataFolder,
                demo,
                Ports.of(settings, portOffset),
                address(settings.getOrDefault("MENKYO_BIND_ADDRESS", "127.0.0.1")),
                home.resolve(product.getProperty("server")).normalize(),
                home.resolve(product.getProperty("application")).normalize(),
                Map.copyOf(settings));
    }

    /**
     * Refuses the sample accounts where others than this computer's own users could sign in with their published passwords.
     *
     * @throws LaunchException unless the danger was accepted by name
     */
    void requireSafeDemo() {
        if (demo
                && !address.isLoopbackAddress()
                && !Boolean.parseBoolean(environment.get("MENKYO_LET_ANYBODY_SIGN_IN_WITH_DEMO_PASSWORDS"))) {
            throw new LaunchException(
                    "MENKYO_BIND_ADDRESS lets others reach Menkyo, and the passwords of its demo accounts are"
                            + " published: start with --no-demo, or without MENKYO_BIND_ADDRESS."
                            + " To do it nevertheless, set MENKYO_LET_ANYBODY_SIGN_IN_WITH_DEMO_PASSWORDS to true.");
        }
    }

    /** Whether PostgreSQL is started too, instead of using one that the environment names. */
    boolean ownDatabase() {
        return !environment.containsKey("MENKYO_DB_URL");
    }

    /** Whether mails stay in a mailbox of our own, instead of going to a mail server that the environment names. */
    boolean ownMailSink() {
        return !environment.containsKey("MENKYO_SMTP_HOST");
    }

    /** Name and port by which programs on this computer reach the server. */
    String host() {
        return (address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : address.getHostAddress())
                + ":" + ports.http();
    }

    /** For how long the server says that it is not ready before it stops; nobody waits for whom it only serves himself. */
    Duration leaveGrace() {
        return Duration.ofSeconds(Long.parseLong(environment.getOrDefault(LEAVE_GRACE, "0")));
    }

    /** How often within ten minutes a server that died is started again before the launcher gives up. */
    int restarts() {
        String text = environment.getOrDefault("MENKYO_RESTARTS", "5");
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException notANumber) {
            throw new LaunchException(
                    "MENKYO_RESTARTS is \"" + text + "\": set it to a number of restarts.", notANumber);
        }
    }

    /**
     * What tells this server from others on the same database, by which it also knows its transactions again.
     *
     * @throws LaunchException if the transaction manager cannot use it
     */
    String nodeName() {
        String name = environment.getOrDefault("MENKYO_NODE_NAME", "menkyo");
        if (!name.matches("[A-Za-z0-9._-]{1,23}")) {
            throw new LaunchException("MENKYO_NODE_NAME is \"" + name
                    + "\": set it to at most 23 letters and digits, also with dots and hyphens.");
        }
        return name;
    }

    /** The address that links in mails begin with. */
    String baseUrl() {
        return environment.getOrDefault("MENKYO_BASE_URL", "http://" + host());
    }

    /** The folder of the launcher's own archive. */
    static Path home() {
        try {
            return Path.of(LaunchPlan.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Properties product() {
        Properties product = new Properties();
        try (InputStream stream = LaunchPlan.class.getResourceAsStream("product.properties")) {
            product.load(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return product;
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw new LaunchException(
                    "MENKYO_BIND_ADDRESS is \"" + name + "\", which is no address of this computer: correct it.",
                    unknown);
        }
    }
}
