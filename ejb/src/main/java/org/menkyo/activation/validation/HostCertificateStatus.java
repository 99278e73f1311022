package org.menkyo.activation.validation;

/**
 * The status of a KMS host's certificate, which the host's clients validate by (VA-207).
 *
 * @param serial the certificate's serial
 * @param status whether it counts
 */
public record HostCertificateStatus(long serial, CertificateState status) {}
