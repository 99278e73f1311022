package org.menkyo.client.agent;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Lets in no more connections than there is room for, in all and of one network, so that no peer takes all places. */
final class ConnectionRoom {

    /** Whoever has an IPv6 address usually has 64 bits of them. */
    private static final int NETWORK_BYTES = 8;

    private final int places;
    private final int ofOneNetwork;
    private final Map<ByteBuffer, Integer> taken = new HashMap<>();
    private int all;

    ConnectionRoom(AgentLimits limits) {
        this.places = limits.connections();
        this.ofOneNetwork = limits.ofOneNetwork();
    }

    /** @return whether there was a place, which is to be left again */
    synchronized boolean enter(InetAddress address) {
        ByteBuffer network = network(address);
        int there = taken.getOrDefault(network, 0);
        if (all >= places || there >= ofOneNetwork) {
            return false;
        }
        taken.put(network, there + 1);
        all++;
        return true;
    }

    synchronized void leave(InetAddress address) {
        taken.computeIfPresent(network(address), (network, there) -> there == 1 ? null : there - 1);
        all--;
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
