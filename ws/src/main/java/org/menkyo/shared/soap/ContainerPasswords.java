package org.menkyo.shared.soap;

import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/** The passwords of the security domain that the container signs in by for HTTP, too. */
final class ContainerPasswords implements UsernameTokenSignIn.Passwords {

    @Override
    public boolean match(String account, char[] password) {
        PasswordGuessEvidence guess = new PasswordGuessEvidence(password);
        try {
            SecurityDomain.getCurrent().authenticate(account, guess);
            return true;
        } catch (RealmUnavailableException e) {
            throw new IllegalStateException("the accounts cannot be read", e);
        } catch (SecurityException | IllegalArgumentException e) {
            return false;
        } finally {
            guess.destroy();
        }
    }
}
