package org.menkyo.signin;

import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.authz.Attributes;
import org.wildfly.security.authz.AuthorizationIdentity;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;

/** Somebody whose password can be verified but not acquired. */
final class VerifyingIdentity implements RealmIdentity {

    private final RealmIdentity identity;

    VerifyingIdentity(RealmIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Principal getRealmIdentityPrincipal() {
        return identity.getRealmIdentityPrincipal();
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
            Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
        return SupportLevel.UNSUPPORTED;
    }

    @Override
    public <C extends Credential> C getCredential(Class<C> type) {
        return null;
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm)
            throws RealmUnavailableException {
        return identity.getEvidenceVerifySupport(type, algorithm);
    }

    @Override
    public boolean verifyEvidence(Evidence evidence) throws RealmUnavailableException {
        return identity.verifyEvidence(evidence);
    }

    @Override
    public boolean exists() throws RealmUnavailableException {
        return identity.exists();
    }

    @Override
    public AuthorizationIdentity getAuthorizationIdentity() throws RealmUnavailableException {
        return identity.getAuthorizationIdentity();
    }

    @Override
    public Attributes getAttributes() throws RealmUnavailableException {
        return identity.getAttributes();
    }

    @Override
    public void dispose() {
        identity.dispose();
    }
}
