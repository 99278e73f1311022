package org.menkyo.notification.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.menkyo.notification.Notification;
import org.menkyo.shared.Settings;

/** Makes mails, and connections to the mail server. */
@ApplicationScoped
public class Mailer {

    /** How long to wait for the mail server, in milliseconds: its notifications are locked meanwhile. */
    private static final String TIMEOUT_MILLIS = "15000";

    private static final String TLS_WANTED = "mail.smtp.starttls.enable";
    private static final String TLS_REQUIRED = "mail.smtp.starttls.required";

    /** Nobody who writes what is in a notification knows its identity before it is sent. */
    private static final String BOUNDARY_MARK = "=_";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final MailRenderer renderer;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public Mailer(Session session, MailRenderer renderer, Settings settings, Clock clock) {
        this.session = session;
        this.renderer = renderer;
        this.settings = settings;
        this.clock = clock;
    }

    /** A connection to the mail server, for the mails of one transaction. */
    public MailConnection connection() {
        limitWaiting();
        insistOnTls();
        return new MailConnection(session);
    }

    private void limitWaiting() {
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            session.getProperties().putIfAbsent("mail.smtp." + limit, TIMEOUT_MILLIS);
        }
    }

    /**
     * The server's session knows «use it if it is offered» only: whoever is on the way could leave the offer out and read
     * the tokens in mails and the password of the mail server.
     */
    private void insistOnTls() {
        if (Boolean.parseBoolean(session.getProperty(TLS_WANTED))) {
            session.getProperties().putIfAbsent(TLS_REQUIRED, Boolean.TRUE.toString());
        }
    }

    /**
     * The mail of a notification.
     *
     * @throws MessagingException if one of its addresses cannot be one
     */
    public OutgoingMail mail(UUID identity, Notification notification) throws MessagingException {
        RenderedMail rendered = renderer.render(notification);
        OutgoingMail mail = new OutgoingMail(session, MailBody.of(rendered, BOUNDARY_MARK + identity));
        mail.setFrom(new InternetAddress(settings.mailFrom(), true));
        mail.setRecipient(
                Message.RecipientType.TO,
                new InternetAddress(notification.recipient().value(), true));
        mail.setSubject(rendered.subject(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setContentLanguage(new String[] {notification.language().locale().getLanguage()});
        mail.setHeader("Message-ID", messageId(identity));
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** The same for each attempt at the same notification (LC-902). */
    String messageId(UUID identity) {
        return "<" + identity + "@" + settings.baseUrl().getHost() + ">";
    }
}
