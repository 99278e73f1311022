package org.menkyo.it.acceptance;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.menkyo.it.product.FreePorts;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that is away when it is told to, and knows no mailbox of those that it is told. */
final class MailServer {

    private static final int NO_SUCH_MAILBOX = 550;

    private final int port = FreePorts.take(1).get(0);
    private final List<Mail> accepted = new CopyOnWriteArrayList<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private SMTPServer server;

    /** A mail that was accepted; the Message-ID is without its brackets and host. */
    record Mail(String recipient, String messageId, String subject, String text) {}

    int port() {
        return port;
    }

    void start() {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Acceptance())
                .build();
        server.start();
    }

    /** Nobody listens at the port any more. */
    void stop() {
        server.stop();
    }

    /** Refuses this address for good. */
    void refuse(String address) {
        unknown.add(address);
    }

    void acceptAgain(String address) {
        unknown.remove(address);
    }

    /** In the order in which they were accepted. */
    List<Mail> mails() {
        return List.copyOf(accepted);
    }

    /** The mails to one address, in the order in which they were accepted. */
    List<Mail> mailsTo(String address) {
        return accepted.stream()
                .filter(mail -> mail.recipient().equals(address))
                .toList();
    }

    private final class Acceptance implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String from) {
            // whoever it is from
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (unknown.contains(recipient)) {
                throw new RejectException(NO_SUCH_MAILBOX, "There is no such mailbox");
            }
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            try {
                MimeMessage mail = new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(data.readAllBytes()));
                BodyPart text = ((Multipart) mail.getContent()).getBodyPart(0);
                for (String recipient : recipients) {
                    accepted.add(new Mail(
                            recipient, mail.getMessageID().replaceAll("[<]|@.*", ""), mail.getSubject(), (String)
                                    text.getContent()));
                }
                return null;
            } catch (MessagingException malformed) {
                throw new IOException(malformed);
            }
        }

        @Override
        public void done() {
            recipients.clear();
        }
    }
}
