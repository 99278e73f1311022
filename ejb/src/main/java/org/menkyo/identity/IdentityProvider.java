package org.menkyo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;

/**
 * The publisher's OpenID Connect provider, where one takes the place of the built-in provider for people (LC-201). Its
 * bearer tokens (RFC 6750) are JSON Web Tokens (RFC 7519) that it has signed; its keys come from the address that its
 * own document names, and are looked up again when it begins to use others.
 */
@ApplicationScoped
public class IdentityProvider {

    private static final Logger LOG = System.getLogger(IdentityProvider.class.getName());

    /** Clocks of servers differ a little. */
    private static final int CLOCK_SKEW_SECONDS = 60;

    private static final int MAX_TOKEN_LENGTH = 16_384;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final Duration SOON = Duration.ofSeconds(10);

    /** How long a call waits for another one that asks the provider, as a provider that is there takes to answer. */
    private static final long TURN_MILLIS = 500;

    /** Tokens that name an unknown key make the provider asked no more often than that. */
    private static final long REFRESH_REPRIEVE_MILLIS = 5_000;

    /** For so long the known keys serve while the provider cannot be reached. */
    private static final long KEEP_KEYS_SECONDS = Duration.ofDays(1).toSeconds();

    /** Signatures that nobody can make who only reads the provider's keys; so not those by a shared secret, nor none. */
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final Settings settings;
    private final Clock clock;
    private volatile Configured configured;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Discovered discovered;
    private volatile Instant leftAloneUntil = Instant.MIN;

    /** The settings as they are at the first use, read once since each call needs them. */
    private record Configured(Optional<IdentityProviderSettings> provider) {}

    /** What the provider's document says, with the keys that it names. */
    private record Discovered(ProviderEndpoints endpoints, HttpsJwksVerificationKeyResolver keys) {}

    @Inject
    public IdentityProvider(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Wrong settings stop the start, so that nobody signs in otherwise than was meant. */
    void checkSettings(@Observes @Initialized(ApplicationScoped.class) Object start) {
        configured();
    }

    private Optional<IdentityProviderSettings> configured() {
        Configured known = configured;
        if (known == null) {
            known = new Configured(IdentityProviderSettings.of(settings));
            configured = known;
        }
        return known.provider();
    }

    /** The issuer of the provider that takes the place of the built-in one; empty where the built-in one serves. */
    public Optional<URI> issuer() {
        return configured().map(IdentityProviderSettings::issuer);
    }

    /**
     * Where browsers sign in; empty where the built-in provider serves.
     *
     * @throws UnavailableException UNAVAILABLE if the provider cannot be reached
     */
    public Optional<ProviderEndpoints> endpoints() {
        return configured().map(provider -> discovered(provider).endpoints());
    }

    /**
     * Whom a bearer token speaks for.
     *
     * @throws NotPermittedException NOT_SIGNED_IN if no provider is configured or the token is not one of its own for this
     *     installation that is valid now
     * @throws UnavailableException UNAVAILABLE if the provider's keys are not known and it cannot be reached
     */
    public ProviderIdentity verify(String token) {
        IdentityProviderSettings provider = configured().orElseThrow(IdentityProvider::refused);
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw refused();
        }
        try {
            JwtContext context = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(SIGNATURES)
                    .setExpectedIssuer(provider.issuer().toString())
                    .setExpectedAudience(provider.audience())
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setVerificationKeyResolver(discovered(provider).keys())
                    .build()
                    .process(token);
            if (!TokenKind.isAccess(context)) {
                throw refused();
            }
            JwtClaims claims = context.getJwtClaims();
            return new ProviderIdentity(provider.issuer().toString(), subject(claims), signedInAt(claims));
        } catch (InvalidJwtException invalid) {
            if (isOutOfReach(invalid)) {
                throw outOfReach(provider, invalid);
            }
            throw refused();
        }
    }

    /**
     * The time of the sign-in goes before that of the token: a sign-in that goes on at the provider gets new tokens all the
     * time. Of a token without either nothing is known, so it is as old as can be.
     */
    private static Instant signedInAt(JwtClaims claims) {
        try {
            NumericDate time = claims.getNumericDateClaimValue("auth_time");
            if (time == null) {
                time = claims.getIssuedAt();
            }
            return time == null ? Instant.EPOCH : Instant.ofEpochMilli(time.getValueInMillis());
        } catch (MalformedClaimException malformed) {
            throw refused();
        }
    }

    /** At most 255 ASCII characters (OpenID Connect Core, section 2). */
    private static String subject(JwtClaims claims) {
        try {
            String subject = claims.getSubject();
            if (subject.matches("[\\x20-\\x7e]{1,255}")) {
                return subject;
            }
        } catch (MalformedClaimException malformed) {
            // refused below, like one that is too long
        }
        throw refused();
    }

    private Discovered discovered(IdentityProviderSettings provider) {
        Discovered known = discovered;
        return known != null ? known : discoveredByOne(provider);
    }

    /**
     * Anybody's call can need the provider's document, and a provider that is away keeps whoever asks it waiting. So one call
     * at a time asks, and after a failure none for a while: the others are told to come again.
     */
    private Discovered discoveredByOne(IdentityProviderSettings provider) {
        if (isLeftAlone() || !awaitTurn()) {
            throw new UnavailableException(ErrorCode.UNAVAILABLE, SOON);
        }
        try {
            Discovered known = discovered;
            if (known == null && isLeftAlone()) {
                throw new UnavailableException(ErrorCode.UNAVAILABLE, SOON);
            }
            if (known == null) {
                known = ask(provider);
                discovered = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private boolean isLeftAlone() {
        return clock.instant().isBefore(leftAloneUntil);
    }

    private Discovered ask(IdentityProviderSettings provider) {
        try {
            return discover(provider);
        } catch (UnavailableException away) {
            leftAloneUntil = clock.instant().plus(SOON);
            throw away;
        }
    }

    private boolean awaitTurn() {
        try {
            return asking.tryLock(TURN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Discovered discover(IdentityProviderSettings provider) {
        try (JsonReader reader = Json.createReader(
                new StringReader(client().get(provider.document()).getBody()))) {
            JsonObject document = reader.readObject();
            if (!provider.issuer().toString().equals(document.getString("issuer", null))) {
                throw new IOException("its document names another issuer");
            }
            HttpsJwks keys = new HttpsJwks(address(document, "jwks_uri").toString());
            keys.setSimpleHttpGet(client());
            keys.setRetainCacheOnErrorDuration(KEEP_KEYS_SECONDS);
            keys.setRefreshReprieveThreshold(REFRESH_REPRIEVE_MILLIS);
            return new Discovered(
                    new ProviderEndpoints(
                            provider.issuer(),
                            address(document, "authorization_endpoint"),
                            address(document, "token_endpoint"),
                            provider.clientId()),
                    new HttpsJwksVerificationKeyResolver(keys));
        } catch (IOException | JsonException | IllegalArgumentException failed) {
            throw outOfReach(provider, failed);
        }
    }

    private static URI address(JsonObject document, String name) throws IOException {
        String address = document.getString(name, "");
        if (address.isEmpty()) {
            throw new IOException("its document has no " + name);
        }
        URI uri = URI.create(address);
        if (!IdentityProviderSettings.isConfidential(uri)) {
            throw new IOException("its document names a " + name + " that is not https");
        }
        return uri;
    }

    private static Get client() {
        Get client = new Get();
        client.setConnectTimeout(PATIENCE_MILLIS);
        client.setReadTimeout(PATIENCE_MILLIS);
        client.setRetries(1);
        return client;
    }

    private static boolean isOutOfReach(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static NotPermittedException refused() {
        return new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
    }

    private static UnavailableException outOfReach(IdentityProviderSettings provider, Throwable cause) {
        LOG.log(Level.WARNING, () -> "The identity provider " + provider.issuer() + " gives no keys", cause);
        return new UnavailableException(ErrorCode.UNAVAILABLE, SOON);
    }
}
