package org.menkyo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server that delivers nothing: it keeps every mail in the mailbox, for whomever it is. A mail is accepted only
 * once it is on the disk.
 */
final class MailSink {

    private static final int MAX_BYTES = 20 << 20;
    private static final int TIMEOUT_SECONDS = 60;

    private final SMTPServer server;

    MailSink(Mailbox mailbox, InetAddress address, int port) {
        server = SMTPServer.port(port)
                .bindAddress(address)
                .softwareName("Menkyo mail sink")
                .hostName("localhost")
                .maxMessageSize(MAX_BYTES)
                .connectionTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .messageHandlerFactory(context -> new Delivery(mailbox))
                .build();
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop();
    }

    private static final class Delivery implements MessageHandler {

        private static final int DISK_FAILURE = 451;

        private final Mailbox mailbox;
        private final List<String> receivers = new ArrayList<>();
        private String sender = "";

        Delivery(Mailbox mailbox) {
            this.mailbox = mailbox;
        }

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) {
            receivers.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException {
            try {
                return "Kept as " + mailbox.store(sender, receivers, data);
            } catch (IOException failed) {
                throw new RejectException(DISK_FAILURE, "The mail cannot be stored now");
            }
        }

        @Override
        public void done() {
            receivers.clear();
        }
    }
}
