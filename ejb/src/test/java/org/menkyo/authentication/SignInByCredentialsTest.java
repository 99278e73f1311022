package org.menkyo.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.SignIn;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.Language;

/** What may come with a call to sign in with, and what becomes of it. */
@Tag("LC-201")
class SignInByCredentialsTest {

    private static final CallOrigin ORIGIN = new CallOrigin(Channel.REST, "192.0.2.1", Language.EN, "call-1");

    private static final Passwords ERP = (origin, account, password) ->
            account.equals("erp") && String.valueOf(password).equals("right: ä");

    private static final AccessTokens NO_TOKENS = new AccessTokens(null, null, null, null, null);

    private static final SignIn SIGN_IN = signIn(ERP, new Everybody());

    /** A directory in which everybody is found who has a password. */
    private static class Everybody extends CallerDirectory {

        Everybody() {
            super(null, null, null, null, new Settings(), null);
        }

        @Override
        public Caller identify(CallOrigin origin, String accountName) {
            return Caller.systemFor(UUID.randomUUID(), accountName, origin.correlationId());
        }

        @Override
        public boolean hasSecondFactor(String accountName) {
            return accountName.equals("enrolled");
        }
    }

    private static SignIn signIn(Passwords passwords, CallerDirectory directory) {
        return new SignInByCredentials(
                passwords,
                NO_TOKENS,
                new IdentityProvider(new Settings(), Clock.systemUTC()),
                directory,
                new SecurityEvents());
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static SignInResult byHttp(String header) {
        return SIGN_IN.byHttp(ORIGIN, header);
    }

    private static void assertSignedInAsErp(SignInResult result) {
        assertThat(result.isTried()).isTrue();
        assertThat(result.caller().name()).isEqualTo("erp");
        assertThat(result.identity()).isEqualTo("erp");
    }

    private static void assertFailed(SignInResult result, ErrorCode code) {
        assertThat(result.isTried()).isTrue();
        assertThatThrownBy(result::caller)
                .isInstanceOfSatisfying(
                        LicensingException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void theRightPasswordSignsIn() {
        assertSignedInAsErp(byHttp(basic("erp:right: ä")));
        assertSignedInAsErp(SIGN_IN.byPassword(ORIGIN, "erp", "right: ä".toCharArray()));
    }

    @Test
    @Tag("LC-209")
    void thePasswordOfAnAccountWithASecondFactorSignsNobodyIn() {
        SignIn signIn = signIn((origin, account, password) -> true, new Everybody());

        SignInResult result = signIn.byHttp(ORIGIN, basic("enrolled:right"));

        assertFailed(result, ErrorCode.SECOND_FACTOR_REQUIRED);
        assertThat(result.isWrongPassword()).isFalse();
        assertFailed(signIn.byPassword(ORIGIN, "enrolled", "right".toCharArray()), ErrorCode.SECOND_FACTOR_REQUIRED);
        assertThat(byHttp(basic("enrolled:wrong")).isWrongPassword()).isTrue();
    }

    @Test
    void theSchemeIsTakenInAnyCase() {
        assertSignedInAsErp(byHttp(basic("erp:right: ä").replace("Basic", "bASIC")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"erp:wrong", "erp:", "other:right: ä", ":right: ä", "erp", ":", ""})
    void whatIsWrongIsRefused(String pair) {
        assertThat(byHttp(basic(pair)).isWrongPassword()).isTrue();
        assertFailed(byHttp(basic(pair)), ErrorCode.NOT_SIGNED_IN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic *", "Basic ZXJw ZXJw", "Basic ZXJ"})
    void whatIsMalformedIsRefused(String header) {
        assertThat(byHttp(header).isWrongPassword()).isTrue();
    }

    @Test
    void withoutAHeaderNobodyTriesToSignIn() {
        assertThat(byHttp(null).isTried()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Bearer eyJhbGciOiJFUzI1NiJ9", "Negotiate YII="})
    void otherSchemesAndUnknownTokensSignNobodyIn(String header) {
        assertThat(byHttp(header).isWrongPassword()).isFalse();
        assertFailed(byHttp(header), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void thatAccountsCannotBeReadIsNoRefusal() {
        Passwords away = (origin, account, password) -> {
            throw new UnavailableException(ErrorCode.UNAVAILABLE, Duration.ofSeconds(1));
        };

        SignInResult result = signIn(away, new Everybody()).byHttp(ORIGIN, basic("erp:right: ä"));

        assertThat(result.isWrongPassword()).isFalse();
        assertFailed(result, ErrorCode.UNAVAILABLE);
    }

    @Test
    @Tag("LC-604")
    void whoeverIsLockedOutIsToldSoWhenTheCallerIsAskedFor() {
        CallerDirectory lockedOut = new Everybody() {
            @Override
            public Caller identify(CallOrigin origin, String accountName) {
                throw new LockedOutException(Instant.parse("2026-11-21T12:00:00Z"));
            }
        };

        assertFailed(signIn(ERP, lockedOut).byHttp(ORIGIN, basic("erp:right: ä")), ErrorCode.LOCKED_OUT);
    }

    @ParameterizedTest
    @Tag("LC-114")
    @ValueSource(strings = {"ERP", " Erp", "ｅｒｐ", "erp\u00A0"})
    void theNameIsTakenHoweverItIsTyped(String name) {
        assertSignedInAsErp(byHttp(basic(name + ":right: ä")));
        assertSignedInAsErp(SIGN_IN.byPassword(ORIGIN, name, "right: ä".toCharArray()));
    }

    @Test
    void aNameThatCannotBeSeenIsRefused() {
        assertThat(byHttp(basic("\u200B:right: ä")).isWrongPassword()).isTrue();
        assertThat(SIGN_IN.byPassword(ORIGIN, "\u200B", "right: ä".toCharArray())
                        .isWrongPassword())
                .isTrue();
    }
}
