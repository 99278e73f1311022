package org.menkyo.client.kms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a KMS host listens.
 *
 * @param name DNS name or address
 * @param port 1…65535
 */
public record HostAddress(String name, int port) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.%a-z]{2,60}");
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]+)](?::([0-9]{1,5}))?|([^:]+)(?::([0-9]{1,5}))?");

    /** Checks name and port. */
    public HostAddress {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("this is neither a host name nor an address");
        }
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("a port is 1…65535");
        }
    }

    /**
     * Reads {@code name}, {@code name:port} or {@code [address]:port}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static HostAddress parse(String text, int defaultPort) {
        Matcher matcher = WITH_PORT.matcher(text.strip());
        if (!matcher.matches()) {
            return new HostAddress(text.strip(), defaultPort);
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
        String port = matcher.group(1) != null ? matcher.group(2) : matcher.group(4);
        return new HostAddress(name, port == null ? defaultPort : Integer.parseInt(port));
    }

    /** {@code name:port}. */
    @Override
    public String toString() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
