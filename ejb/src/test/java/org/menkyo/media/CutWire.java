package org.menkyo.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What lies between a client and a server, and lets their bytes through only so far or not unharmed. */
final class CutWire implements AutoCloseable {

    private enum Fault {
        NONE,
        DAMAGE_UPLOADS,
        CUT_UPLOADS,
        CUT_DOWNLOADS
    }

    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();
    private volatile Fault fault = Fault.NONE;
    private volatile long after;
    private volatile boolean used;

    CutWire(URI server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    /** Changes a byte each time that so many have gone to the server. */
    void damageUploadsAfter(long bytes) {
        fault = Fault.DAMAGE_UPLOADS;
        after = bytes;
    }

    /** Ends all connections for good once so many bytes have gone to the server. */
    void cutUploadsAfter(long bytes) {
        fault = Fault.CUT_UPLOADS;
        after = bytes;
    }

    /** Ends the connection each time that so many bytes have come from the server. */
    void cutDownloadsAfter(long bytes) {
        fault = Fault.CUT_DOWNLOADS;
        after = bytes;
    }

    /** Whether the fault has come about. */
    boolean wasUsed() {
        return used;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket to = new Socket(server.getHost(), server.getPort());
                open.add(client);
                open.add(to);
                start(() -> pass(client, to, true));
                start(() -> pass(to, client, false));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void pass(Socket from, Socket to, boolean upwards) {
        byte[] buffer = new byte[8 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                long passed = (upwards ? up : down).addAndGet(count);
                if (passed > after) {
                    if (upwards && fault == Fault.DAMAGE_UPLOADS) {
                        used = true;
                        up.set(0);
                        buffer[count / 2]++;
                    } else if (upwards && fault == Fault.CUT_UPLOADS) {
                        used = true;
                        close();
                        return;
                    } else if (!upwards && fault == Fault.CUT_DOWNLOADS) {
                        used = true;
                        down.set(0);
                        return;
                    }
                }
                out.write(buffer, 0, count);
                count = in.read(buffer);
            }
        } catch (IOException ended) {
            // by either side, or by us
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException ended) {
            // all the same
        }
    }
}
