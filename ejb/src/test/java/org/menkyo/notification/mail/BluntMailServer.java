package org.menkyo.notification.mail;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that ends connections without a word: after some mails, or instead of saying that it has accepted one. */
public final class BluntMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final int mailsOfAConnection;
    private final List<String> messageIds = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;

    public BluntMailServer(int mailsOfAConnection) {
        this.mailsOfAConnection = mailsOfAConnection;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(this::accept, "blunt mail server").start();
    }

    /** From now on it takes mails and hangs up before it says so. */
    public void acceptSilently(boolean silently) {
        silent = silently;
    }

    /** The Message-IDs of all mails that it took, in their order. */
    public List<String> messageIds() {
        return List.copyOf(messageIds);
    }

    public int connections() {
        return connections.get();
    }

    public Session session() {
        Properties properties = new Properties();
        properties.setProperty(
                "mail.smtp.host", InetAddress.getLoopbackAddress().getHostAddress());
        properties.setProperty("mail.smtp.port", Integer.toString(socket.getLocalPort()));
        return Session.getInstance(properties);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connections.incrementAndGet();
                serve(connection);
            } catch (IOException ended) {
                // the next one, unless this server was stopped
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = connection.getOutputStream();
        say(out, "220 ready");
        int mails = 0;
        String command = in.readLine();
        while (command != null && mails < mailsOfAConnection) {
            if (command.startsWith("DATA")) {
                say(out, "354 go on");
                take(in);
                if (silent) {
                    return;
                }
                mails++;
            }
            say(out, "250 all right");
            if (mails < mailsOfAConnection) {
                command = in.readLine();
            }
        }
    }

    private void take(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !".".equals(line)) {
            if (line.startsWith("Message-ID: ")) {
                messageIds.add(line.substring("Message-ID: ".length()));
            }
            line = in.readLine();
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
