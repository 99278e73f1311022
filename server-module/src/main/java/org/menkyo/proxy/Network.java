package org.menkyo.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits.
 *
 * @param address one of them
 * @param bits how many bits they share
 */
record Network(InetAddress address, int bits) {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /**
     * Reads an address, or an address and a number of bits with a slash between.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network parse(String text) {
        String[] parts = text.split("/", -1);
        InetAddress address = address(parts[0]).orElseThrow(() -> wrong(text));
        int all = address.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return new Network(address, all);
        }
        if (parts.length > 2 || !parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
            throw wrong(text);
        }
        return new Network(address, Integer.parseInt(parts[1]));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no address or network such as 192.0.2.0/24");
    }

    /** The address that a text is; empty for anything else, names included, which are never looked up. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] others = other.getAddress();
        if (own.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((own[bit / Byte.SIZE] ^ others[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
