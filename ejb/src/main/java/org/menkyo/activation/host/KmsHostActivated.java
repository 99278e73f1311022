package org.menkyo.activation.host;

/**
 * The certificate of an activated KMS host (VA-302).
 *
 * @param productId the host's product id, which its answers carry
 * @param certificate the signed host certificate: a HostCertificate in Base64
 * @param certificateText the same as numbered lines that check themselves, to be read out or printed and typed
 * @param certificatePicture the same as a QR code: a picture in PNG, in Base64
 * @param confirmationId the confirmation ID of the host's installation ID, 8 groups of 6 digits with hyphens
 * @param counted whether this used one of the host's activations; false when the same call comes again
 * @param remainingActivations how many activations this host has left under the key, 0 or more
 * @param remainingHosts how many further hosts the key can activate, 0 or more
 */
public record KmsHostActivated(
        String productId,
        String certificate,
        String certificateText,
        String certificatePicture,
        String confirmationId,
        boolean counted,
        int remainingActivations,
        int remainingHosts) {}
