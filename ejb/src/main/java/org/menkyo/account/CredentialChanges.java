package org.menkyo.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.TokenKind;
import org.menkyo.accesstoken.TokenOwner;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** Records what happened to credentials, ends what was signed in with them, and tells whose they are by mail (LC-209). */
@ApplicationScoped
public class CredentialChanges {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    private final UserRepository users;
    private final AccessTokens tokens;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final SecurityEvents events;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public CredentialChanges(
            UserRepository users,
            AccessTokens tokens,
            Notifications notifications,
            AuditTrail audit,
            SecurityEvents events,
            Settings settings,
            Clock clock) {
        this.users = users;
        this.tokens = tokens;
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

    /**
     * Records a change that was made in the current transaction, and tells the account's owner where a mail reaches one.
     * Whatever is signed in ends: sessions, and passwords that were verified before. Access tokens do not.
     *
     * @return how many sessions have ended
     */
    public int record(Caller caller, AuditEvent event, Account account, CredentialChange change) {
        return record(caller, event, account, change, Map.of());
    }

    /**
     * As {@link #record(Caller, AuditEvent, Account, CredentialChange)}, with moments that the mail tells.
     *
     * @param moments by the names of the mail's parameters
     */
    public int record(
            Caller caller, AuditEvent event, Account account, CredentialChange change, Map<String, Instant> moments) {
        account.endSignIns(clock.instant());
        int sessions = tokenOwner(account)
                .map(owner -> tokens.endAll(owner, EnumSet.of(TokenKind.SESSION)))
                .orElse(0);
        String told = account.party() == AccountParty.PERSON ? null : account.name();
        record(caller, event, told, sessions, change);
        receiver(account)
                .ifPresent(receiver -> notifications.record(mail(caller, receiver, account.name(), change, moments)
                        .with("byOwner", isOwner(caller, account) ? true : null)));
        return sessions;
    }

    /**
     * As {@link #record(Caller, AuditEvent, Account, CredentialChange)} for a person at another identity provider, whose
     * sign-ins there that were before end, too.
     */
    public int record(Caller caller, AuditEvent event, AppUser person, CredentialChange change) {
        person.endSignIns(clock.instant());
        int sessions = tokens.endAll(TokenOwner.person(person.id()), EnumSet.of(TokenKind.SESSION));
        record(caller, event, null, sessions, change);
        receiver(person)
                .ifPresent(receiver -> notifications.record(
                        mail(caller, receiver, receiver.email().value(), change, Map.of())));
        return sessions;
    }

    private void record(Caller caller, AuditEvent event, String account, int sessions, CredentialChange change) {
        audit.append(caller, event.with("sessionsEnded", sessions == 0 ? null : sessions));
        events.report(SecurityEvent.of(SecurityEventKind.CREDENTIAL_CHANGED, caller)
                .with("change", change)
                .with("of", account));
    }

    private Notification mail(
            Caller caller, Receiver receiver, String account, CredentialChange change, Map<String, Instant> moments) {
        Notification mail = Notification.of(NotificationKind.CREDENTIALS_CHANGED, receiver.email(), receiver.language())
                .with("account", account)
                .with("change", change)
                .with("at", text(clock.instant()));
        for (Map.Entry<String, Instant> moment : moments.entrySet()) {
            mail = mail.with(moment.getKey(), text(moment.getValue()));
        }
        return mail.causedBy(caller);
    }

    private String text(Instant moment) {
        return TIME.format(moment.atZone(settings.timeZone()).truncatedTo(ChronoUnit.MINUTES));
    }

    /** Whose tokens those of an account's owner are; empty for a person who has not signed in yet. */
    public Optional<TokenOwner> tokenOwner(Account account) {
        return account.party() == AccountParty.PERSON
                ? users.findPersonOf(account).map(person -> TokenOwner.person(person.id()))
                : Optional.of(TokenOwner.account(account.name()));
    }

    /** Whether the person to whom a partner's system belongs does it, and not an operator (LC-210). */
    private static boolean isOwner(Caller caller, Account account) {
        return caller.party() == Party.REGISTERED_USER && account.party() == AccountParty.PARTNER;
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
