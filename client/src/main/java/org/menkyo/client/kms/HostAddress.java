package org.menkyo.client.kms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a KMS host listens.
 *
 * @param name DNS name or address
 * @param port 1…65535
 */
public record HostAddress(String name, int port) {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f:][0-9A-Fa-f:.]{1,44})(%[A-Za-z0-9._-]{1,15})?");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^]]*)](?::(.*))?");
    private static final int MAX_NAME = 253;

    /** Checks name and port. */
    public HostAddress {
        if (!(name.contains(":") ? isIpv6(name) : isName(name))) {
            throw new IllegalArgumentException("this is neither a host name nor an address");
        }
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("a port is 1…65535");
        }
    }

    /**
     * Reads {@code name}, {@code name:port}, an IPv6 address, {@code [address]} or {@code [address]:port}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static HostAddress parse(String text, int defaultPort) {
        String typed = text.strip();
        Matcher brackets = IN_BRACKETS.matcher(typed);
        if (brackets.matches()) {
            if (!isIpv6(brackets.group(1))) {
                throw new IllegalArgumentException("only an IPv6 address stands in brackets");
            }
            return new HostAddress(brackets.group(1), port(brackets.group(2), defaultPort));
        }
        int colon = typed.indexOf(':');
        boolean named = colon >= 0 && colon == typed.lastIndexOf(':');
        return named
                ? new HostAddress(typed.substring(0, colon), port(typed.substring(colon + 1), defaultPort))
                : new HostAddress(typed, defaultPort);
    }

    private static int port(String typed, int defaultPort) {
        if (typed == null) {
            return defaultPort;
        }
        if (!DIGITS.matcher(typed).matches() || typed.length() > 5) {
            throw new IllegalArgumentException("a port is 1…65535");
        }
        return Integer.parseInt(typed);
    }

    /** A DNS name, or an IPv4 address, which is what a name that ends with a number can only be. */
    private static boolean isName(String name) {
        String[] labels = (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).split("\\.", -1);
        boolean wellFormed = name.length() <= MAX_NAME && Arrays.stream(labels).allMatch(LABEL.asMatchPredicate());
        boolean numeric = DIGITS.matcher(labels[labels.length - 1]).matches();
        return wellFormed && (!numeric || isIpv4(labels));
    }

    private static boolean isIpv4(String[] labels) {
        return labels.length == 4
                && Arrays.stream(labels)
                        .allMatch(label -> DIGITS.matcher(label).matches()
                                && label.length() <= 3
                                && Integer.parseInt(label) <= 0xff);
    }

    /** Java takes a text with colons that begins like an address for one, and asks no name server. */
    private static boolean isIpv6(String text) {
        Matcher matcher = IPV6.matcher(text);
        if (!matcher.matches() || !text.contains(":")) {
            return false;
        }
        try {
            InetAddress.getByName(matcher.group(1));
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** {@code name:port}. */
    @Override
    public String toString() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
