package org.menkyo.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.UUID;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.SessionView;
import org.menkyo.accesstoken.TokenOwner;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.authentication.Passwords;
import org.menkyo.authentication.SignInAttempts;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SourceNetwork;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.throttle.Throttled;

/** Sign-ins that go on for some time: the only way in for accounts with a second factor (LC-209). */
@Stateless
public class SessionService {

    private static final int MAX_NAME = 100;
    private static final int MAX_PASSWORD = 72;
    private static final int MAX_CODE = 64;

    private final AccessControl access;
    private final Passwords passwords;
    private final SignInAttempts attempts;
    private final SessionStarts starts;
    private final AccessTokens tokens;
    private final AuditTrail audit;
    private final SecurityEvents events;

    /** For the container's proxy. */
    protected SessionService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public SessionService(
            AccessControl access,
            Passwords passwords,
            SignInAttempts attempts,
            SessionStarts starts,
            AccessTokens tokens,
            AuditTrail audit,
            SecurityEvents events) {
        this.access = access;
        this.passwords = passwords;
        this.attempts = attempts;
        this.starts = starts;
        this.tokens = tokens;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Signs in by name, password and, where the account has a second factor, a code. Whether it has one is told only to who
     * knows the password. Wrong codes count as wrong passwords do (LC-212).
     *
     * @throws NotPermittedException NOT_SIGNED_IN if name or password is wrong; SECOND_FACTOR_REQUIRED if a code is missing
     * @throws RejectedException SECOND_FACTOR_WRONG
     * @throws UnavailableException TOO_MANY_REQUESTS if nothing is looked at, since too many wrong ones came before it
     */
    @Performs(Operation.START_SESSION)
    @Throttled
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public NewSession start(Caller caller, StartSession command) {
        access.require(caller, Operation.START_SESSION);
        new InputCheck()
                .text("name", command.name(), MAX_NAME)
                .text("password", command.password(), MAX_PASSWORD)
                .optionalText("code", command.code(), MAX_CODE)
                .done();
        CallOrigin origin = caller.origin();
        if (!passwords.match(origin, command.name(), command.password().toCharArray())) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        char[] password = command.password().toCharArray();
        SessionStart start;
        try {
            start = starts.start(origin, command.name(), password, command.code());
        } finally {
            Arrays.fill(password, '\0');
        }
        if (start.session() != null) {
            return start.session();
        }
        if (start.refusal() == ErrorCode.SECOND_FACTOR_WRONG) {
            attempts.wasWrong(command.name(), SourceNetwork.of(origin.sourceAddress()));
            report(origin, command.name(), "WRONG_CODE");
            throw new RejectedException(start.refusal());
        }
        if (start.refusal() == ErrorCode.SECOND_FACTOR_REQUIRED) {
            report(origin, command.name(), start.refusal().name());
        }
        throw new NotPermittedException(start.refusal());
    }

    private void report(CallOrigin origin, String account, String reason) {
        events.report(SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, origin)
                .with("account", account)
                .with("reason", reason));
    }

    /** The caller's sessions that go on, oldest first. */
    @Performs(Operation.LIST_SESSIONS)
    public Page<SessionView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_SESSIONS);
        return tokens.sessions(TokenOwner.of(caller), SessionStarts.IDLE, page);
    }

    /**
     * Ends a session of the caller's at once, be it the one that the call was signed in by or another.
     *
     * @throws NotFoundException if the caller has no such session
     */
    @Performs(Operation.END_SESSION)
    public void end(Caller caller, UUID sessionId) {
        access.require(caller, Operation.END_SESSION);
        if (!tokens.endSession(TokenOwner.of(caller), sessionId)) {
            throw new NotFoundException();
        }
        audit.append(caller, AuditEvent.done(Operation.END_SESSION, "session", sessionId, null));
    }
}
