package org.menkyo.activation.host;

import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.input.Limits;

/**
 * Activates a KMS host by a KMS host key (VA-301).
 *
 * @param kmsHostKey the key as typed: 25 characters, with or without hyphens
 * @param installationId the host's installation ID, made with the edition code for hosts; it names the host's hardware
 * @param hostPublicKey the Ed25519 key that the host signs its answers with: Base64 of 32 bytes, or the lines of
 *     checked text that the host shows for activation by phone
 * @param platform what the host runs on (VA-104)
 * @param hostName how people call the host, at most 255 characters
 */
public record ActivateKmsHost(
        @Limits(maxLength = 200) String kmsHostKey,
        @Limits(maxLength = 200) String installationId,
        @Limits(maxLength = 200) String hostPublicKey,
        Platform platform,
        @Limits(maxLength = 255) String hostName) {

    /** Without the key. */
    @Override
    public String toString() {
        return "ActivateKmsHost[installationId=" + installationId + ", platform=" + platform + ", hostName=" + hostName
                + "]";
    }
}
