package org.menkyo.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.menkyo.shared.Settings;

/** Hands mails to the mail server. */
@ApplicationScoped
public class Mailer {

    /** How long to wait for the mail server, in milliseconds: the notification is locked meanwhile. */
    private static final String TIMEOUT_MILLIS = "15000";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final MailRenderer renderer;
    private final Settings settings;
    private final Clock clock;

    /** For the container's proxy. */
    protected Mailer() {
        this(null, null, null, null);
    }

    @Inject
    public Mailer(Session session, MailRenderer renderer, Settings settings, Clock clock) {
        this.session = session;
        this.renderer = renderer;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Sends the mail of a notification and returns once the mail server has accepted it.
     *
     * @throws MessagingException if the mail server cannot be reached or refuses the mail
     */
    void send(UUID identity, Notification notification) throws MessagingException {
        limitWaiting();
        Transport.send(message(identity, notification));
    }

    private void limitWaiting() {
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            session.getProperties().putIfAbsent("mail.smtp." + limit, TIMEOUT_MILLIS);
        }
    }

    MimeMessage message(UUID identity, Notification notification) throws MessagingException {
        RenderedMail mail = renderer.render(notification);
        MimeMessage message = new IdentifiedMessage(session, messageId(identity));
        message.setFrom(new InternetAddress(settings.mailFrom(), true));
        message.setRecipient(
                Message.RecipientType.TO,
                new InternetAddress(notification.recipient().value(), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setContentLanguage(
                new String[] {notification.language().locale().getLanguage()});
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /** The same for each attempt at the same notification (LC-902). */
    String messageId(UUID identity) {
        return "<" + identity + "@" + settings.baseUrl().getHost() + ">";
    }

    private static final class IdentifiedMessage extends MimeMessage {

        private final String messageId;

        IdentifiedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
