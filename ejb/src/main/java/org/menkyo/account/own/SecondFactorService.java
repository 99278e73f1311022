package org.menkyo.account.own;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.menkyo.account.CredentialChange;
import org.menkyo.account.CredentialChanges;
import org.menkyo.account.passwords.Passwords;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quota.Quotas;
import org.menkyo.secondfactor.CodeCheck;
import org.menkyo.secondfactor.NewSecret;
import org.menkyo.secondfactor.SecondFactors;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.InputCheck;

/**
 * The second factor of accounts of the built-in identity provider (LC-209). What changes it asks for the password and a code
 * anew, since whoever took over a session must not keep the account by it.
 */
@Stateless
public class SecondFactorService {

    private static final int MAX_PASSWORD = 72;
    private static final int MAX_CODE = 64;
    private static final int MAX_REASON = 2_000;

    private final AccessControl access;
    private final OwnAccounts accounts;
    private final UserRepository users;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Quotas quotas;
    private final CredentialChanges changes;
    private final AuditTrail audit;
    private final SecurityEvents events;

    /** For the container's proxy. */
    protected SecondFactorService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public SecondFactorService(
            AccessControl access,
            OwnAccounts accounts,
            UserRepository users,
            Passwords passwords,
            SecondFactors factors,
            Quotas quotas,
            CredentialChanges changes,
            AuditTrail audit,
            SecurityEvents events) {
        this.access = access;
        this.accounts = accounts;
        this.users = users;
        this.passwords = passwords;
        this.factors = factors;
        this.quotas = quotas;
        this.changes = changes;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Whether the caller's account has a second factor, and how many recovery codes are left.
     *
     * @throws ConflictException SIGN_UP_AT_PROVIDER if the caller has signed in at another identity provider
     */
    @Performs(Operation.READ_SECOND_FACTOR)
    public SecondFactorView read(Caller caller) {
        access.require(caller, Operation.READ_SECOND_FACTOR);
        Account account = accounts.find(caller);
        return new SecondFactorView(account.secondFactorSince().orElse(null), factors.recoveryCodesLeft(account));
    }

    /**
     * Makes a secret and tells it, this once. It counts when a first code has shown that the app has it; until then nothing
     * changes, and another call makes another one.
     *
     * @throws RejectedException CURRENT_PASSWORD_WRONG
     * @throws ConflictException STATE_CONFLICT if the account has a second factor; SIGN_UP_AT_PROVIDER as for {@link #read}
     * @throws UnavailableException TOO_MANY_REQUESTS after too many tries
     */
    @Performs(Operation.ENROLL_SECOND_FACTOR)
    public NewSecret enroll(Caller caller, EnrollSecondFactor command) {
        access.require(caller, Operation.ENROLL_SECOND_FACTOR);
        new InputCheck().text("password", command.password(), MAX_PASSWORD).done();
        Account account = accounts.lock(caller);
        if (account.hasSecondFactor()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account has a second factor");
        }
        requirePassword(account, command.password());
        NewSecret secret = factors.begin(account);
        audit.append(caller, CredentialChanges.event(Operation.ENROLL_SECOND_FACTOR, account));
        return secret;
    }

    /**
     * Makes the second factor count, by a first code, and tells the recovery codes, this once. Whatever was signed in by the
     * password alone ends at once.
     *
     * @throws RejectedException SECOND_FACTOR_WRONG
     * @throws ConflictException STATE_CONFLICT if no secret waits for its first code, as after a quarter of an hour
     * @throws UnavailableException TOO_MANY_REQUESTS after too many wrong codes
     */
    @Performs(Operation.CONFIRM_SECOND_FACTOR)
    public RecoveryCodesView confirm(Caller caller, ConfirmSecondFactor command) {
        access.require(caller, Operation.CONFIRM_SECOND_FACTOR);
        new InputCheck().text("code", command.code(), MAX_CODE).done();
        Account account = accounts.lock(caller);
        if (!factors.isWaiting(account)) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "no second factor waits for its first code");
        }
        requireCode(caller, account, command.code());
        factors.activate(account);
        RecoveryCodesView codes = new RecoveryCodesView(factors.renewRecoveryCodes(account));
        changes.record(
                caller,
                CredentialChanges.event(Operation.CONFIRM_SECOND_FACTOR, account),
                account,
                CredentialChange.SECOND_FACTOR_ENROLLED);
        return codes;
    }

    /**
     * Makes other recovery codes and tells them, this once. The ones so far end.
     *
     * @throws RejectedException CURRENT_PASSWORD_WRONG, SECOND_FACTOR_WRONG
     * @throws ConflictException STATE_CONFLICT if the account has no second factor
     * @throws UnavailableException TOO_MANY_REQUESTS after too many tries
     */
    @Performs(Operation.RENEW_RECOVERY_CODES)
    public RecoveryCodesView renewRecoveryCodes(Caller caller, RenewRecoveryCodes command) {
        access.require(caller, Operation.RENEW_RECOVERY_CODES);
        Account account = requireBoth(caller, command.password(), command.code());
        RecoveryCodesView codes = new RecoveryCodesView(factors.renewRecoveryCodes(account));
        changes.record(
                caller,
                CredentialChanges.event(Operation.RENEW_RECOVERY_CODES, account),
                account,
                CredentialChange.RECOVERY_CODES_RENEWED);
        return codes;
    }

    /**
     * Removes the second factor of the caller's account, which then signs in by its password alone, or, where the publisher
     * asks staff for one, to set up another.
     *
     * @throws RejectedException CURRENT_PASSWORD_WRONG, SECOND_FACTOR_WRONG
     * @throws ConflictException STATE_CONFLICT if the account has no second factor
     * @throws UnavailableException TOO_MANY_REQUESTS after too many tries
     */
    @Performs(Operation.REMOVE_SECOND_FACTOR)
    public void remove(Caller caller, RemoveSecondFactor command) {
        access.require(caller, Operation.REMOVE_SECOND_FACTOR);
        Account account = requireBoth(caller, command.password(), command.code());
        factors.remove(account);
        changes.record(
                caller,
                CredentialChanges.event(Operation.REMOVE_SECOND_FACTOR, account),
                account,
                CredentialChange.SECOND_FACTOR_REMOVED);
    }

    /**
     * Takes the second factor from another account, a person's or a technical one, whose owner has lost it.
     *
     * @throws NotFoundException if there is no such account
     * @throws ConflictException STATE_CONFLICT if the account has no second factor, or is the caller's own, which needs
     *     {@link #remove}
     */
    @Performs(Operation.RESET_SECOND_FACTOR)
    public void reset(Caller caller, String name, ResetSecondFactor command) {
        access.require(caller, Operation.RESET_SECOND_FACTOR);
        new InputCheck().paragraphs("reason", command.reason(), MAX_REASON).done();
        Account account = users.findAccountLocked(name).orElseThrow(NotFoundException::new);
        if (account.name().equals(caller.name())) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account is your own");
        }
        requireSecondFactor(account);
        factors.remove(account);
        changes.record(
                caller,
                CredentialChanges.event(Operation.RESET_SECOND_FACTOR, account).with("reason", command.reason()),
                account,
                CredentialChange.SECOND_FACTOR_RESET);
    }

    private Account requireBoth(Caller caller, String password, String code) {
        new InputCheck()
                .text("password", password, MAX_PASSWORD)
                .text("code", code, MAX_CODE)
                .done();
        Account account = accounts.lock(caller);
        requireSecondFactor(account);
        requirePassword(account, password);
        requireCode(caller, account, code);
        return account;
    }

    private static void requireSecondFactor(Account account) {
        if (!account.hasSecondFactor()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, "the account has no second factor");
        }
    }

    private void requirePassword(Account account, String password) {
        quotas.takeApart(OwnPasswordService.TRIES, account.name()).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
        if (!passwords.match(password, account.passwordHash())) {
            throw new RejectedException(ErrorCode.CURRENT_PASSWORD_WRONG);
        }
    }

    private void requireCode(Caller caller, Account account, String code) {
        if (factors.check(account, code) == CodeCheck.WRONG) {
            events.report(
                    SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, caller).with("reason", "WRONG_CODE"));
            throw new RejectedException(ErrorCode.SECOND_FACTOR_WRONG);
        }
    }
}
