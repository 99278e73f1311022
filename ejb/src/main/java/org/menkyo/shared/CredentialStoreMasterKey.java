package org.menkyo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import javax.crypto.SecretKey;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;

/**
 * Reads the master key from the server's secret-key credential store {@code menkyo}, where the server made it by itself
 * at its first start, under the alias {@code key}.
 */
@ApplicationScoped
public class CredentialStoreMasterKey implements MasterKey {

    private static final ServiceName STORE = ServiceName.of("org", "wildfly", "security", "credential-store", "menkyo");
    private static final String ALIAS = "key";

    private volatile byte[] key;

    @Override
    public byte[] bytes() {
        byte[] known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    // The server may start deployments before the store is up, and MSC has no other call that waits.
    @SuppressWarnings("deprecation")
    private static byte[] read() {
        ServiceController<?> controller =
                CurrentServiceContainer.getServiceContainer().getService(STORE);
        if (controller == null) {
            throw new IllegalStateException("the server has no credential store named menkyo; see wildfly-config");
        }
        try {
            CredentialStore store = (CredentialStore) controller.awaitValue();
            SecretKeyCredential credential = store.retrieve(ALIAS, SecretKeyCredential.class);
            if (credential == null) {
                throw new IllegalStateException(
                        "the credential store menkyo has no secret key with the alias " + ALIAS);
            }
            SecretKey secretKey = credential.getSecretKey();
            return secretKey.getEncoded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the credential store menkyo", e);
        } catch (CredentialStoreException e) {
            throw new IllegalStateException("the credential store menkyo cannot be read", e);
        }
    }
}
