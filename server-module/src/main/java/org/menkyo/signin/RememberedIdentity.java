package org.menkyo.signin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import java.util.function.Supplier;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.authz.AuthorizationIdentity;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/** One name that signs in: it asks the realm behind only for what is not remembered. Serves one sign-in. */
final class RememberedIdentity implements RealmIdentity {

    private static final Logger LOG = System.getLogger(RememberedIdentity.class.getName());

    private final Principal principal;
    private final Supplier<SecurityRealm> behind;
    private final RememberedPasswords passwords;
    private RealmIdentity asked;
    private AuthorizationIdentity authorization;

    RememberedIdentity(Principal principal, Supplier<SecurityRealm> behind, RememberedPasswords passwords) {
        this.principal = principal;
        this.behind = behind;
        this.passwords = passwords;
    }

    private RealmIdentity identity() throws RealmUnavailableException {
        if (asked == null) {
            asked = behind.get().getRealmIdentity(principal);
        }
        return asked;
    }

    @Override
    public boolean verifyEvidence(Evidence evidence) throws RealmUnavailableException {
        if (!(evidence instanceof PasswordGuessEvidence guess)) {
            return false;
        }
        if (isRemembered(guess)) {
            return !passwords.claim(principal.getName()) || renew(guess);
        }
        // The calls of a busy program all come here at once when its password was remembered long enough.
        synchronized (passwords.turn(principal.getName())) {
            return isRemembered(guess) || verify(guess);
        }
    }

    private boolean isRemembered(PasswordGuessEvidence guess) {
        Optional<AuthorizationIdentity> remembered = passwords.recall(principal.getName(), guess.getGuess());
        remembered.ifPresent(known -> authorization = known);
        return remembered.isPresent();
    }

    /** Verifies what is still remembered; if that cannot be done now, it stays remembered until its time is over. */
    private boolean renew(PasswordGuessEvidence guess) {
        try {
            if (verify(guess)) {
                return true;
            }
        } catch (RealmUnavailableException later) {
            LOG.log(Level.DEBUG, "A remembered password could not be verified again", later);
            return true;
        }
        authorization = null;
        passwords.forget(principal.getName());
        return false;
    }

    private boolean verify(PasswordGuessEvidence guess) throws RealmUnavailableException {
        // The realm behind may wipe what it has verified.
        char[] typed = guess.getGuess().clone();
        if (!identity().verifyEvidence(guess)) {
            return false;
        }
        authorization = identity().getAuthorizationIdentity();
        passwords.remember(principal.getName(), typed, authorization);
        return true;
    }

    @Override
    public AuthorizationIdentity getAuthorizationIdentity() throws RealmUnavailableException {
        return authorization != null ? authorization : identity().getAuthorizationIdentity();
    }

    @Override
    public boolean exists() throws RealmUnavailableException {
        return authorization != null || identity().exists();
    }

    @Override
    public Principal getRealmIdentityPrincipal() {
        return principal;
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
            Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
        return SupportLevel.UNSUPPORTED;
    }

    @Override
    public <C extends Credential> C getCredential(Class<C> type) {
        return null;
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
        return PasswordGuessEvidence.class.isAssignableFrom(type) ? SupportLevel.SUPPORTED : SupportLevel.UNSUPPORTED;
    }

    @Override
    public void dispose() {
        if (asked != null) {
            asked.dispose();
        }
    }
}
