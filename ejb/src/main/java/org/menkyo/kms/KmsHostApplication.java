package org.menkyo.kms;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.certificate.Platform;

/**
 * What is told the center by phone to activate a host (VA-301): the product key, the installation ID, the platform, and
 * the key that the host signs with.
 *
 * @param hostId the host
 * @param name how people call the host
 * @param productKey the host's product key, masked; the person who calls has the whole one
 * @param installationId the installation ID: 9 groups of 6 digits with hyphens
 * @param hostPublicKey the key that the host signs with: Base64 of 32 bytes
 * @param hostPublicKeyText the same as numbered lines that check themselves, to be read out
 * @param platform what the host runs on
 * @param appliedAt when this application was made
 */
public record KmsHostApplication(
        UUID hostId,
        String name,
        String productKey,
        String installationId,
        String hostPublicKey,
        String hostPublicKeyText,
        Platform platform,
        Instant appliedAt) {}
