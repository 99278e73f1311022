package org.menkyo.machines.find;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.problem.ProblemException;

/**
 * A range of IPv4 or IPv6 addresses (VA-501): {@code 10.0.0.0/24}, {@code 2001:db8::/120}, {@code 10.0.0.1-10.0.0.99}, or one
 * address. Of an IPv4 network, the addresses of the network itself and of its broadcast are left out.
 *
 * @param addresses from the first to the last
 */
record AddressRange(IPAddressSeqRange addresses) {

    /** Without the many other ways to write addresses that some programs know, such as octal numbers. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    private static final int LAST_PREFIX_WITH_BROADCAST = 30;

    /** Where the addresses of all ranges are tried on one port; together they are bounded. */
    static Candidates candidates(List<AddressRange> ranges, int port, String foundBy) throws ProblemException {
        BigInteger sum =
                ranges.stream().map(range -> range.addresses().getCount()).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.compareTo(BigInteger.valueOf(Candidates.MAX)) > 0) {
            throw ProblemException.wrong("range.large", foundBy, sum, Candidates.MAX);
        }
        return new Candidates(
                foundBy,
                false,
                () -> ranges.stream().flatMap(range -> range.hosts(port)).iterator());
    }

    private java.util.stream.Stream<HostAddress> hosts(int port) {
        Iterator<? extends IPAddress> all = addresses.iterator();
        return IntStream.range(0, addresses.getCount().intValueExact())
                .mapToObj(i -> MachineAddresses.of(all.next(), port));
    }

    /** Reads a range as it is typed. */
    static AddressRange parse(String text) throws ProblemException {
        String[] ends = text.strip().split("\\s*[-\u2013]\\s*", -1);
        if (ends.length > 2) {
            throw ProblemException.wrong("range", text);
        }
        IPAddress first = address(ends[0], text);
        if (ends.length == 1) {
            return ofBlock(first);
        }
        IPAddress last = address(ends[1], text);
        boolean sameKind = first.getIPVersion() == last.getIPVersion();
        if (!sameKind || first.isPrefixed() || last.isPrefixed() || first.compareTo(last) > 0) {
            throw ProblemException.wrong("range", text);
        }
        return new AddressRange(first.spanWithRange(last));
    }

    private static IPAddress address(String text, String whole) throws ProblemException {
        try {
            IPAddress address = new IPAddressString(text, STRICT).toAddress();
            if (address == null) {
                throw ProblemException.wrong("range", whole);
            }
            return address;
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw ProblemException.wrong("range", whole);
        }
    }

    /** The network that an address with the length of its prefix is in; or the address alone. */
    static AddressRange ofBlock(IPAddress address) {
        if (!address.isPrefixed()) {
            return new AddressRange(address.toSequentialRange());
        }
        IPAddress block = address.toPrefixBlock();
        IPAddress first = block.getLower().withoutPrefixLength();
        IPAddress last = block.getUpper().withoutPrefixLength();
        if (address.isIPv4() && address.getNetworkPrefixLength() <= LAST_PREFIX_WITH_BROADCAST) {
            first = first.increment(1);
            last = last.increment(-1);
        }
        return new AddressRange(first.spanWithRange(last));
    }

    static String words(List<AddressRange> ranges) {
        return ranges.stream()
                .map(range -> range.addresses().getLower().toCanonicalString() + "-"
                        + range.addresses().getUpper().toCanonicalString())
                .collect(Collectors.joining(", "));
    }
}
