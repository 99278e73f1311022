package org.menkyo.accesstoken;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.identity.Account;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.shared.call.TokenLimits;

/**
 * What is remembered of a token whose secret has come.
 *
 * @param identity names the token
 * @param account the name of the technical account that it is of; empty if it is a person's
 * @param issuer the provider of the person that it is of; empty if it is a technical account's
 * @param subject the person within the provider; empty if it is a technical account's
 * @param limits what it leaves of its owner's rights; empty for a session, which leaves all
 * @param networks from where it was used
 */
public record KnownToken(
        UUID identity,
        TokenKind kind,
        Optional<String> account,
        Optional<String> issuer,
        Optional<String> subject,
        Optional<TokenLimits> limits,
        Instant createdAt,
        Instant expiresAt,
        Optional<Duration> idle,
        Optional<Instant> lastUsedAt,
        boolean ended,
        Set<String> networks) {

    /** How exact the last use is kept of a token that may rest for long: each call is one, but not each is written. */
    private static final Duration USE_PRECISION = Duration.ofMinutes(5);

    private static final int PARTS_OF_IDLE = 10;

    public KnownToken {
        networks = Set.copyOf(networks);
    }

    static KnownToken of(AccessToken token, Set<String> networks) {
        return new KnownToken(
                token.identity(),
                token.kind(),
                token.account().map(Account::name),
                token.user().map(AppUser::issuer),
                token.user().map(AppUser::subject),
                token.kind() == TokenKind.SESSION
                        ? Optional.empty()
                        : Optional.of(new TokenLimits(
                                token.identity(), Set.copyOf(token.operations()), Set.copyOf(token.licenseIds()))),
                token.createdAt(),
                token.expiresAt(),
                token.idle(),
                token.lastUsedAt(),
                token.endedAt().isPresent(),
                networks);
    }

    /** The name of the account that it is of, a technical one or a person's that was made here. */
    public Optional<String> accountName() {
        return account.or(
                () -> issuer.filter(CallerDirectory.BUILT_IN_ISSUER::equals).flatMap(builtIn -> subject));
    }

    /**
     * Whose calls are those that are signed in by it: in a session the owner's, as if they came with the password; else its
     * own, so that what is kept for the owner's calls is not told to whoever has the token only.
     */
    public String identityOfCalls() {
        String owner = accountName().orElseGet(() -> issuer.orElseThrow() + " " + subject.orElseThrow());
        return kind == TokenKind.SESSION ? owner : owner + " token " + identity;
    }

    /** Whether it signs in at a moment. */
    boolean isUsableAt(Instant now) {
        return !ended
                && expiresAt.isAfter(now)
                && idle.map(rest -> lastUsedAt.orElse(createdAt).plus(rest).isAfter(now))
                        .orElse(true);
    }

    /** Whether the use that is known last need not be written again. */
    boolean isUsedRecently(Instant now) {
        return lastUsedAt.filter(last -> last.isAfter(now.minus(precision()))).isPresent();
    }

    /** How exact the last use is kept: five minutes, or a tenth of the time that it may rest. */
    Duration precision() {
        return idle.map(rest -> rest.dividedBy(PARTS_OF_IDLE))
                .filter(part -> part.compareTo(USE_PRECISION) < 0)
                .orElse(USE_PRECISION);
    }
}
