package org.menkyo.shared.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;

/**
 * Keeps the master keys in the server's credential store {@code menkyo}: every secret key that it has is one, whatever its
 * alias. The store's file is readable by the server alone.
 */
@ApplicationScoped
public class CredentialStoreKeys implements MasterKeyStore {

    private static final ServiceName STORE = ServiceName.of("org", "wildfly", "security", "credential-store", "menkyo");
    private static final String FIRST = "key";
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Settings settings;

    @Inject
    public CredentialStoreKeys(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<MasterKey> read() {
        closeToOthers();
        try {
            CredentialStore store = store();
            List<MasterKey> keys = new ArrayList<>();
            for (String alias : new TreeSet<>(store.getAliases())) {
                SecretKeyCredential credential = store.retrieve(alias, SecretKeyCredential.class);
                if (credential != null) {
                    keys.add(new MasterKey(credential.getSecretKey().getEncoded()));
                }
            }
            return keys;
        } catch (CredentialStoreException e) {
            throw new IllegalStateException("the credential store menkyo cannot be read", e);
        }
    }

    @Override
    public MasterKey makeFirst() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        SecretKey secretKey = new SecretKeySpec(key, "AES");
        closeToOthers();
        try {
            CredentialStore store = store();
            store.store(FIRST, new SecretKeyCredential(secretKey));
            store.flush();
        } catch (CredentialStoreException e) {
            throw new IllegalStateException("the credential store menkyo cannot be written", e);
        }
        closeToOthers();
        return new MasterKey(key);
    }

    /** Where the server was not told otherwise, its configuration puts the file there. */
    private void closeToOthers() {
        Path folder = settings.find(SettingsRegister.DATA_DIR)
                .orElseGet(() -> Path.of(System.getProperty("jboss.server.data.dir", "")));
        Path file = folder.resolve("master-key.cs");
        try {
            if (Files.isRegularFile(file)
                    && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the access rights of " + file + " cannot be changed", e);
        }
    }

    // The server may start deployments before the store is up, and MSC has no other call that waits.
    @SuppressWarnings("deprecation")
    private static CredentialStore store() {
        ServiceController<?> controller =
                CurrentServiceContainer.getServiceContainer().getService(STORE);
        if (controller == null) {
            throw new IllegalStateException("the server has no credential store named menkyo; see wildfly-config");
        }
        try {
            return (CredentialStore) controller.awaitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the credential store menkyo", e);
        }
    }
}
