package org.menkyo.kms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.shared.SecretBox;

/** Makes the keys that hosts sign with, and opens them; in the database they are sealed. */
@ApplicationScoped
public class HostKeys {

    private static final String PURPOSE = "kms-host-signing-key";

    private final SecretBox secretBox;
    private final SecureRandom random = new SecureRandom();

    /** For the container's proxy. */
    protected HostKeys() {
        this(null);
    }

    @Inject
    public HostKeys(SecretBox secretBox) {
        this.secretBox = secretBox;
    }

    /** A new key, sealed. */
    byte[] makeSealed() {
        return secretBox.seal(PURPOSE, SigningKey.generate(random).seed());
    }

    /** The key that a host signs with. */
    SigningKey signingKey(InstalledHost host) {
        return SigningKey.ofSeed(secretBox.open(PURPOSE, host.sealedSigningKey()));
    }
}
