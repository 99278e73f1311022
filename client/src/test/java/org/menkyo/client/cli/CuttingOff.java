package org.menkyo.client.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a port of this machine on which the first connections are closed as soon as somebody speaks. */
final class CuttingOff implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final int port;
    private final int cutOff;

    CuttingOff(int port, int cutOff) throws IOException {
        this.port = port;
        this.cutOff = cutOff;
        begin(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket here = socket.accept();
            if (connections.incrementAndGet() <= cutOff) {
                here.getInputStream().read();
                here.close();
            } else {
                Socket there = new Socket(InetAddress.getLoopbackAddress(), port);
                begin(() -> carry(here, there));
                begin(() -> carry(there, here));
            }
        }
    }

    private static void carry(Socket from, Socket to) throws IOException {
        OutputStream out = to.getOutputStream();
        from.getInputStream().transferTo(out);
        to.shutdownOutput();
    }

    private interface Work {

        void run() throws IOException;
    }

    private static void begin(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                System.getLogger(CuttingOff.class.getName()).log(System.Logger.Level.DEBUG, "closed", e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
