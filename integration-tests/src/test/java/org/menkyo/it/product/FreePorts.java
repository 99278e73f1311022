package org.menkyo.it.product;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * TCP ports that nobody uses at the moment, below those that systems give to outgoing connections: a port that is free now
 * is still free when its program starts, or starts again after a crash. Test JVMs that run side by side draw from ranges of
 * their own.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int PER_FORK = 4_000;
    private static final int FORKS = 3;

    private static final int FIRST_OF_FORK = FIRST + PER_FORK * ((Integer.getInteger("menkyo.it.fork", 1) - 1) % FORKS);

    // Another run on the same computer begins elsewhere.
    private static int next = new Random().nextInt(PER_FORK);

    private FreePorts() {}

    /** That many ports, all different, and none that was taken before. */
    public static synchronized List<Integer> take(int count) {
        List<Integer> ports = new ArrayList<>();
        for (int attempt = 0; ports.size() < count; attempt++) {
            if (attempt == PER_FORK) {
                throw new IllegalStateException("There are no free ports from " + FIRST_OF_FORK + " on");
            }
            int port = FIRST_OF_FORK + next;
            next = (next + 1) % PER_FORK;
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException used) {
            return false;
        }
    }
}
