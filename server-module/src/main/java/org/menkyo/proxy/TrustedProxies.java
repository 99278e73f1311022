package org.menkyo.proxy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that an operator has named, and what they say of the calls that they pass on. Each proxy adds the address that a
 * call reached it from on the right; so the caller is the rightmost address that is no such proxy, and whatever stands left of
 * it was made up by somebody, or may have been.
 */
final class TrustedProxies {

    /** What proxies write, and the only thing that is read: another header would pass through them as callers sent it. */
    enum Header {
        X_FORWARDED_FOR,
        FORWARDED
    }

    /**
     * Who called and how.
     *
     * @param address the caller
     * @param scheme http or https; empty if the proxy does not say
     */
    record Origin(InetAddress address, Optional<String> scheme) {}

    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\";,\\s]*))\\s*");

    private final List<Network> proxies;
    private final Header header;

    private TrustedProxies(List<Network> proxies, Header header) {
        this.proxies = proxies;
        this.header = header;
    }

    /**
     * Reads the settings.
     *
     * @param networks addresses and networks, parted by commas; empty for none
     * @param header the header's name; empty for X-Forwarded-For
     * @throws IllegalArgumentException if they are wrong
     */
    static TrustedProxies of(String networks, String header) {
        List<Network> proxies = Arrays.stream(networks.split(","))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(Network::parse)
                .toList();
        return new TrustedProxies(
                proxies,
                switch (header.strip().toLowerCase(Locale.ROOT)) {
                    case "", "x-forwarded-for" -> Header.X_FORWARDED_FOR;
                    case "forwarded" -> Header.FORWARDED;
                    default ->
                        throw new IllegalArgumentException(
                                "\"" + header + "\" is neither X-Forwarded-For nor Forwarded");
                });
    }

    Header header() {
        return header;
    }

    boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Who is behind the proxy that the call came from.
     *
     * @param proxy its address
     * @param values the lines of {@link #header}
     * @param scheme what the proxy says in X-Forwarded-Proto, or null
     */
    Origin origin(InetAddress proxy, List<String> values, String scheme) {
        List<Hop> hops = header == Header.FORWARDED ? forwarded(values) : forwardedFor(values, scheme);
        InetAddress caller = proxy;
        Optional<String> used = hops.isEmpty() ? Optional.ofNullable(scheme) : hops.get(hops.size() - 1).scheme;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> address = address(hops.get(i).node);
            if (address.isEmpty()) {
                break;
            }
            caller = address.get();
            if (!isProxy(caller)) {
                break;
            }
        }
        return new Origin(
                caller,
                used.map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.equals("http") || name.equals("https")));
    }

    private record Hop(String node, Optional<String> scheme) {}

    private static List<Hop> forwardedFor(List<String> values, String scheme) {
        List<Hop> hops = new ArrayList<>();
        for (String value : values) {
            for (String node : value.split(",", -1)) {
                hops.add(new Hop(node.strip(), Optional.ofNullable(scheme)));
            }
        }
        return hops;
    }

    /** RFC 7239: elements parted by commas, each of pairs parted by semicolons. What is malformed hides all left of it. */
    private static List<Hop> forwarded(List<String> values) {
        List<Hop> hops = new ArrayList<>();
        String value = String.join(",", values);
        String node = "";
        Optional<String> scheme = Optional.empty();
        Matcher pair = PAIR.matcher(value);
        int place = 0;
        while (place <= value.length()) {
            pair.region(place, value.length());
            if (!pair.lookingAt()) {
                hops.clear();
                int next = value.indexOf(',', place);
                if (next < 0) {
                    return hops;
                }
                node = "";
                scheme = Optional.empty();
                place = next + 1;
                continue;
            }
            String text = pair.group(2) != null ? pair.group(2).replaceAll("\\\\(.)", "$1") : pair.group(3);
            if (pair.group(1).equalsIgnoreCase("for")) {
                node = text;
            } else if (pair.group(1).equalsIgnoreCase("proto")) {
                scheme = Optional.of(text);
            }
            place = pair.end();
            if (place == value.length() || value.charAt(place) == ',') {
                hops.add(new Hop(node, scheme));
                node = "";
                scheme = Optional.empty();
            } else if (value.charAt(place) != ';') {
                hops.clear();
            }
            place++;
        }
        return hops;
    }

    /** An address, with or without a port; IPv6 in brackets, or alone without a port. */
    private static Optional<InetAddress> address(String node) {
        String text = node;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            text = end < 0 ? "" : text.substring(1, end);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.contains(":")) {
            text = text.substring(0, text.indexOf(':'));
        }
        return Network.address(text);
    }
}
