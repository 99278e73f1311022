package org.menkyo.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server of a test class that keeps what it accepts, and refuses mails when told to until the test ends. */
public final class TestMailServer implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final List<byte[]> accepted = new CopyOnWriteArrayList<>();
    private final int port = freePort();
    private final SMTPServer server;
    private final AtomicInteger connections = new AtomicInteger();
    private int acceptedBefore;
    private volatile Predicate<String> refused = source -> false;

    public TestMailServer() {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .sessionIdFactory(() -> Integer.toString(connections.incrementAndGet()))
                .messageHandler((context, from, to, data) -> {
                    if (refused.test(new String(data, StandardCharsets.UTF_8))) {
                        throw new RejectException(451, "greylisted, try again later");
                    }
                    accepted.add(data);
                })
                .build();
        server.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many connections were made to it so far. */
    public int connections() {
        return connections.get();
    }

    public void refuse(boolean refuse) {
        refused = source -> refuse;
    }

    /** Refuses the mails whose source has this word. */
    public void refuseMailsWith(String word) {
        refused = source -> source.contains(word);
    }

    /** Refuses all mails but those whose source has this word. */
    public void acceptMailsWithOnly(String word) {
        refused = source -> !source.contains(word);
    }

    /** A mail session like the one that the application server provides. */
    public Session session() {
        Properties properties = new Properties();
        properties.setProperty(
                "mail.smtp.host", InetAddress.getLoopbackAddress().getHostAddress());
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        return Session.getInstance(properties);
    }

    /** What it has accepted since the test began. */
    public List<MimeMessage> newMails() {
        return accepted.stream().skip(acceptedBefore).map(this::parse).toList();
    }

    private MimeMessage parse(byte[] data) {
        try {
            return new MimeMessage(session(), new ByteArrayInputStream(data));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        acceptedBefore = accepted.size();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        refuse(false);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        server.stop();
    }
}
