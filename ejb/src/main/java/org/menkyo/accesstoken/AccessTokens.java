package org.menkyo.accesstoken;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.identity.Account;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.UserRepository;
import org.menkyo.readcache.ReadCache;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.SourceNetwork;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * Issues tokens, knows them again by their secrets, and ends them. What a token's owner may do, and whether there still is
 * one, is looked at anew at each call, so the owner's end is the token's, too (LC-211).
 */
@ApplicationScoped
public class AccessTokens {

    /** What is remembered: the token of a secret, by the secret's hash. */
    private record TokenOf(String hash) {}

    private final AccessTokenRepository tokens;
    private final UserRepository users;
    private final ReadCache cache;
    private final SecurityEvents events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public AccessTokens(
            AccessTokenRepository tokens, UserRepository users, ReadCache cache, SecurityEvents events, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.cache = cache;
        this.events = events;
        this.clock = clock;
    }

    /** Whether what came as a password has the form of a token. No account has such a password. */
    public static boolean isToken(char[] password) {
        return TokenSecret.of(CharBuffer.wrap(password)).isPresent();
    }

    /**
     * Starts a session of an owner: a token that may do what the owner may, until it has rested or lasted too long.
     *
     * @param idle after how much time without a call it ends
     * @param lasts after how much time it ends in any case
     * @return the session with its secret, which is kept nowhere
     */
    public Session startSession(TokenOwner owner, Duration idle, Duration lasts) {
        Instant now = clock.instant();
        Issued issued = issue(TokenKind.SESSION, owner, "", List.of(), List.of(), now, now.plus(lasts), idle);
        return new Session(
                issued.token().identity(), issued.secret(), issued.token().expiresAt());
    }

    /**
     * A session that has begun.
     *
     * @param id names it
     * @param secret what to sign in with
     * @param expiresAt when it ends in any case
     */
    public record Session(UUID id, String secret, Instant expiresAt) {

        @Override
        public String toString() {
            return "Session[" + id + "]";
        }
    }

    /**
     * The sessions of an owner that go on, oldest first.
     *
     * @param idle after how much time without a call they end
     */
    public Page<SessionView> sessions(TokenOwner owner, Duration idle, PageRequest page) {
        Instant now = clock.instant();
        List<AccessToken> found = tokens.listSessions(owner, now, now.minus(idle), page.afterNumber(), page.size() + 1);
        return Page.of(found, page, AccessToken::id)
                .map(token -> new SessionView(
                        token.identity(),
                        token.createdAt(),
                        token.expiresAt(),
                        token.lastUsedAt().orElse(null)));
    }

    /**
     * Ends a session of an owner, on all nodes at once; needs a transaction that also writes an audit record.
     *
     * @return whether there was one
     */
    public boolean endSession(TokenOwner owner, UUID id) {
        Instant now = clock.instant();
        Optional<AccessToken> session = tokens.findLocked(owner, TokenKind.SESSION, id, now);
        session.ifPresent(found -> found.end(now));
        return session.isPresent();
    }

    /** A token that was made, with its secret. */
    record Issued(AccessToken token, String secret) {}

    Issued issue(
            TokenKind kind,
            TokenOwner owner,
            String name,
            List<String> operations,
            List<String> licenseIds,
            Instant now,
            Instant expiresAt,
            Duration idle) {
        Account account = owner.account()
                .map(accountName -> users.findAccount(accountName).orElseThrow())
                .orElse(null);
        AppUser user = owner.userId().map(users::get).orElse(null);
        TokenSecret secret = TokenSecret.random(kind, random);
        AccessToken token =
                new AccessToken(kind, account, user, name, secret.hash(), operations, licenseIds, now, expiresAt, idle);
        tokens.add(token);
        return new Issued(token, secret.text());
    }

    /**
     * The token of a secret, if it is one that has not ended; the call counts as its use.
     *
     * @param secret is wiped
     */
    public Optional<KnownToken> use(CallOrigin origin, char[] secret) {
        Optional<TokenSecret> typed = TokenSecret.of(CharBuffer.wrap(secret));
        Arrays.fill(secret, '\0');
        return typed.flatMap(token -> use(origin, token));
    }

    private Optional<KnownToken> use(CallOrigin origin, TokenSecret secret) {
        Instant now = clock.instant();
        String network = SourceNetwork.of(origin.sourceAddress());
        TokenOf key = new TokenOf(secret.hashText());
        KnownToken known = cache.get(key, () -> read(secret));
        if (known == null) {
            return Optional.empty();
        }
        boolean elsewhere = !known.networks().contains(network);
        if (elsewhere || !known.isUsedRecently(now)) {
            Set<String> before = known.networks();
            known = cache.renew(key, () -> noteUse(secret, network, now));
            if (known == null || !known.isUsableAt(now)) {
                return Optional.empty();
            }
            if (elsewhere && !before.isEmpty()) {
                events.report(SecurityEvent.of(SecurityEventKind.TOKEN_FROM_NEW_NETWORK, origin)
                        .with("token", known.identity())
                        .with("account", known.account().orElse(null)));
            }
        }
        return Optional.of(known).filter(token -> token.isUsableAt(now));
    }

    private KnownToken read(TokenSecret secret) {
        return tokens.find(secret.hash()).map(this::known).orElse(null);
    }

    private KnownToken known(AccessToken token) {
        return KnownToken.of(token, tokens.networks(token));
    }

    private KnownToken noteUse(TokenSecret secret, String network, Instant now) {
        return tokens.find(secret.hash())
                .map(token -> {
                    KnownToken known = known(token);
                    if (!known.isUsableAt(now)) {
                        return known;
                    }
                    tokens.noteUse(token, now, known.precision());
                    if (!known.networks().contains(network)) {
                        tokens.addNetwork(token, network, now);
                    }
                    return known(token);
                })
                .orElse(null);
    }

    /**
     * Ends all tokens of some kinds of an owner, on all nodes at once; needs a transaction that also writes an audit record.
     *
     * @return how many have ended
     */
    public int endAll(TokenOwner owner, Set<TokenKind> kinds) {
        Instant now = clock.instant();
        return kinds.stream().mapToInt(kind -> tokens.endAll(owner, kind, now)).sum();
    }
}
