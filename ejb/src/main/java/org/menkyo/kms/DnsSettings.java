package org.menkyo.kms;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.menkyo.shared.Settings;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/**
 * Where and as what the KMS host is published by DNS (VA-308). The settings, of which the first two have to be given for
 * anything to be published:
 *
 * <ul>
 *   <li>{@code menkyo.dns-server} the name server that takes updates, with its port if that is not 53
 *   <li>{@code menkyo.dns-domains} the clients' domains, separated by commas
 *   <li>{@code menkyo.dns-target} this machine's name as clients resolve it; what the machine says by default
 *   <li>{@code menkyo.dns-tsig-name}, {@code menkyo.dns-tsig-secret} the key that updates are signed with, in Base64
 *   <li>{@code menkyo.dns-tsig-algorithm} hmac-sha256 by default; also hmac-sha384, hmac-sha512
 *   <li>{@code menkyo.dns-priority}, {@code menkyo.dns-weight} 0 by default
 *   <li>{@code menkyo.dns-ttl} seconds that others may keep the record, 3600 by default
 *   <li>{@code menkyo.dns-refresh} seconds after which it is published again, 3600 by default
 * </ul>
 *
 * @param key signs the updates; empty if the name server goes by addresses
 */
record DnsSettings(
        InetSocketAddress server,
        List<String> domains,
        String target,
        Optional<TSIG> key,
        int priority,
        int weight,
        int timeToLive,
        Duration refresh) {

    /** Hashes of 256 bits and more, not cut off (RFC 8945, section 6). */
    private static final Set<String> ALGORITHMS = Set.of("hmac-sha256", "hmac-sha384", "hmac-sha512");

    private static final int DNS_PORT = 53;
    private static final int MAX_16 = 65_535;
    private static final int DAY = 86_400;
    private static final int HOUR = 3600;

    /**
     * Reads the settings; empty if nothing is to be published.
     *
     * @throws IllegalArgumentException naming the setting that is wrong; never the secret
     */
    static Optional<DnsSettings> read(Settings settings) {
        Optional<String> server = settings.text("menkyo.dns-server");
        Optional<String> domains = settings.text("menkyo.dns-domains");
        if (server.isEmpty() || domains.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DnsSettings(
                address(server.get()),
                Arrays.stream(domains.get().split(","))
                        .map(String::strip)
                        .filter(d -> !d.isEmpty())
                        .map(domain -> absolute("menkyo.dns-domains", domain))
                        .toList(),
                absolute("menkyo.dns-target", settings.text("menkyo.dns-target").orElseGet(DnsSettings::ownName)),
                key(settings),
                number(settings, "menkyo.dns-priority", 0, 0, MAX_16),
                number(settings, "menkyo.dns-weight", 0, 0, MAX_16),
                number(settings, "menkyo.dns-ttl", HOUR, 1, 7 * DAY),
                Duration.ofSeconds(number(settings, "menkyo.dns-refresh", HOUR, 1, 7 * DAY))));
    }

    private static Optional<TSIG> key(Settings settings) {
        Optional<String> name = settings.text("menkyo.dns-tsig-name");
        Optional<String> secret = settings.text("menkyo.dns-tsig-secret");
        if (name.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("menkyo.dns-tsig-name and menkyo.dns-tsig-secret belong together");
        }
        String algorithm =
                settings.text("menkyo.dns-tsig-algorithm").orElse("hmac-sha256").toLowerCase(Locale.ROOT);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.get().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("menkyo.dns-tsig-secret is not Base64");
        }
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("menkyo.dns-tsig-algorithm is none of " + new TreeSet<>(ALGORITHMS));
        }
        return Optional.of(
                new TSIG(TSIG.algorithmToName(algorithm), name(absolute("menkyo.dns-tsig-name", name.get())), bytes));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String host = hasPort ? text.substring(0, colon) : text;
        int port = hasPort ? number("menkyo.dns-server", text.substring(colon + 1), 1, MAX_16) : DNS_PORT;
        return new InetSocketAddress(host, port);
    }

    private static int number(Settings settings, String name, int otherwise, int least, int most) {
        return settings.text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is no number: " + text, e);
        }
        throw new IllegalArgumentException(name + " is not between " + least + " and " + most + ": " + text);
    }

    private static String absolute(String setting, String text) {
        try {
            Name name = Name.fromString(text, Name.root);
            if (name.equals(Name.root)) {
                throw new IllegalArgumentException(setting + " names no machine or domain: " + text);
            }
            return name.toString();
        } catch (TextParseException e) {
            throw new IllegalArgumentException(setting + " is no name of the DNS: " + text, e);
        }
    }

    /** A name that was checked before. */
    static Name name(String absolute) {
        return Name.fromConstantString(absolute);
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("menkyo.dns-target is needed: this machine does not know its name", e);
        }
    }
}
