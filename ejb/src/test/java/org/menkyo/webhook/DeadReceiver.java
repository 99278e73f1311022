package org.menkyo.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that accepts connections and then never comes to an end: it is silent, or sends a byte now and then. */
final class DeadReceiver implements AutoCloseable {

    private static final int BETWEEN_BYTES_MILLIS = 20;

    private final ServerSocket server;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final int[] bytes;

    /** @param bytes what it sends, over and over; nothing if there are none */
    DeadReceiver(int... bytes) {
        this.bytes = bytes;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dead receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                accepted.add(socket);
                start(() -> trickle(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void trickle(Socket socket) {
        try {
            for (int i = 0; bytes.length > 0; i++) {
                socket.getOutputStream().write(bytes[i % bytes.length]);
                synchronized (bytes) {
                    bytes.wait(BETWEEN_BYTES_MILLIS);
                }
            }
        } catch (IOException | InterruptedException closed) {
            // The sender has given up.
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }
}
