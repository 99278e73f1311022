package org.menkyo.authentication;

import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.PassingFailure;
import org.menkyo.shared.StorableText;
import org.menkyo.shared.UnavailableException;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.ServerAuthenticationContext;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/**
 * The passwords of the server's security domain, which verifies them, counts wrong ones, and remembers right ones for some
 * seconds. To be asked while a call of an archive is served that belongs to the domain.
 */
@Dependent
public class ServerPasswords implements Passwords {

    private static final Logger LOG = System.getLogger(ServerPasswords.class.getName());

    @Override
    public boolean match(String account, char[] password) {
        if (!StorableText.isStorable(account)) {
            // The database would refuse to look for it, which would seem to be an outage.
            Arrays.fill(password, '\0');
            return false;
        }
        PasswordGuessEvidence guess = new PasswordGuessEvidence(password);
        try {
            return signsIn(SecurityDomain.getCurrent().createNewAuthenticationContext(), account, guess);
        } catch (RealmUnavailableException e) {
            LOG.log(Level.WARNING, "the accounts cannot be read", e);
            throw new UnavailableException(ErrorCode.UNAVAILABLE, PassingFailure.WAIT);
        } catch (SecurityException | IllegalArgumentException e) {
            return false;
        } finally {
            guess.destroy();
        }
    }

    private static boolean signsIn(ServerAuthenticationContext signIn, String account, PasswordGuessEvidence guess)
            throws RealmUnavailableException {
        signIn.setAuthenticationName(account);
        if (signIn.verifyEvidence(guess) && signIn.authorize()) {
            signIn.succeed();
            return true;
        }
        signIn.fail();
        return false;
    }
}
