package org.menkyo.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.TokenOwner;
import org.menkyo.account.CredentialChange;
import org.menkyo.account.CredentialChanges;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.authentication.Passwords;
import org.menkyo.identity.Account;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.Operation;
import org.menkyo.secondfactor.CodeCheck;
import org.menkyo.secondfactor.SecondFactors;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;

/** Starts sessions for those whose password was right, each in a transaction, in which the account stays as it is. */
@ApplicationScoped
public class SessionStarts {

    /** As NIST SP 800-63B asks of sign-ins with two factors. */
    static final Duration IDLE = Duration.ofMinutes(30);

    static final Duration LASTS = Duration.ofHours(12);

    private enum Action {
        RECOVERY_CODE_USED
    }

    private final CallerDirectory directory;
    private final UserRepository users;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final AccessTokens tokens;
    private final CredentialChanges changes;
    private final AuditTrail audit;

    @Inject
    public SessionStarts(
            CallerDirectory directory,
            UserRepository users,
            Passwords passwords,
            SecondFactors factors,
            AccessTokens tokens,
            CredentialChanges changes,
            AuditTrail audit) {
        this.directory = directory;
        this.users = users;
        this.passwords = passwords;
        this.factors = factors;
        this.tokens = tokens;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Starts a session of an account.
     *
     * @param password was right a moment ago; it must still be when the account is locked, or a session could outlive its change
     * @param code null if none came
     * @throws org.menkyo.shared.error.LicensingException LOCKED_OUT, NOT_SIGNED_IN, TOO_MANY_REQUESTS
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public SessionStart start(CallOrigin origin, String name, char[] password, String code) {
        Account account = users.findAccountLocked(name).orElse(null);
        if (account == null || !passwords.isStillRight(name, password)) {
            return SessionStart.refused(ErrorCode.NOT_SIGNED_IN);
        }
        Caller owner = directory.identify(origin, name);
        CodeCheck proof = null;
        if (account.hasSecondFactor()) {
            if (code == null) {
                return SessionStart.refused(ErrorCode.SECOND_FACTOR_REQUIRED);
            }
            proof = factors.check(account, code);
            if (proof == CodeCheck.WRONG) {
                return SessionStart.refused(ErrorCode.SECOND_FACTOR_WRONG);
            }
        }
        if (proof == CodeCheck.RECOVERY_CODE) {
            changes.record(
                    owner,
                    CredentialChanges.event(Action.RECOVERY_CODE_USED, account)
                            .with("left", factors.recoveryCodesLeft(account)),
                    account,
                    CredentialChange.RECOVERY_CODE_USED);
        }
        AccessTokens.Session session = tokens.startSession(TokenOwner.of(owner), IDLE, LASTS);
        audit.append(owner, started(session).with("account", account.name()).with("secondFactor", proof));
        return SessionStart.of(begun(session));
    }

    /**
     * Starts a session of somebody for whom the identity provider vouches. The second factor is the provider's affair.
     *
     * @throws org.menkyo.shared.error.LicensingException LOCKED_OUT; NOT_SIGNED_IN if the person's sign-ins were ended since
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public NewSession start(CallOrigin origin, ProviderIdentity identity) {
        Caller owner = directory.identify(origin, identity);
        // Else the session could outlive an end of all sign-ins that comes between.
        if (identity.isEnded(
                users.getLocked(owner.signedInPerson().orElseThrow()).signInsEndedAt())) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        AccessTokens.Session session = tokens.startSession(TokenOwner.of(owner), IDLE, LASTS);
        audit.append(owner, started(session).with("issuer", identity.issuer()));
        return begun(session);
    }

    private static AuditEvent started(AccessTokens.Session session) {
        return AuditEvent.done(Operation.START_SESSION, "session", session.id(), null);
    }

    private static NewSession begun(AccessTokens.Session session) {
        return new NewSession(session.id(), session.secret(), session.expiresAt(), (int) IDLE.toMinutes());
    }
}
