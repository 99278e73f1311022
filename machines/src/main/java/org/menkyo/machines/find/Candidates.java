package org.menkyo.machines.find;

import java.util.Collections;
import java.util.Iterator;
import org.menkyo.client.kms.HostAddress;

/**
 * Addresses at which machines can be.
 *
 * @param foundBy where they come from, in words for the inventory
 * @param named whether each is known to be a machine, so that it belongs into the inventory also if it does not answer
 * @param addresses the addresses, at most {@value #MAX}
 */
public record Candidates(String foundBy, boolean named, Iterable<HostAddress> addresses) {

    /** The greatest number of addresses that are tried in one go: as many as an IPv4 network of 16 bits has. */
    public static final int MAX = 65_536;

    /** Goes through the addresses. */
    public Iterator<HostAddress> iterator() {
        return addresses.iterator();
    }

    /** None. */
    public static Candidates none(String foundBy) {
        return new Candidates(foundBy, false, Collections.emptyList());
    }
}
