package org.menkyo.account.reset;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.menkyo.account.CredentialChange;
import org.menkyo.account.CredentialChanges;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.identity.Account;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.throttle.Throttled;

/** Lets a person who has forgotten the password set a new one by a link to the confirmed business e-mail (LC-209). */
@Stateless
public class PasswordResetService {

    private static final int MAX_TOKEN_LENGTH = 100;

    private final AccessControl access;
    private final IdentityProvider provider;
    private final PasswordResetRequests requests;
    private final PasswordResetRepository resets;
    private final UserRepository users;
    private final Passwords passwords;
    private final CredentialChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected PasswordResetService() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public PasswordResetService(
            AccessControl access,
            IdentityProvider provider,
            PasswordResetRequests requests,
            PasswordResetRepository resets,
            UserRepository users,
            Passwords passwords,
            CredentialChanges changes,
            Clock clock) {
        this.access = access;
        this.provider = provider;
        this.requests = requests;
        this.resets = resets;
        this.users = users;
        this.passwords = passwords;
        this.changes = changes;
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
        requests.take(caller, email);
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
