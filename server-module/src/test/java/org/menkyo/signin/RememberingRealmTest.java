package org.menkyo.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.authz.AuthorizationIdentity;
import org.wildfly.security.authz.MapAttributes;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;

class RememberingRealmTest {

    private static final Duration AGE = Duration.ofSeconds(15);
    private static final Duration DUE = Duration.ofSeconds(10);

    private final Accounts accounts = new Accounts();
    private final TestClock clock = new TestClock();
    private final RememberingRealm realm = new RememberingRealm(accounts, AGE, 2, clock);

    private interface Verification {
        void goesOn() throws RealmUnavailableException;
    }

    /** The realm behind: counts what it is asked. */
    private static final class Accounts implements SecurityRealm {

        private final Map<String, String> passwords = new HashMap<>(Map.of("erp", "right", "audit", "right"));
        private int verified;
        private Verification meanwhile = () -> {};

        @Override
        public RealmIdentity getRealmIdentity(Principal principal) {
            return new RealmIdentity() {
                @Override
                public Principal getRealmIdentityPrincipal() {
                    return principal;
                }

                @Override
                public SupportLevel getCredentialAcquireSupport(
                        Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
                    return SupportLevel.SUPPORTED;
                }

                @Override
                public <C extends Credential> C getCredential(Class<C> type) {
                    throw new AssertionError("nobody needs the hash");
                }

                @Override
                public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
                    return SupportLevel.SUPPORTED;
                }

                @Override
                public boolean verifyEvidence(Evidence evidence) throws RealmUnavailableException {
                    verified++;
                    meanwhile.goesOn();
                    PasswordGuessEvidence guess = (PasswordGuessEvidence) evidence;
                    boolean right = String.valueOf(guess.getGuess()).equals(passwords.get(principal.getName()));
                    guess.destroy();
                    return right;
                }

                @Override
                public boolean exists() {
                    return passwords.containsKey(principal.getName());
                }

                @Override
                public AuthorizationIdentity getAuthorizationIdentity() {
                    MapAttributes attributes = new MapAttributes();
                    attributes.addFirst("groups", "of " + principal.getName());
                    return AuthorizationIdentity.basicIdentity(attributes);
                }
            };
        }

        @Override
        public SupportLevel getCredentialAcquireSupport(
                Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
            return SupportLevel.SUPPORTED;
        }

        @Override
        public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
            return SupportLevel.SUPPORTED;
        }
    }

    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private boolean signIn(String name, String password) throws RealmUnavailableException {
        RealmIdentity identity = realm.getRealmIdentity(new NamePrincipal(name));
        boolean right = identity.verifyEvidence(new PasswordGuessEvidence(password.toCharArray()));
        if (right) {
            assertThat(identity.exists()).isTrue();
            assertThat(identity.getAuthorizationIdentity().getAttributes().getFirst("groups"))
                    .isEqualTo("of " + name);
        }
        identity.dispose();
        return right;
    }

    @Test
    void aRightPasswordIsVerifiedOnce() throws Exception {
        assertThat(signIn("erp", "right")).isTrue();
        assertThat(signIn("erp", "right")).isTrue();

        assertThat(accounts.verified).isEqualTo(1);
    }

    @Test
    void itIsForgottenAfterItsTime() throws Exception {
        signIn("erp", "right");
        clock.now = clock.now.plus(DUE).minusNanos(1);
        signIn("erp", "right");
        assertThat(accounts.verified).isEqualTo(1);

        clock.now = clock.now.minus(DUE).plusNanos(1).plus(AGE);
        accounts.passwords.remove("erp");
        assertThat(signIn("erp", "right")).isFalse();

        assertThat(accounts.verified).isEqualTo(2);
    }

    @Test
    void oneCallVerifiesItAgainInTimeWhileOthersGoOn() throws Exception {
        signIn("erp", "right");
        clock.now = clock.now.plus(DUE);
        accounts.meanwhile = () -> {
            accounts.meanwhile = () -> {};
            assertThat(signIn("erp", "right")).isTrue();
            assertThat(accounts.verified).isEqualTo(2);
        };

        assertThat(signIn("erp", "right")).isTrue();

        assertThat(accounts.verified).isEqualTo(2);
        clock.now = clock.now.plus(DUE).minusNanos(1);
        assertThat(signIn("erp", "right")).isTrue();
        assertThat(accounts.verified).isEqualTo(2);
    }

    @Test
    void whatIsNoLongerRightIsForgottenAsSoonAsItIsKnown() throws Exception {
        signIn("erp", "right");
        accounts.passwords.put("erp", "new");
        clock.now = clock.now.plus(DUE);

        assertThat(signIn("erp", "right")).isFalse();
        assertThat(signIn("erp", "right")).isFalse();

        assertThat(accounts.verified).isEqualTo(3);
    }

    @Test
    void itServesForAllItsTimeIfItCannotBeVerifiedAgain() throws Exception {
        signIn("erp", "right");
        accounts.meanwhile = () -> {
            throw new RealmUnavailableException("the database is away");
        };
        clock.now = clock.now.plus(DUE);

        assertThat(signIn("erp", "right")).isTrue();
        assertThat(signIn("erp", "right")).isTrue();

        clock.now = clock.now.plus(AGE).minus(DUE);
        assertThatThrownBy(() -> signIn("erp", "right")).isInstanceOf(RealmUnavailableException.class);
    }

    @Test
    void wrongPasswordsAreCountedByTheRealmBehindEvenWhileTheRightOneIsRemembered() throws Exception {
        signIn("erp", "right");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("erp", "wrong")).isFalse();
        }

        assertThat(accounts.verified).isEqualTo(6);
        assertThat(signIn("erp", "right")).isTrue();
        assertThat(accounts.verified).isEqualTo(6);
    }

    @Test
    void aNewPasswordServesAtOnce() throws Exception {
        signIn("erp", "right");
        accounts.passwords.put("erp", "new");

        assertThat(signIn("erp", "new")).isTrue();
        assertThat(signIn("erp", "right")).isFalse();
    }

    @Test
    void aPasswordIsThatOfItsNameOnly() throws Exception {
        signIn("erp", "right");

        assertThat(signIn("nobody", "right")).isFalse();
        assertThat(signIn("audit", "right")).isTrue();
        assertThat(accounts.verified).isEqualTo(3);
    }

    @Test
    void noMoreNamesAreRememberedThanSet() throws Exception {
        accounts.passwords.put("third", "right");
        signIn("erp", "right");
        signIn("audit", "right");
        signIn("third", "right");
        accounts.verified = 0;

        signIn("audit", "right");
        signIn("third", "right");
        assertThat(accounts.verified).isZero();
        signIn("erp", "right");
        assertThat(accounts.verified).isEqualTo(1);
    }

    @Test
    void theHashIsNotHandedOut() throws Exception {
        assertThat(realm.getRealmIdentity(new NamePrincipal("erp")).getCredential(Credential.class))
                .isNull();
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThatThrownBy(() -> new RememberingRealm().initialize(Map.of("realm", "menkyo-database", "seconds", "15")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names");
    }
}
