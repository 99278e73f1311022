package org.menkyo.it.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An address where webhooks never arrive: a partner system that is broken in one of several ways. */
final class DeadEndpoint implements AutoCloseable {

    private static final byte[] HTTP = "HTTP".getBytes(StandardCharsets.US_ASCII);

    /** The head of a TLS record of 16,384 bytes; what follows are zeros. */
    private static final byte[] TLS = {0x16, 0x03, 0x03, 0x40, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    enum Manner {
        /** Nobody listens. */
        REFUSES("http"),
        /** Accepts connections and never answers. */
        SILENT("http"),
        /** Begins with TLS and never comes to its end. */
        TLS_WITHOUT_END("https"),
        /** Answers a byte a second. */
        TRICKLES("http");

        private final String scheme;

        Manner(String scheme) {
            this.scheme = scheme;
        }
    }

    private final Manner manner;
    private final ServerSocket server;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    DeadEndpoint(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            if (manner == Manner.REFUSES) {
                server.close();
            } else {
                start(this::accept);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dead endpoint");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                accepted.add(socket);
                if (manner != Manner.SILENT) {
                    start(() -> trickle(socket, manner == Manner.TRICKLES ? HTTP : TLS));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void trickle(Socket socket, byte[] bytes) {
        try {
            for (int i = 0; !socket.isClosed(); i++) {
                socket.getOutputStream().write(bytes[i % bytes.length]);
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException closed) {
            // The sender has given up.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return manner.scheme + "://localhost:" + server.getLocalPort() + "/";
    }

    /** How many connections were made to it. */
    int connections() {
        return accepted.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }
}
