package org.menkyo.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.principal.NamePrincipal;
import org.wildfly.security.auth.realm.CachingSecurityRealm;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.cache.LRURealmIdentityCache;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.evidence.Evidence;
import org.wildfly.security.evidence.PasswordGuessEvidence;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/** The server's caching realm remembers what was verified, because this realm gives no hash away. */
class VerifyingRealmTest {

    private final AtomicInteger verifications = new AtomicInteger();
    private final SecurityRealm realm =
            new CachingSecurityRealm(new VerifyingRealm(new Accounts()), new LRURealmIdentityCache(10, 60_000));

    @Test
    void aPasswordIsVerifiedOnceForManyCalls() throws Exception {
        for (int call = 0; call < 5; call++) {
            assertThat(signIn("right")).isTrue();
        }
        assertThat(verifications).hasValue(1);
    }

    @Test
    void aWrongPasswordIsRefusedWhateverWasVerifiedBefore() throws Exception {
        assertThat(signIn("wrong")).isFalse();
        assertThat(signIn("right")).isTrue();
        assertThat(signIn("wrong")).isFalse();
        assertThat(signIn("right")).isTrue();
    }

    @Test
    void thePasswordCannotBeAcquired() throws Exception {
        RealmIdentity identity = new VerifyingRealm(new Accounts()).getRealmIdentity(new NamePrincipal("somebody"));
        assertThat(identity.getCredential(PasswordCredential.class)).isNull();
    }

    @BeforeAll
    static void knowPasswordsAsTheServerDoes() {
        Security.addProvider(WildFlyElytronPasswordProvider.getInstance());
    }

    private boolean signIn(String password) throws RealmUnavailableException {
        RealmIdentity identity = realm.getRealmIdentity(new NamePrincipal("somebody"));
        try {
            return identity.verifyEvidence(new PasswordGuessEvidence(password.toCharArray()));
        } finally {
            identity.dispose();
        }
    }

    /** One account whose credential could be acquired. */
    private final class Accounts implements SecurityRealm {

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
                    char[] password = "right".toCharArray();
                    return type.cast(
                            new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, password)));
                }

                @Override
                public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm) {
                    return SupportLevel.SUPPORTED;
                }

                @Override
                public boolean verifyEvidence(Evidence evidence) {
                    verifications.incrementAndGet();
                    return "right".equals(new String(((PasswordGuessEvidence) evidence).getGuess()));
                }

                @Override
                public boolean exists() {
                    return true;
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
}
