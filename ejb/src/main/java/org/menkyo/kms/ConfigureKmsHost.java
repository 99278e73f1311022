package org.menkyo.kms;

/**
 * Changes the settings of a KMS host (VA-309).
 *
 * @param renewalMinutes how often activated clients renew, 1…43200; null keeps what is
 * @param retryMinutes how often the others ask again, 1…43200; null keeps what is
 * @param serving true makes this host the one that answers on the port; null keeps what is
 */
public record ConfigureKmsHost(Integer renewalMinutes, Integer retryMinutes, Boolean serving) {}
