package org.menkyo.client.center;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/**
 * A service's address is not https and leads to another machine: what is sent there, such as product keys and passwords,
 * could be read on the way (VA-402). Nothing was sent.
 */
public final class InsecureAddressException extends IOException {

    private InsecureAddressException(URI address) {
        super(address + " does not begin with https; only this machine itself is asked without it");
    }

    /**
     * Accepts https, and http to this machine itself.
     *
     * @throws InsecureAddressException for all other addresses
     */
    public static void check(URI address) throws InsecureAddressException {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        if (!secure && !isThisMachine(address.getHost())) {
            throw new InsecureAddressException(address);
        }
    }

    /** By what is typed alone: what a name server says could be forged. */
    private static boolean isThisMachine(String host) {
        String plain = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return plain.equals("localhost")
                || plain.endsWith(".localhost")
                || plain.matches("127(\\.[0-9]{1,3}){3}")
                || plain.equals("[::1]");
    }
}
