package org.menkyo.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.SampleNotifications;
import org.menkyo.shared.Settings;
import org.menkyo.shared.text.Language;

class MailerTest {

    @RegisterExtension
    static final TestMailServer MAIL_SERVER = new TestMailServer();

    @Test
    void sendsNothingInTheClearWhereTlsIsSetAndNotOffered() throws MessagingException {
        Session session = MAIL_SERVER.session();
        // As the server sets it for menkyo.smtp.tls.
        session.getProperties().setProperty("mail.smtp.starttls.enable", "true");

        assertThatThrownBy(() -> send(session)).isInstanceOf(MessagingException.class);
        assertThat(MAIL_SERVER.newMails()).isEmpty();

        send(MAIL_SERVER.session());
        assertThat(MAIL_SERVER.newMails()).as("without the setting").hasSize(1);
    }

    private static void send(Session session) throws MessagingException {
        Settings settings = SampleNotifications.settings();
        Mailer mailer = new Mailer(session, new MailRenderer(settings), settings, Clock.systemUTC());
        try (MailConnection connection = mailer.connection()) {
            connection.send(mailer.mail(
                    UUID.randomUUID(),
                    SampleNotifications.sample(NotificationKind.CONFIRM_BUSINESS_EMAIL, Language.EN)));
        }
    }
}
