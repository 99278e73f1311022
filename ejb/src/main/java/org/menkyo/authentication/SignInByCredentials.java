package org.menkyo.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.SignIn;
import org.menkyo.shared.SignInResult;
import org.menkyo.shared.UnavailableException;

/** Signs in by what the server, the publisher's identity provider or Menkyo itself can verify. */
@ApplicationScoped
public class SignInByCredentials implements SignIn {

    private static final Logger LOG = System.getLogger(SignInByCredentials.class.getName());

    private static final String BEARER = "Bearer ";

    private final Passwords passwords;
    private final IdentityProvider provider;
    private final CallerDirectory directory;

    /** For the container's proxy. */
    protected SignInByCredentials() {
        this(null, null, null);
    }

    @Inject
    public SignInByCredentials(Passwords passwords, IdentityProvider provider, CallerDirectory directory) {
        this.passwords = passwords;
        this.provider = provider;
        this.directory = directory;
    }

    @Override
    public boolean isByPassword(String authorization) {
        return BasicCredentials.isIn(authorization);
    }

    @Override
    public SignInResult byHttp(CallOrigin origin, String authorization) {
        if (authorization == null) {
            return SignInResult.notTried();
        }
        if (BasicCredentials.isIn(authorization)) {
            return BasicCredentials.of(authorization)
                    .map(pair -> withPassword(origin, pair.account(), pair.password()))
                    .orElseGet(SignInResult::wrongPassword);
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return withToken(origin, authorization.substring(BEARER.length()).strip());
        }
        return SignInResult.failed(new NotPermittedException(ErrorCode.NOT_SIGNED_IN));
    }

    @Override
    public SignInResult byPassword(CallOrigin origin, String name, char[] password) {
        String account = TypedText.accountName(name);
        if (account == null) {
            Arrays.fill(password, '\0');
            return SignInResult.wrongPassword();
        }
        return withPassword(origin, account, password);
    }

    /** Every name and password comes through here, whatever interface it came by. */
    private SignInResult withPassword(CallOrigin origin, String account, char[] password) {
        // What is to be asked before a password is looked at belongs here.
        Optional<SignInResult> none = verify(origin, account, password);
        // What is to be noted of right and of wrong passwords belongs here.
        return none.orElseGet(() -> identified(account, () -> directory.identify(origin, account)));
    }

    /** Why the password signs nobody in; empty if it is right. */
    private Optional<SignInResult> verify(CallOrigin origin, String account, char[] password) {
        try {
            return passwords.match(account, password) ? Optional.empty() : Optional.of(SignInResult.wrongPassword());
        } catch (UnavailableException unavailable) {
            LOG.log(Level.WARNING, "Call {0}: the accounts cannot be read", origin.correlationId());
            return Optional.of(SignInResult.failed(unavailable));
        }
    }

    /** Every bearer token comes through here. */
    private SignInResult withToken(CallOrigin origin, String token) {
        ProviderIdentity identity;
        try {
            identity = provider.verify(token);
        } catch (NotPermittedException | UnavailableException failure) {
            return SignInResult.failed(failure);
        }
        return identified(
                identity.getName(), () -> directory.identifyPerson(origin, identity.issuer(), identity.subject()));
    }

    /** What fails here is told when the caller is asked for, in the form that the interface has for it. */
    private static SignInResult identified(String identity, Supplier<Caller> caller) {
        try {
            return SignInResult.signedIn(caller.get(), identity);
        } catch (RuntimeException failure) {
            return SignInResult.failed(failure);
        }
    }
}
