package org.menkyo.client.center;

import java.io.IOException;
import java.util.Locale;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** The publisher's activation service, as a client sees it (VA-207, VA-402). */
public interface ActivationCenter {

    /**
     * Asks for the confirmation of an installation.
     *
     * @param language of the reason, if it refuses
     * @throws IOException if the service cannot be reached or its answer is not understood
     */
    CenterAnswer activate(ProductKey key, InstallationId installationId, Locale language) throws IOException;

    /**
     * Asks whether the key is genuine, not blocked, and whether the installation is known under it (VA-207).
     *
     * @throws IOException if the service cannot be reached, does not answer the question, or is not understood; that says
     *     nothing about the key
     */
    ValidationResult validate(ProductKey key, InstallationId installationId) throws IOException;

    /**
     * Asks whether a KMS host's certificate counts (VA-207).
     *
     * @param serial the certificate's serial
     * @throws IOException as for {@link #validate}
     */
    HostCertificateState hostCertificate(long serial) throws IOException;
}
