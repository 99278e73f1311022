package org.menkyo.shared.call;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What stands for everybody behind a source address: an IPv4 address, or the first 64 bits of an IPv6 address. */
public final class SourceNetwork {

    private static final int IPV6_BYTES = 16;
    private static final int SUBNET_BYTES = 8;

    private SourceNetwork() {}

    /** The network of an address, empty for none; a zone of an IPv6 address does not count. */
    public static String of(String sourceAddress) {
        if (sourceAddress == null) {
            return "";
        }
        String literal = sourceAddress.replaceFirst("%.*$", "");
        if (!literal.contains(":")) {
            return sourceAddress;
        }
        try {
            // With a colon in it, it is never looked up as a name.
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            return bytes.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, SUBNET_BYTES)) + "::/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return sourceAddress;
        }
    }
}
