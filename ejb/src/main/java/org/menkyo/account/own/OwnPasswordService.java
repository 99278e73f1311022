package org.menkyo.account.own;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.menkyo.account.CredentialChange;
import org.menkyo.account.CredentialChanges;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.identity.Account;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.InputCheck;

/** Lets whoever has signed in change the password of the account (LC-209). */
@Stateless
public class OwnPasswordService {

    /** Whoever took over a session must not find the password with it. */
    public static final Quota TRIES = new Quota("password-change", 10, Duration.ofHours(1));

    private static final int MAX_LENGTH = 72;

    private final AccessControl access;
    private final OwnAccounts accounts;
    private final Passwords passwords;
    private final Quotas quotas;
    private final CredentialChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected OwnPasswordService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public OwnPasswordService(
            AccessControl access,
            OwnAccounts accounts,
            Passwords passwords,
            Quotas quotas,
            CredentialChanges changes,
            Clock clock) {
        this.access = access;
        this.accounts = accounts;
        this.passwords = passwords;
        this.quotas = quotas;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Changes one's own password. Whatever was signed in with the old one ends at once.
     *
     * @throws RejectedException CURRENT_PASSWORD_WRONG
     * @throws ConflictException SIGN_UP_AT_PROVIDER if the caller has signed in at another identity provider
     * @throws UnavailableException TOO_MANY_REQUESTS after too many tries
     */
    @Performs(Operation.CHANGE_PASSWORD)
    public void change(Caller caller, ChangePassword command) {
        access.require(caller, Operation.CHANGE_PASSWORD);
        InputCheck check = new InputCheck().text("currentPassword", command.currentPassword(), MAX_LENGTH);
        passwords.check(check, "newPassword", null, command.newPassword());
        check.done();
        Account account = accounts.lock(caller);
        passwords.check(check, "newPassword", account.name(), command.newPassword());
        check.done();
        quotas.takeApart(TRIES, account.name()).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
        if (!passwords.match(command.currentPassword(), account.passwordHash())) {
            throw new RejectedException(ErrorCode.CURRENT_PASSWORD_WRONG);
        }
        if (passwords.match(command.newPassword(), account.passwordHash())) {
            check.reject("newPassword", FieldProblem.UNCHANGED).done();
        }
        account.changePassword(passwords.hash(command.newPassword()), clock.instant());
        changes.record(
                caller,
                CredentialChanges.event(Operation.CHANGE_PASSWORD, account),
                account,
                CredentialChange.PASSWORD_CHANGED);
    }
}
