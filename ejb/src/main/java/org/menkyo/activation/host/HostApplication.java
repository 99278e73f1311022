package org.menkyo.activation.host;

import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.VerifyingKey;

/**
 * What a machine says of itself that is to become a KMS host.
 *
 * @param installationId names its hardware
 * @param publicKey signs its answers
 * @param platform what it runs on
 * @param name how people call it
 */
public record HostApplication(InstallationId installationId, VerifyingKey publicKey, Platform platform, String name) {}
