package org.menkyo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.testing.MutableClock;

@Tag("LC-201")
class IdentityProviderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MutableClock clock = new MutableClock(NOW);
    private final TestProvider provider = new TestProvider();
    private final IdentityProvider verifier = new IdentityProvider(provider.settings(), clock);

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aTokenSpeaksForItsSubjectAtItsIssuer() {
        ProviderIdentity identity = verifier.verify(provider.token(provider.claims("hanako", NOW)));

        assertThat(identity).isEqualTo(new ProviderIdentity(provider.issuer(), "hanako", NOW));
        assertThat(identity.getName()).isEqualTo(provider.issuer() + " hanako");
    }

    /** A sign-in that goes on at the provider gets new tokens all the time. */
    @Test
    @Tag("LC-209")
    void theTimeOfTheSignInGoesBeforeThatOfTheToken() {
        JwtClaims claims = provider.claims("hanako", NOW);
        assertThat(verifier.verify(provider.token(claims)).signedInAt()).isEqualTo(NOW);

        claims.setClaim("auth_time", NOW.minusSeconds(3_600).getEpochSecond());
        assertThat(verifier.verify(provider.token(claims)).signedInAt()).isEqualTo(NOW.minusSeconds(3_600));

        claims.unsetClaim("auth_time");
        claims.unsetClaim("iat");
        assertThat(verifier.verify(provider.token(claims)).signedInAt()).isEqualTo(Instant.EPOCH);

        claims.setClaim("auth_time", "yesterday");
        assertRefused(provider.token(claims));
    }

    @Test
    void keysOnEllipticCurvesServeToo() throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("curve");
        provider.rotate(key);

        String token = TestProvider.token(
                provider.claims("hanako", NOW), key, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

        assertThat(verifier.verify(token).subject()).isEqualTo("hanako");
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("of another issuer", claims -> claims.setIssuer("https://other.example.com")),
                wrong("without an issuer", claims -> claims.setIssuer(null)),
                wrong("for somebody else", claims -> claims.setAudience("another-service")),
                wrong("for nobody", claims -> claims.unsetClaim("aud")),
                wrong("without a subject", claims -> claims.setSubject(null)),
                wrong("with a subject that is too long", claims -> claims.setSubject("s".repeat(256))),
                wrong("with a line break in the subject", claims -> claims.setSubject("a\nb")),
                wrong("without an end", claims -> claims.unsetClaim("exp")),
                wrong("that has ended", claims -> claims.setExpirationTime(seconds(NOW.minusSeconds(61)))),
                wrong("that begins later", claims -> claims.setNotBefore(seconds(NOW.plusSeconds(61)))));
    }

    private static Arguments wrong(String name, Consumer<JwtClaims> change) {
        return Arguments.of(name, change);
    }

    private static NumericDate seconds(Instant moment) {
        return NumericDate.fromSeconds(moment.getEpochSecond());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void aTokenIsRefused(String name, Consumer<JwtClaims> change) {
        JwtClaims claims = provider.claims("hanako", NOW);
        change.accept(claims);

        assertRefused(provider.token(claims));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt", "AT+JWT"})
    void anAccessTokenMaySayWhatItIs(String type) {
        assertThat(verifier.verify(provider.token(provider.claims("hanako", NOW), type))
                        .subject())
                .isEqualTo("hanako");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "secevent+jwt", "dpop+jwt", "id_token+jwt"})
    void aTokenOfAnotherKindIsRefused(String type) {
        assertRefused(provider.token(provider.claims("hanako", NOW), type));
    }

    static Stream<Arguments> marksOfOtherTokens() {
        return Stream.of(
                wrong("an ID token", claims -> claims.setClaim("at_hash", "x")),
                wrong("an ID token of the hybrid flow", claims -> claims.setClaim("c_hash", "x")),
                wrong("an ID token of Keycloak", claims -> claims.setClaim("typ", "ID")),
                wrong("an ID token with nonce", claims -> claims.setClaim("nonce", "x")),
                wrong("a logout token", claims -> claims.setClaim("events", Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marksOfOtherTokens")
    void aTokenThatIsForSomethingElseIsRefused(String name, Consumer<JwtClaims> mark) {
        JwtClaims claims = provider.claims("hanako", NOW);
        mark.accept(claims);

        assertRefused(provider.token(claims, "JWT"));
        assertRefused(provider.token(claims));
    }

    @Test
    void anAccessTokenMayCarryTheNonceIfItSaysWhatItIs() {
        JwtClaims claims = provider.claims("hanako", NOW);
        claims.setClaim("nonce", "x");
        claims.setClaim("typ", "Bearer");

        assertThat(verifier.verify(provider.token(claims, "JWT")).subject()).isEqualTo("hanako");
    }

    @Test
    void keysThatCouldBeChangedOnTheWayAreNotFetched() {
        provider.keepKeysAt("http://login.example.com/keys");

        assertThatThrownBy(() -> verifier.verify(provider.token(provider.claims("hanako", NOW))))
                .isInstanceOf(UnavailableException.class);
        assertThat(provider.keyLookups()).isZero();
    }

    @Test
    void aTokenEndsWithItsTime() {
        String token = provider.token(provider.claims("hanako", NOW));
        clock.move(Duration.ofSeconds(3659));
        assertThat(verifier.verify(token).subject()).isEqualTo("hanako");

        clock.move(Duration.ofSeconds(2));

        assertRefused(token);
    }

    @Test
    void whatTheProviderDidNotSignIsRefused() throws JoseException {
        JwtClaims claims = provider.claims("hanako", NOW);
        PublicJsonWebKey stranger = TestProvider.rsaKey();
        stranger.setKeyId(provider.key().getKeyId());
        assertRefused(TestProvider.token(claims, stranger, AlgorithmIdentifiers.RSA_USING_SHA256));

        String[] parts = provider.token(claims).split("\\.");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(provider.claims("taro", NOW).toJson().getBytes(StandardCharsets.UTF_8));
        assertRefused(parts[0] + "." + other + "." + parts[2]);

        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        unsigned.setPayload(claims.toJson());
        assertRefused(unsigned.getCompactSerialization());

        JsonWebSignature publicKeyAsSecret = new JsonWebSignature();
        publicKeyAsSecret.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        publicKeyAsSecret.setKeyIdHeaderValue(provider.key().getKeyId());
        publicKeyAsSecret.setKey(new HmacKey(provider.key().getPublicKey().getEncoded()));
        publicKeyAsSecret.setPayload(claims.toJson());
        assertRefused(publicKeyAsSecret.getCompactSerialization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "eyJhbGciOiJSUzI1NiJ9.e30."})
    void whatIsNoTokenIsRefused(String text) {
        assertRefused(text);
        assertRefused("x".repeat(20_000));
    }

    @Test
    void theProviderMayBeginToUseAnotherKey() {
        assertThat(verifier.verify(provider.token(provider.claims("hanako", NOW)))
                        .subject())
                .isEqualTo("hanako");
        provider.rotate(TestProvider.rsaKey());
        String token = provider.token(provider.claims("hanako", NOW));

        // A key that is not known is looked up no more often than every few seconds.
        assertThat(awaitVerified(token).subject()).isEqualTo("hanako");
    }

    private ProviderIdentity awaitVerified(String token) {
        Instant deadline = Clock.systemUTC().instant().plus(PATIENCE);
        while (true) {
            try {
                return verifier.verify(token);
            } catch (NotPermittedException notYet) {
                if (Clock.systemUTC().instant().isAfter(deadline)) {
                    throw notYet;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void inventedKeysDoNotMakeTheProviderAskedEachTime() {
        verifier.verify(provider.token(provider.claims("hanako", NOW)));
        PublicJsonWebKey invented = TestProvider.rsaKey();
        String token =
                TestProvider.token(provider.claims("hanako", NOW), invented, AlgorithmIdentifiers.RSA_USING_SHA256);
        for (int i = 0; i < 50; i++) {
            assertRefused(token);
        }

        assertThat(provider.keyLookups()).isLessThanOrEqualTo(3);
    }

    @Test
    void knownKeysServeWhileTheProviderIsAway() {
        verifier.verify(provider.token(provider.claims("hanako", NOW)));
        provider.close();

        assertThat(verifier.verify(provider.token(provider.claims("taro", NOW))).subject())
                .isEqualTo("taro");
    }

    @Test
    void aProviderThatCannotBeReachedIsNoWrongSignIn() {
        provider.close();

        assertThatThrownBy(() -> verifier.verify(provider.token(provider.claims("hanako", NOW))))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void aDocumentOfAnotherIssuerIsNotBelieved() {
        IdentityProvider configured = new IdentityProvider(provider.settings(), clock);
        provider.callItself("https://login.example.com");

        assertThatThrownBy(configured::endpoints).isInstanceOf(UnavailableException.class);
    }

    @Test
    void browsersAreToldWhereToSignIn() {
        assertThat(verifier.endpoints()).hasValueSatisfying(endpoints -> {
            assertThat(endpoints.issuer()).isEqualTo(URI.create(provider.issuer()));
            assertThat(endpoints.authorizationEndpoint().getPath()).isEqualTo("/authorize");
            assertThat(endpoints.tokenEndpoint().getPath()).isEqualTo("/token");
            assertThat(endpoints.clientId()).isEqualTo(TestProvider.AUDIENCE);
        });
    }

    @Test
    void withoutSettingsTheBuiltInProviderServesAndNoTokenIsTaken() {
        IdentityProvider none = new IdentityProvider(TestProvider.settings(Map.of()), clock);

        assertThat(none.issuer()).isEmpty();
        assertThat(none.endpoints()).isEmpty();
        assertThatThrownBy(() -> none.verify(provider.token(provider.claims("hanako", NOW))))
                .isInstanceOf(NotPermittedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "login.example.com",
                "ftp://login.example.com",
                "https:login",
                "https://login.example.com/?realm=1"
            })
    void anIssuerThatCouldBeReadOnTheWayStopsTheStart(String issuer) {
        IdentityProvider wrong = new IdentityProvider(
                TestProvider.settings(Map.of("menkyo.oidc.issuer", issuer, "menkyo.oidc.audience", "menkyo")), clock);

        assertThatThrownBy(() -> wrong.checkSettings(this))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("menkyo.oidc.issuer");
    }

    @Test
    void aMissingAudienceStopsTheStart() {
        IdentityProvider wrong = new IdentityProvider(
                TestProvider.settings(Map.of("menkyo.oidc.issuer", "https://login.example.com")), clock);

        assertThatThrownBy(() -> wrong.checkSettings(this))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("menkyo.oidc.audience");
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .as(token)
                .isInstanceOfSatisfying(
                        NotPermittedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_SIGNED_IN));
    }
}
