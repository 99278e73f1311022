package org.menkyo.it.kms;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between clients and a KMS host, and changes one bit of the signature of each answer. */
final class FalsifyingRelay implements AutoCloseable {

    private static final int REQUEST_LENGTH = 244;
    private static final int HEADER_LENGTH = 8;
    private static final int CERTIFICATE = 3;

    private final ServerSocket server;
    private final int hostPort;
    private final AtomicInteger falsified = new AtomicInteger();

    FalsifyingRelay(int hostPort) {
        this.hostPort = hostPort;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread thread = new Thread(this::accept, "falsifying relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many answers it changed. */
    int falsified() {
        return falsified.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    Socket host = new Socket(InetAddress.getLoopbackAddress(), hostPort)) {
                host.getOutputStream().write(client.getInputStream().readNBytes(REQUEST_LENGTH));
                relay(new DataInputStream(host.getInputStream()), client.getOutputStream());
            } catch (IOException ended) {
                // A client or the test is done.
            }
        }
    }

    private void relay(DataInputStream host, OutputStream client) throws IOException {
        int type = CERTIFICATE;
        while (type == CERTIFICATE) {
            byte[] header = host.readNBytes(HEADER_LENGTH);
            byte[] body = host.readNBytes(ByteBuffer.wrap(header).getShort(6));
            type = header[5];
            if (type != CERTIFICATE) {
                body[body.length - 1] ^= 1;
                falsified.incrementAndGet();
            }
            client.write(header);
            client.write(body);
        }
    }
}
