package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * Where messages may be sent: to public addresses, so that nobody can make the server knock at doors within its own
 * network. The name is looked up for each attempt and the message goes to the very address that was looked at.
 */
@ApplicationScoped
public class TargetAddresses {

    private final Settings settings;

    @Inject
    public TargetAddresses(Settings settings) {
        this.settings = settings;
    }

    /** Whether the installation sends to private addresses, and without TLS, too. */
    boolean privateAllowed() {
        return settings.get(SettingsRegister.WEBHOOK_PRIVATE_ADDRESSES);
    }

    /** Whether messages can be sent to an address of this form. */
    boolean accepts(URI url) {
        boolean scheme = "https".equalsIgnoreCase(url.getScheme())
                || (privateAllowed() && "http".equalsIgnoreCase(url.getScheme()));
        return scheme
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getPort() != 0
                && url.getPort() <= 65535;
    }

    /** An address of the host to send to; empty if it has none, or any that is not allowed. */
    Optional<InetAddress> resolve(URI url) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(url.getHost());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
        boolean allowed = privateAllowed() || Arrays.stream(addresses).allMatch(TargetAddresses::isPublic);
        return allowed ? Optional.of(addresses[0]) : Optional.empty();
    }

    /** Whether an address is one of the public internet, by the registries of special-purpose addresses (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean special = first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && third == 0)
                || (first == 198 && (second == 18 || second == 19));
        return !special;
    }

    /** Only what is assigned as global unicast, and nothing that carries an address of version 4 within. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean globalUnicast = (first & 0xe000) == 0x2000;
        boolean sixToFour = first == 0x2002;
        boolean teredoOrSpecial = first == 0x2001 && second < 0x0200;
        return globalUnicast && !sixToFour && !teredoOrSpecial;
    }
}
