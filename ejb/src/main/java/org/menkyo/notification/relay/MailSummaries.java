package org.menkyo.notification.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.budget.HeldMails;
import org.menkyo.notification.mail.MailRenderer;
import org.menkyo.notification.mail.SummaryItem;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.notification.outbox.Outbox;
import org.menkyo.notification.outbox.OutboxNotification;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.Language;

/**
 * Sends what was held back for an address: after a while, in one mail that has a line for each, with its link. So nothing
 * that somebody has to know or to do is lost, and no mailbox is flooded (LC-905).
 */
@ApplicationScoped
class MailSummaries {

    /** How many mails one summary stands for at most; the others wait for the next. */
    static final int IN_A_SUMMARY = 200;

    private static final int ADDRESSES = 20;
    private static final String IN_SUMMARY = "Sent with others in a summary: ";

    private final Quarantine quarantine;
    private final NameLock locks;
    private final HeldMails held;
    private final Outbox outbox;
    private final MailRenderer renderer;
    private final SecretBox secrets;
    private final Settings settings;
    private final Clock clock;

    @Inject
    MailSummaries(
            Quarantine quarantine,
            NameLock locks,
            HeldMails held,
            Outbox outbox,
            MailRenderer renderer,
            SecretBox secrets,
            Settings settings,
            Clock clock) {
        this.quarantine = quarantine;
        this.locks = locks;
        this.held = held;
        this.outbox = outbox;
        this.renderer = renderer;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Records summaries for some addresses whose mails were held back long enough; none in quarantine (LC-1208).
     *
     * @return whether there may be more
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean release() {
        if (quarantine.holdsBack()) {
            return false;
        }
        // One server at a time: each changes all that is held back for an address.
        locks.hold(NameLock.Kind.MAIL_SUMMARIES);
        Instant now = clock.instant();
        Duration pause = settings.get(SettingsRegister.MAIL_SUMMARY);
        List<String> addresses = held.waitingSince(now.minus(pause), ADDRESSES);
        boolean worked = false;
        for (String address : addresses) {
            List<OutboxNotification> mails = held.lock(address, IN_A_SUMMARY);
            if (mails.size() == 1) {
                mails.get(0).release();
            } else if (!mails.isEmpty()) {
                summarize(mails, now);
            }
            outbox.flush();
            held.keep(address, now);
            worked |= !mails.isEmpty();
        }
        return worked && addresses.size() == ADDRESSES;
    }

    private void summarize(List<OutboxNotification> mails, Instant now) {
        OutboxNotification newest = mails.get(mails.size() - 1);
        Notification summary = Notification.of(NotificationKind.SUMMARY, newest.recipient(), newest.language())
                .withSecretToken(SummaryItem.write(items(mails, newest.language())));
        NotificationKind.SUMMARY.check(summary);
        UUID identity = UUID.randomUUID();
        byte[] sealed = secrets.seal(
                Notifications.tokenPlace(identity),
                summary.secretToken().orElseThrow().getBytes(StandardCharsets.UTF_8));
        OutboxNotification row = new OutboxNotification(identity, summary, sealed, now);
        outbox.add(row);
        held.merge(mails.stream().collect(Collectors.toMap(OutboxNotification::id, mail -> identity)), IN_SUMMARY);
    }

    /** Of the links that one person asked for to confirm the address, only the newest works. */
    private List<SummaryItem> items(List<OutboxNotification> mails, Language language) {
        List<SummaryItem> items = new ArrayList<>();
        Set<Optional<String>> confirming = new HashSet<>();
        for (int i = mails.size() - 1; i >= 0; i--) {
            OutboxNotification mail = mails.get(i);
            if (mail.kind() != NotificationKind.CONFIRM_BUSINESS_EMAIL || confirming.add(mail.sender())) {
                items.add(
                        0, renderer.item(mail.open(token -> token(mail, token)).in(language)));
            }
        }
        return items;
    }

    private String token(OutboxNotification mail, byte[] sealed) {
        return new String(secrets.open(Notifications.tokenPlace(mail.identity()), sealed), StandardCharsets.UTF_8);
    }
}
