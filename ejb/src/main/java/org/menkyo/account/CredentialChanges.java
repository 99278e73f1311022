package org.menkyo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.Notifications;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Language;
import org.menkyo.shared.Settings;

/** Records what happened to credentials, and tells whose they are by mail (LC-209). */
@ApplicationScoped
public class CredentialChanges {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    private final UserRepository users;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final SecurityEvents events;
    private final Settings settings;
    private final Clock clock;

    /** For the container's proxy. */
    protected CredentialChanges() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public CredentialChanges(
            UserRepository users,
            Notifications notifications,
            AuditTrail audit,
            SecurityEvents events,
            Settings settings,
            Clock clock) {
        this.users = users;
        this.notifications = notifications;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the audit says of something that is done to an account. */
    public static AuditEvent event(Enum<?> operation, Account account) {
        return AuditEvent.done(operation, "account", account.name(), null);
    }

    /** Records a change that was made in the current transaction, and tells the account's owner where a mail reaches one. */
    public void record(Caller caller, AuditEvent event, Account account, CredentialChange change) {
        audit.append(caller, event);
        events.report(SecurityEvent.of(SecurityEventKind.CREDENTIAL_CHANGED, caller)
                .with("change", change)
                .with("of", account.party() == AccountParty.PERSON ? null : account.name()));
        receiver(account)
                .ifPresent(receiver -> notifications.record(
                        Notification.of(NotificationKind.CREDENTIALS_CHANGED, receiver.email(), receiver.language())
                                .with("account", account.name())
                                .with("change", change)
                                .with(
                                        "at",
                                        TIME.format(ZonedDateTime.now(clock)
                                                .withZoneSameInstant(settings.timeZone())
                                                .truncatedTo(ChronoUnit.MINUTES)))));
    }

    private record Receiver(BusinessEmail email, Language language) {}

    private Optional<Receiver> receiver(Account account) {
        if (account.party() == AccountParty.PERSON) {
            return users.findPersonOf(account).flatMap(CredentialChanges::receiver);
        }
        return account.contactEmail()
                .map(email -> new Receiver(email, account.contactLanguage().orElse(Language.EN)));
    }

    private static Optional<Receiver> receiver(AppUser person) {
        return person.businessEmail().map(email -> new Receiver(email, person.language()));
    }
}
