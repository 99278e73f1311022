package org.menkyo.account.reset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.menkyo.account.CredentialChanges;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.job.Job;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.text.ContentDigest;

/**
 * Sends the links that were asked for to whom there is an account for (LC-209). A token has 256 random bits, so SHA-256
 * without salt is enough to keep it.
 */
@ApplicationScoped
class PasswordResetLinks implements Job {

    private static final int SIZE = 50;
    private static final int TOKEN_BYTES = 32;
    private static final Duration KEPT = Duration.ofDays(7);

    private enum Action {
        PASSWORD_LINK_SENT
    }

    private final PasswordResetRepository resets;
    private final UserRepository users;
    private final IdentityProvider provider;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    PasswordResetLinks(
            PasswordResetRepository resets,
            UserRepository users,
            IdentityProvider provider,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.resets = resets;
        this.users = users;
        this.provider = provider;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sending links to set a new password by";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        Instant now = clock.instant();
        List<PasswordReset> waiting = resets.claimWaiting(SIZE);
        for (PasswordReset reset : waiting) {
            Optional<AppUser> person = users.findByEmailKey(reset.emailKey())
                    .filter(found -> provider.issuer().isEmpty())
                    .filter(found -> found.issuer().equals(CallerDirectory.BUILT_IN_ISSUER));
            Optional<Account> account = person.flatMap(found -> users.findAccountLocked(found.subject()))
                    .filter(found -> found.isUsableAt(now));
            account.ifPresentOrElse(found -> send(reset, person.orElseThrow(), found, now), () -> reset.handle(now));
        }
        resets.deleteBefore(now.minus(KEPT));
        return waiting.size() == SIZE;
    }

    private void send(PasswordReset reset, AppUser person, Account account, Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        resets.endOpen(account, now);
        reset.send(account.id(), hash(token), now);
        notifications.record(Notification.of(
                        NotificationKind.PASSWORD_LINK, person.businessEmail().orElseThrow(), person.language())
                .with("account", account.name())
                .with("minutes", PasswordReset.VALIDITY.toMinutes())
                .withSecretToken(token)
                .causedBy(Caller.stranger(new CallOrigin(
                        Channel.REST, reset.sourceAddress(), person.language(), reset.correlationId()))));
        audit.append(Caller.system(reset.correlationId()), CredentialChanges.event(Action.PASSWORD_LINK_SENT, account));
    }

    /** What a token is found by. */
    static byte[] hash(String token) {
        return ContentDigest.of(token);
    }
}
