package org.menkyo.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.KnownToken;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.SignIn;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;

/** Signs in by what the server, the publisher's identity provider or Menkyo itself can verify. */
@ApplicationScoped
public class SignInByCredentials implements SignIn {

    private static final String BEARER = "Bearer ";

    private final Passwords passwords;
    private final AccessTokens tokens;
    private final IdentityProvider provider;
    private final CallerDirectory directory;
    private final SecurityEvents events;

    @Inject
    public SignInByCredentials(
            Passwords passwords,
            AccessTokens tokens,
            IdentityProvider provider,
            CallerDirectory directory,
            SecurityEvents events) {
        this.events = events;
        this.passwords = passwords;
        this.tokens = tokens;
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
        if (AccessTokens.isToken(password)) {
            return withOwnToken(origin, password, Optional.of(account)).orElseGet(SignInResult::wrongPassword);
        }
        Optional<SignInResult> none = verify(origin, account, password);
        return none.orElseGet(() -> identified(account, () -> byPasswordAlone(origin, account)));
    }

    /** Where the account has a second factor, its password is good for starting a session only (LC-209). */
    private Caller byPasswordAlone(CallOrigin origin, String account) {
        Caller caller = directory.identify(origin, account);
        if (directory.hasSecondFactor(account)) {
            events.report(SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, origin)
                    .with("account", account)
                    .with("reason", ErrorCode.SECOND_FACTOR_REQUIRED));
            throw new NotPermittedException(ErrorCode.SECOND_FACTOR_REQUIRED);
        }
        return caller;
    }

    /** Why the password signs nobody in; empty if it is right. */
    private Optional<SignInResult> verify(CallOrigin origin, String account, char[] password) {
        try {
            return passwords.match(origin, account, password)
                    ? Optional.empty()
                    : Optional.of(SignInResult.wrongPassword());
        } catch (RuntimeException failure) {
            // Told when the caller is asked for, as what fails in identified().
            return Optional.of(SignInResult.failed(failure));
        }
    }

    /** Every bearer token comes through here. */
    private SignInResult withToken(CallOrigin origin, String token) {
        char[] secret = token.toCharArray();
        if (AccessTokens.isToken(secret)) {
            return withOwnToken(origin, secret, Optional.empty())
                    .orElseGet(() -> SignInResult.failed(new NotPermittedException(ErrorCode.NOT_SIGNED_IN)));
        }
        ProviderIdentity identity;
        try {
            identity = provider.verify(token);
        } catch (NotPermittedException | UnavailableException failure) {
            if (failure instanceof NotPermittedException) {
                events.report(SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, origin)
                        .with("reason", "PROVIDERS_TOKEN"));
            }
            return SignInResult.failed(failure);
        }
        return identified(identity.getName(), () -> vouchedFor(origin, identity));
    }

    private Caller vouchedFor(CallOrigin origin, ProviderIdentity identity) {
        try {
            return directory.identify(origin, identity);
        } catch (NotPermittedException ended) {
            events.report(
                    SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, origin).with("reason", "SIGN_INS_ENDED"));
            throw ended;
        }
    }

    /**
     * Signs in by a token that Menkyo has issued (LC-211). Nobody can guess one, so nothing is asked before.
     *
     * @param name the name that came with it as a password; empty for a bearer token, which comes without one
     * @return empty if there is no such token, or none any more
     */
    private Optional<SignInResult> withOwnToken(CallOrigin origin, char[] secret, Optional<String> name) {
        try {
            Optional<KnownToken> used = tokens.use(origin, secret);
            if (used.isEmpty()) {
                events.report(SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, origin)
                        .with("reason", "UNKNOWN_TOKEN"));
            }
            return used.map(token -> identified(token.identityOfCalls(), () -> owner(origin, token, name)));
        } catch (RuntimeException failure) {
            return Optional.of(SignInResult.failed(failure));
        }
    }

    private Caller owner(CallOrigin origin, KnownToken token, Optional<String> name) {
        Caller owner = token.account()
                .map(account -> directory.identify(origin, account))
                .orElseGet(() -> directory.identifyOwner(
                        origin, token.issuer().orElseThrow(), token.subject().orElseThrow()));
        if (name.isPresent() && !isNamed(owner, token, name.get())) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        return token.limits().map(owner::limitedTo).orElse(owner);
    }

    /** An account is called by its name, a person by the business e-mail or the name of the account, if it is one made here. */
    private static boolean isNamed(Caller owner, KnownToken token, String name) {
        return name.equals(token.accountName().orElse(null))
                || owner.email()
                        .map(email -> name.equals(TypedText.accountName(email.value())))
                        .orElse(false);
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
