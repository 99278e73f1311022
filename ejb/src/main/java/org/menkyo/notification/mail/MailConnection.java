package org.menkyo.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A connection to the mail server for some mails, one after the other. It is made for the first of them, and made anew if the
 * mail server ended it between two.
 */
public final class MailConnection implements AutoCloseable {

    private static final Logger LOG = System.getLogger(MailConnection.class.getName());

    private final Session session;
    private Transport transport;
    private MessagingException unreachable;

    MailConnection(Session session) {
        this.session = session;
    }

    /**
     * Sends a mail and returns once the mail server has accepted it.
     *
     * @throws MessagingException if the mail server refuses the mail, or cannot be reached; then it is not looked for again
     *     for further mails
     */
    public void send(OutgoingMail mail) throws MessagingException {
        boolean kept = transport != null;
        if (!kept) {
            connect(mail);
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            if (transport.isConnected()) {
                throw e;
            }
            close();
            // Of a mail whose text the server has asked for, nobody knows whether it was accepted.
            if (!kept || mail.isHandedOver()) {
                throw e;
            }
            send(mail);
        }
    }

    /** Whether the mail server was looked for in vain. */
    public boolean isUnreachable() {
        return unreachable != null;
    }

    private void connect(OutgoingMail first) throws MessagingException {
        if (unreachable != null) {
            throw unreachable;
        }
        Transport connecting = session.getTransport(first.getAllRecipients()[0]);
        try {
            connecting.connect();
        } catch (MessagingException e) {
            unreachable = e;
            throw e;
        }
        transport = connecting;
    }

    @Override
    public void close() {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.DEBUG, "The mail server has ended the connection by itself", e);
        }
        transport = null;
    }
}
