package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** Makes the keys that hosts sign with, and opens them; in the database they are sealed, and what hosts read out by phone. */
@ApplicationScoped
public class HostKeys {

    private static final String PURPOSE = "kms-host-signing-key";
    private static final String PHONE_PURPOSE = "kms-phone-application";

    private final SecretBox secretBox;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public HostKeys(SecretBox secretBox) {
        this.secretBox = secretBox;
    }

    /** Where the key of a host is kept. */
    static SecretPlace place(Object host) {
        return new SecretPlace(PURPOSE, "kms_host", host);
    }

    /** Where the installation ID is kept that a host reads out by phone. */
    static SecretPlace phonePlace(Object hostId) {
        return new SecretPlace(PHONE_PURPOSE, "kms_phone_application", hostId);
    }

    /** Seals an installation ID for a host's application by phone: it would help somebody to guess the product key. */
    byte[] seal(InstalledHost host, InstallationId installationId) {
        return secretBox.seal(phonePlace(host.id()), installationId.digits().getBytes(StandardCharsets.US_ASCII));
    }

    /** The installation ID that a host has read out by phone. */
    public InstallationId installationId(PhoneApplication application) {
        return application
                .sealedInstallationId()
                .map(text -> new InstallationId(
                        new String(secretBox.open(phonePlace(application.hostId()), text), StandardCharsets.US_ASCII)))
                .orElseGet(application::plainInstallationId);
    }

    /** A new key for a host, sealed. */
    byte[] makeSealed(UUID host) {
        return secretBox.seal(place(host), SigningKey.generate(random).seed());
    }

    /** The key that a host signs with. */
    public SigningKey signingKey(InstalledHost host) {
        return SigningKey.ofSeed(secretBox.open(place(host.publicId()), host.sealedSigningKey()));
    }
}
