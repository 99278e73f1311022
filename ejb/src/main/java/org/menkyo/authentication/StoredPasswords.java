package org.menkyo.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.menkyo.authentication.SignInAttempts.Standing;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.VerifiedPassword;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.SourceNetwork;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.secret.PasswordHash;

/**
 * The passwords of the accounts. An unknown name, an account that cannot be used and a wrong password take the same work and get
 * the same answer (LC-212); a password that was right a short while ago costs nothing.
 */
@ApplicationScoped
public class StoredPasswords implements Passwords {

    /** How exactly it is kept when an account signed in from a network. */
    private static final Duration PRECISION = Duration.ofDays(1);

    private final CallerDirectory directory;
    private final RememberedPasswords remembered;
    private final SignInAttempts attempts;
    private final VerificationLanes lanes;
    private final SecurityEvents events;
    private final Clock clock;

    @Inject
    public StoredPasswords(
            CallerDirectory directory,
            RememberedPasswords remembered,
            SignInAttempts attempts,
            VerificationLanes lanes,
            SecurityEvents events,
            Clock clock) {
        this.directory = directory;
        this.remembered = remembered;
        this.attempts = attempts;
        this.lanes = lanes;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean match(CallOrigin origin, String account, char[] password) {
        try {
            return isStillRight(account, password) || isRight(origin, account, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public boolean isStillRight(String account, char[] password) {
        return remembered
                .find(account, password)
                .filter(verified -> directory.hasPassword(account, verified))
                .isPresent();
    }

    private boolean isRight(CallOrigin origin, String account, char[] password) {
        String network = SourceNetwork.of(origin.sourceAddress());
        Standing standing = attempts.standing(account, network);
        if (standing.pause().isPresent()) {
            report(SecurityEventKind.SIGN_IN_SLOWED, origin, account, standing, "TOO_MANY_WRONG");
            throw new UnavailableException(
                    ErrorCode.TOO_MANY_REQUESTS, standing.pause().get());
        }
        boolean right;
        try {
            right = lanes.verify(network, standing.isKnownSource(), () -> isVerified(account, password, standing));
        } catch (UnavailableException busy) {
            report(SecurityEventKind.SIGN_IN_SLOWED, origin, account, standing, "TOO_MANY_AT_ONCE");
            throw busy;
        }
        if (right) {
            noteSource(origin, account, network, standing);
        } else {
            attempts.wasWrong(account, network);
            report(SecurityEventKind.SIGN_IN_REFUSED, origin, account, standing, reason(standing));
        }
        return right;
    }

    /** Whoever waited for the same program's other calls finds its password remembered. */
    private boolean isVerified(String account, char[] password, Standing standing) {
        if (isStillRight(account, password)) {
            return true;
        }
        Optional<VerifiedPassword> right = PasswordHash.matching(
                        standing.hash().orElse(PasswordHash.OF_NOTHING), standing.hashes(), password)
                .map(hash -> new VerifiedPassword(hash, standing.signInsEndedAt()));
        right.ifPresent(verified -> remembered.remember(account, password, verified));
        return right.isPresent();
    }

    private void noteSource(CallOrigin origin, String account, String network, Standing standing) {
        Instant recent = clock.instant().minus(PRECISION);
        if (standing.lastFromHere().filter(recent::isBefore).isPresent()) {
            return;
        }
        attempts.wasRight(standing.account().orElseThrow(), network);
        if (!standing.isKnownSource() && standing.hasSignedInElsewhere()) {
            report(SecurityEventKind.SIGN_IN_FROM_NEW_NETWORK, origin, account, standing, null);
        }
    }

    private static String reason(Standing standing) {
        if (standing.account().isEmpty()) {
            return "UNKNOWN_NAME";
        }
        return standing.isUsable() ? "WRONG_PASSWORD" : "NOT_USABLE";
    }

    private void report(SecurityEventKind kind, CallOrigin origin, String account, Standing standing, String reason) {
        events.report(SecurityEvent.of(kind, origin)
                .with("account", standing.account().isPresent() ? account : null)
                .with("reason", reason));
    }
}
