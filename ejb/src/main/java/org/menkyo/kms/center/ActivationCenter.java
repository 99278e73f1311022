package org.menkyo.kms.center;

import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.shared.call.Caller;

/** The publisher's activation service, as a KMS host sees it (VA-301). */
public interface ActivationCenter {

    /**
     * What a host sends to be activated.
     *
     * @param key the KMS host key
     * @param installationId names the host's hardware
     * @param signingKey the key that the host signs with
     * @param platform what the host runs on
     * @param name how people call the host
     */
    record Application(
            ProductKey key, InstallationId installationId, VerifyingKey signingKey, Platform platform, String name) {}

    /**
     * Has a host certified. The same application again gets the same certificate and uses no activation.
     *
     * @param operator on whose behalf
     * @throws org.menkyo.shared.error.LicensingException if the center refuses or cannot be reached
     */
    HostCertificate activate(Caller operator, Application application);
}
