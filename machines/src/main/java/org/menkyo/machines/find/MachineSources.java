package org.menkyo.machines.find;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.problem.ProblemException;

/**
 * The ways to find machines without a directory (VA-501): the local subnets, ranges of addresses, names, and a file of names.
 * None of them looks at the network; that is done by asking the agents.
 */
public final class MachineSources {

    private final int defaultPort;

    /** @param defaultPort the agents' port where none is given */
    public MachineSources(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The IPv4 networks that this machine is in itself, without the loopback. IPv6 networks are too large to go through. */
    public Candidates localSubnets() throws ProblemException {
        try {
            List<InterfaceAddress> own = new ArrayList<>();
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (card.isUp() && !card.isLoopback() && !card.isPointToPoint()) {
                    own.addAll(card.getInterfaceAddresses());
                }
            }
            List<String> networks = own.stream()
                    .filter(address -> address.getAddress() instanceof Inet4Address)
                    .map(address -> network(address.getAddress(), address.getNetworkPrefixLength()))
                    .distinct()
                    .toList();
            if (networks.isEmpty()) {
                throw ProblemException.wrong("subnet.none");
            }
            return ranges(networks, "subnet");
        } catch (SocketException e) {
            throw ProblemException.broken("subnet.none");
        }
    }

    private static String network(InetAddress address, int prefix) {
        IPAddress block = new IPAddressString(address.getHostAddress() + "/" + prefix).getAddress();
        return block.toPrefixBlock().toCanonicalString();
    }

    /** Ranges as {@link AddressRange} reads them. */
    public Candidates ranges(List<String> texts) throws ProblemException {
        return ranges(texts, "range");
    }

    private Candidates ranges(List<String> texts, String kind) throws ProblemException {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            ranges.add(AddressRange.parse(text));
        }
        return AddressRange.candidates(ranges, defaultPort, kind + " " + String.join(", ", texts));
    }

    /** Names or addresses, each with a port if it is not the usual one. */
    public Candidates names(List<String> texts) throws ProblemException {
        Set<HostAddress> addresses = new LinkedHashSet<>();
        for (String text : texts) {
            try {
                addresses.add(MachineAddresses.parse(text, defaultPort));
            } catch (IllegalArgumentException e) {
                throw ProblemException.wrong("machine.address", text);
            }
        }
        return named(addresses, "name");
    }

    /**
     * Names or addresses, one a line. Empty lines count for nothing, nor does what follows a {@code #}.
     *
     * @param file the name of the file, to speak of it
     */
    public Candidates file(BufferedReader lines, String file) throws IOException, ProblemException {
        Set<HostAddress> addresses = new LinkedHashSet<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = line.replace("\uFEFF", "").replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                try {
                    addresses.add(MachineAddresses.parse(text, defaultPort));
                } catch (IllegalArgumentException e) {
                    throw ProblemException.wrong("file.line", file, number, text);
                }
            }
            requireBounded(addresses, file);
        }
        return named(addresses, "file " + file);
    }

    private static Candidates named(Set<HostAddress> addresses, String foundBy) throws ProblemException {
        requireBounded(addresses, foundBy);
        return new Candidates(foundBy, true, addresses);
    }

    private static void requireBounded(Set<HostAddress> addresses, String foundBy) throws ProblemException {
        if (addresses.size() > Candidates.MAX) {
            throw ProblemException.wrong("machines.many", foundBy, Candidates.MAX);
        }
    }
}
