package org.menkyo.shared.soap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.PassingFailure;
import org.menkyo.shared.UnavailableException;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/** The passwords of the security domain that the container signs in by for HTTP, too. */
final class ContainerPasswords implements UsernameTokenSignIn.Passwords {

    private static final Logger LOG = System.getLogger(ContainerPasswords.class.getName());

    @Override
    public boolean match(String account, char[] password) {
        PasswordGuessEvidence guess = new PasswordGuessEvidence(password);
        try {
            SecurityDomain.getCurrent().authenticate(account, guess);
            return true;
        } catch (RealmUnavailableException e) {
            LOG.log(Level.WARNING, "the accounts cannot be read", e);
            throw new UnavailableException(ErrorCode.UNAVAILABLE, PassingFailure.WAIT);
        } catch (SecurityException | IllegalArgumentException e) {
            return false;
        } finally {
            guess.destroy();
        }
    }
}
