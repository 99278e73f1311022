package org.menkyo.it.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who send at the same time what costs a server most: long bodies of very many values, deep ones, and slow ones. */
final class HostileSenders implements AutoCloseable {

    private static final int MIB = 1024 * 1024;
    private static final int CHUNK = 64 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;

    /** One way to be a burden: a piece is sent over and over. */
    private enum Kind {
        /** A million empty lists, with their length told before. */
        VALUES("POST /api/proxy-activations", "application/json", "{\"items\":[", "[],", 16, true, null, 0),
        /** The same by a transfer whose length nobody tells. */
        CHUNKED("POST /api/proxy-activations", "application/json", "{\"items\":[", "{},", 16, false, null, 0),
        /** Lists in lists. */
        DEEP("POST /api/activations", "application/json", "[", "[", 16, false, null, 0),
        /** Somebody with an account. */
        SIGNED_IN(
                "POST /api/order-batches",
                "application/json",
                "{\"orders\":[",
                "{},",
                15,
                false,
                "demo-distributor",
                0),
        /** Elements, to the service that is open to machines. */
        ELEMENTS("POST /ws/ActivationService", "text/xml", envelope("activation"), "<items/>", 31, false, null, 0),
        /** Elements, to a service that asks for a sign-in after the beginning of the message. */
        HEADERS("POST /ws/OrderService", "text/xml", envelope("order"), "<a b='c'/>", 31, true, null, 0),
        /** Elements of somebody with an account. */
        SIGNED_IN_ELEMENTS(
                "POST /ws/OrderService", "text/xml", envelope("order"), "<orders/>", 31, false, "demo-distributor", 0),
        /** A body that does not come to an end. */
        SLOW("POST /api/activations", "application/json", "{\"productKey\":\"", "A", 1, true, null, 200),
        /** The same as a message. */
        SLOW_MESSAGE("POST /ws/OrderService", "text/xml", envelope("order"), "<a/>", 1, false, null, 200);

        private final String target;
        private final String type;
        private final String begin;
        private final String piece;
        private final int length;
        private final boolean lengthTold;
        private final String account;
        private final int pauseMillis;

        Kind(
                String target,
                String type,
                String begin,
                String piece,
                int mebibytes,
                boolean lengthTold,
                String account,
                int pauseMillis) {
            this.target = target;
            this.type = type;
            this.begin = begin;
            this.piece = piece;
            this.length = mebibytes * MIB;
            this.lengthTold = lengthTold;
            this.account = account;
            this.pauseMillis = pauseMillis;
        }

        private static String envelope(String service) {
            return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><submitOrders"
                    + " xmlns='urn:menkyo:" + service + ":v1'>";
        }
    }

    private final URI server;
    private final long end;
    private final ExecutorService threads;
    private final List<Future<?>> senders = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();

    /**
     * Starts.
     *
     * @param count how many at a time
     * @param seconds for how long
     */
    HostileSenders(URI server, int count, int seconds) {
        this.server = server;
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
        this.threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            senders.add(threads.submit(() -> sendUntilTheEnd(kind)));
        }
    }

    boolean areBusy() {
        return System.nanoTime() < end;
    }

    /** How many bodies were begun. */
    int sent() {
        return sent.get();
    }

    private void sendUntilTheEnd(Kind kind) {
        while (areBusy()) {
            sent.incrementAndGet();
            try {
                send(kind);
            } catch (IOException cutOff) {
                // The server does not read on.
            }
        }
    }

    private void send(Kind kind) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head(kind).getBytes(StandardCharsets.ISO_8859_1));
            write(out, kind, kind.begin);
            String piece = kind.pauseMillis > 0 ? kind.piece : kind.piece.repeat(CHUNK / kind.piece.length());
            for (int written = 0; written < kind.length && areBusy(); written += piece.length()) {
                write(out, kind, piece);
                if (isAnswered(socket.getInputStream(), kind)) {
                    return;
                }
            }
            socket.getInputStream().read();
        }
    }

    private static boolean isAnswered(InputStream in, Kind kind) throws IOException {
        if (kind.pauseMillis > 0) {
            pause(kind.pauseMillis);
        }
        return in.available() > 0;
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String head(Kind kind) {
        String head =
                kind.target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + kind.type + "\r\nSOAPAction: \"\"\r\n"
                        + (kind.lengthTold ? "Content-Length: " + kind.length : "Transfer-Encoding: chunked") + "\r\n";
        if (kind.account != null) {
            String pair = kind.account + ":" + kind.account + "-1";
            head += "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                    + "\r\n";
        }
        return head + "\r\n";
    }

    private static void write(OutputStream out, Kind kind, String text) throws IOException {
        String part = kind.lengthTold ? text : Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
        out.write(part.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
