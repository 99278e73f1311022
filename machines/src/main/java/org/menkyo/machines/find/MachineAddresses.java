package org.menkyo.machines.find;

import inet.ipaddr.HostName;
import inet.ipaddr.IPAddress;
import java.util.Locale;
import org.menkyo.client.kms.HostAddress;

/** Addresses of agents in their one form, so that the same one is not two. */
final class MachineAddresses {

    private MachineAddresses() {}

    /**
     * Reads {@code name}, {@code name:port}, an IPv6 address, {@code [address]} or {@code [address]:port}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static HostAddress parse(String text, int defaultPort) {
        HostAddress typed = HostAddress.parse(text, defaultPort);
        String name = typed.name().toLowerCase(Locale.ROOT);
        IPAddress address = name.contains(":") ? new HostName(name).asAddress() : null;
        String canonical = address == null ? withoutRootDot(name) : address.toCanonicalString();
        return new HostAddress(canonical, typed.port());
    }

    private static String withoutRootDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    static HostAddress of(IPAddress address, int port) {
        return new HostAddress(address.toCanonicalString(), port);
    }
}
