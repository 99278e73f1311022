package org.menkyo.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ConflictException;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.InvalidInputException;
import org.menkyo.shared.RejectedException;
import org.menkyo.throttle.Throttled;

/** Lets a person who has forgotten the password set a new one by a link to the confirmed business e-mail (LC-209). */
@Stateless
public class PasswordResetService {

    private static final Quota TO_ADDRESS = new Quota("password-reset-address", 3, Duration.ofHours(1));

    private static final int MAX_TOKEN_LENGTH = 100;

    private final AccessControl access;
    private final IdentityProvider provider;
    private final PasswordResetRepository resets;
    private final PasswordResetSignal signal;
    private final UserRepository users;
    private final Passwords passwords;
    private final Quotas quotas;
    private final CredentialChanges changes;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected PasswordResetService() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public PasswordResetService(
            AccessControl access,
            IdentityProvider provider,
            PasswordResetRepository resets,
            PasswordResetSignal signal,
            UserRepository users,
            Passwords passwords,
            Quotas quotas,
            CredentialChanges changes,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.provider = provider;
        this.resets = resets;
        this.signal = signal;
        this.users = users;
        this.passwords = passwords;
        this.quotas = quotas;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a link. Nothing here looks whether there is an account, so neither the answer nor its time tells (LC-208).
     *
     * <p>An address that is asked for too often gets no more mails, which is not told.
     *
     * @throws ConflictException SIGN_UP_AT_PROVIDER where another identity provider serves people
     */
    @Performs(Operation.REQUEST_PASSWORD_RESET)
    @Throttled
    public PasswordResetReceipt request(Caller caller, RequestPasswordReset command) {
        access.require(caller, Operation.REQUEST_PASSWORD_RESET);
        provider.issuer().ifPresent(issuer -> {
            throw new ConflictException(ErrorCode.SIGN_UP_AT_PROVIDER, issuer);
        });
        new InputCheck().email("email", command.email()).done();
        BusinessEmail email = new BusinessEmail(command.email());
        if (quotas.take(TO_ADDRESS, email.key()).isEmpty()) {
            resets.add(new PasswordReset(caller, email, clock.instant()));
            audit.append(
                    caller, AuditEvent.done(Operation.REQUEST_PASSWORD_RESET, "password-reset", email.value(), null));
            signal.wakeAfterCommit();
        }
        return new PasswordResetReceipt(command.email());
    }

    /**
     * Sets a new password by the token of a link, which is used up by that. Whatever was signed in with the old one ends at
     * once.
     *
     * @throws RejectedException PASSWORD_LINK_NOT_VALID
     * @throws InvalidInputException if the password is not to be taken; the link can be used again
     */
    @Performs(Operation.RESET_PASSWORD)
    @Throttled
    public void reset(Caller caller, ResetPassword command) {
        access.require(caller, Operation.RESET_PASSWORD);
        InputCheck check = new InputCheck().text("token", command.token(), MAX_TOKEN_LENGTH);
        passwords.check(check, "newPassword", null, command.newPassword());
        check.done();
        Instant now = clock.instant();
        PasswordReset reset = resets.findLocked(PasswordResetLinks.hash(command.token()))
                .filter(found -> found.isOpenAt(now))
                .filter(found -> provider.issuer().isEmpty())
                .orElseThrow(PasswordResetService::notValid);
        Account account = users.findAccountLocked(reset.accountId())
                .filter(found -> found.isUsableAt(now))
                .orElseThrow(PasswordResetService::notValid);
        passwords.check(check, "newPassword", account.name(), command.newPassword());
        check.done();
        resets.endOpen(account, now);
        account.changePassword(passwords.hash(command.newPassword()), now);
        changes.record(
                caller,
                CredentialChanges.event(Operation.RESET_PASSWORD, account),
                account,
                CredentialChange.PASSWORD_RESET);
    }

    private static RejectedException notValid() {
        return new RejectedException(ErrorCode.PASSWORD_LINK_NOT_VALID);
    }
}
