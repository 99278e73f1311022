package org.menkyo.kms.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/**
 * Where and as what the KMS host is published by DNS (VA-308). Nothing is, unless name server and domains are
 * given.
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

    private static final int DNS_PORT = 53;

    /**
     * Reads the settings; empty if nothing is to be published.
     *
     * @throws IllegalStateException naming the setting that has a wrong value
     * @throws IllegalArgumentException naming the one that is no name of the DNS, or is missing
     */
    static Optional<DnsSettings> read(Settings settings) {
        Optional<String> server = settings.find(SettingsRegister.DNS_SERVER);
        Optional<List<String>> domains = settings.find(SettingsRegister.DNS_DOMAINS);
        if (server.isEmpty() || domains.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DnsSettings(
                address(server.get()),
                domains.get().stream()
                        .map(domain -> absolute(SettingsRegister.DNS_DOMAINS, domain))
                        .toList(),
                absolute(
                        SettingsRegister.DNS_TARGET,
                        settings.find(SettingsRegister.DNS_TARGET).orElseGet(DnsSettings::ownName)),
                key(settings),
                settings.get(SettingsRegister.DNS_PRIORITY),
                settings.get(SettingsRegister.DNS_WEIGHT),
                Math.toIntExact(settings.get(SettingsRegister.DNS_TTL).toSeconds()),
                settings.get(SettingsRegister.DNS_REFRESH)));
    }

    private static Optional<TSIG> key(Settings settings) {
        Optional<String> name = settings.find(SettingsRegister.DNS_TSIG_NAME);
        Optional<byte[]> secret = settings.find(SettingsRegister.DNS_TSIG_SECRET);
        if (name.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("menkyo.dns-tsig-name and menkyo.dns-tsig-secret belong together");
        }
        return Optional.of(new TSIG(
                TSIG.algorithmToName(settings.get(SettingsRegister.DNS_TSIG_ALGORITHM)),
                name(absolute(SettingsRegister.DNS_TSIG_NAME, name.get())),
                secret.get()));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String host = hasPort ? text.substring(0, colon) : text;
        int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT;
        return new InetSocketAddress(host, port);
    }

    private static String absolute(Setting<?> setting, String text) {
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
