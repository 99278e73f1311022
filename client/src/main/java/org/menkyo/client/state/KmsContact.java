package org.menkyo.client.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.protocol.certificate.HostCertificate;

/**
 * What a client remembers of its KMS hosts (VA-211, VA-308).
 *
 * @param host the configured host, which wins over discovery
 * @param port the configured port
 * @param certificate the certificate of the host that answered last
 * @param lastAttempt when a host was asked last
 * @param renewalMinutes how often to renew while licensed
 * @param retryMinutes how often to ask otherwise
 */
public record KmsContact(
        Optional<String> host,
        OptionalInt port,
        Optional<HostCertificate> certificate,
        Optional<Instant> lastAttempt,
        int renewalMinutes,
        int retryMinutes) {

    /** Nothing configured, nobody asked; renewal every 7 days, retry every 2 hours until a host says otherwise. */
    public static final KmsContact NONE =
            new KmsContact(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), 7 * 24 * 60, 120);

    /** With another configuration. */
    public KmsContact configured(Optional<String> newHost, OptionalInt newPort) {
        return new KmsContact(newHost, newPort, certificate, lastAttempt, renewalMinutes, retryMinutes);
    }

    /** After an attempt. */
    public KmsContact attemptedAt(Instant now) {
        return new KmsContact(host, port, certificate, Optional.of(now), renewalMinutes, retryMinutes);
    }

    /** After a believed answer. */
    public KmsContact answered(HostCertificate by, int newRenewalMinutes, int newRetryMinutes) {
        return new KmsContact(host, port, Optional.of(by), lastAttempt, newRenewalMinutes, newRetryMinutes);
    }
}
