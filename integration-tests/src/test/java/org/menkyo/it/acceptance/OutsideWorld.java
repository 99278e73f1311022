package org.menkyo.it.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver of webhooks and a name server, which count what comes to them. */
final class OutsideWorld implements AutoCloseable {

    private final HttpServer receiver;
    private final ServerSocket nameServer;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger updates = new AtomicInteger();
    private volatile int status = 204;

    OutsideWorld() {
        try {
            receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            nameServer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        receiver.createContext("/", exchange -> {
            messages.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        Thread thread = new Thread(this::takeUpdates, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    /** An update that is not answered was not taken, and is tried again. */
    private void takeUpdates() {
        while (!nameServer.isClosed()) {
            try (Socket client = nameServer.accept()) {
                updates.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    String webhookUrl() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/menkyo";
    }

    String nameServer() {
        return "127.0.0.1:" + nameServer.getLocalPort();
    }

    /** With what status the receiver of webhooks answers from now on. */
    void answer(int newStatus) {
        status = newStatus;
    }

    int messages() {
        return messages.get();
    }

    int updates() {
        return updates.get();
    }

    @Override
    public void close() {
        receiver.stop(0);
        try {
            nameServer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
