package org.menkyo.kmsadapter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that opens many connections, sends the first bytes of a request on each if told to, and then does nothing
 * until its input ends. It is a process of its own, since a process may have only so many open files.
 */
final class IdleConnections {

    private IdleConnections() {}

    /** @param arguments port, number of connections, bytes to send on each */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        int number = Integer.parseInt(arguments[1]);
        byte[] request = {'M', 'K', 'M', 'S', 1, 1, 0, (byte) 236, 0, 1};
        ByteBuffer begun = ByteBuffer.wrap(request, 0, Integer.parseInt(arguments[2]));
        List<SocketChannel> connections = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            SocketChannel connection = SocketChannel.open(server);
            connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.write(begun.duplicate());
            connections.add(connection);
        }
        System.out.println(connections.size());
        while (System.in.read() >= 0) {
            // Waits for the end.
        }
    }
}
