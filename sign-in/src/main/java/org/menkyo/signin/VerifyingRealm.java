package org.menkyo.signin;

import java.security.Principal;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.wildfly.security.auth.SupportLevel;
import org.wildfly.security.auth.realm.CacheableSecurityRealm;
import org.wildfly.security.auth.server.RealmIdentity;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityRealm;
import org.wildfly.security.credential.Credential;
import org.wildfly.security.evidence.Evidence;

/**
 * Another realm of the server that verifies passwords and does not give the hashes away. A caching realm in front of a
 * realm that gives them caches the hash, and pays for the slow verification at each call; in front of this one it
 * remembers what was verified.
 *
 * <p>The setting {@code realm} names the other realm.
 */
public final class VerifyingRealm implements CacheableSecurityRealm {

    private static final ServiceName REALMS = ServiceName.parse("org.wildfly.security.security-realm");

    private volatile String realmName;
    private volatile SecurityRealm realm;

    /** For the server, which calls {@link #initialize} then. */
    public VerifyingRealm() {}

    /** @param realm what verifies */
    VerifyingRealm(SecurityRealm realm) {
        this.realm = realm;
    }

    /** Called by the server. */
    public void initialize(Map<String, String> configuration) {
        realmName = configuration.get("realm");
        if (realmName == null) {
            throw new IllegalArgumentException("the setting \"realm\" names the realm that verifies");
        }
    }

    private SecurityRealm realm() throws RealmUnavailableException {
        SecurityRealm found = realm;
        if (found == null) {
            found = find(realmName);
            realm = found;
        }
        return found;
    }

    // A realm that the server makes by its class names no other one in its configuration, and MSC has no other call.
    @SuppressWarnings("deprecation")
    private static SecurityRealm find(String name) throws RealmUnavailableException {
        ServiceController<?> service =
                CurrentServiceContainer.getServiceContainer().getService(REALMS.append(name));
        if (service == null) {
            throw new RealmUnavailableException("the server has no realm " + name + "; see wildfly-config");
        }
        try {
            return (SecurityRealm) service.awaitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmUnavailableException("interrupted while waiting for the realm " + name, e);
        }
    }

    @Override
    public RealmIdentity getRealmIdentity(Principal principal) throws RealmUnavailableException {
        return new VerifyingIdentity(realm().getRealmIdentity(principal));
    }

    @Override
    public RealmIdentity getRealmIdentity(Evidence evidence) throws RealmUnavailableException {
        return new VerifyingIdentity(realm().getRealmIdentity(evidence));
    }

    @Override
    public SupportLevel getCredentialAcquireSupport(
            Class<? extends Credential> type, String algorithm, AlgorithmParameterSpec parameters) {
        return SupportLevel.UNSUPPORTED;
    }

    @Override
    public SupportLevel getEvidenceVerifySupport(Class<? extends Evidence> type, String algorithm)
            throws RealmUnavailableException {
        return realm().getEvidenceVerifySupport(type, algorithm);
    }

    /** Identities change in the database, which tells nobody; what is remembered has an age instead. */
    @Override
    public void registerIdentityChangeListener(Consumer<Principal> listener) {
        // Nothing will be told.
    }
}
