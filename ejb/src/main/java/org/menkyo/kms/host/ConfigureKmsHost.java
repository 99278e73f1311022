package org.menkyo.kms.host;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * Changes the settings of a KMS host (VA-308, VA-309).
 *
 * @param renewalMinutes how often activated clients renew, 1…43200; null keeps what is
 * @param retryMinutes how often the others ask again, 1…43200; null keeps what is
 * @param serving true makes this host the one that answers on the port; null keeps what is
 * @param port the TCP port that it answers on, 1…65535; 0 is the port that the server is set up with; null keeps what is
 * @param dnsPublished whether clients may find it by DNS, if the server is set up to publish; null keeps what is
 */
public record ConfigureKmsHost(
        @Limits(min = 1, max = 43_200) @Nullable Integer renewalMinutes,
        @Limits(min = 1, max = 43_200) @Nullable Integer retryMinutes,
        @Nullable Boolean serving,
        @Limits(min = 0, max = 65_535) @Nullable Integer port,
        @Nullable Boolean dnsPublished) {

    /** With the port and the publication that are. */
    public ConfigureKmsHost(Integer renewalMinutes, Integer retryMinutes, Boolean serving) {
        this(renewalMinutes, retryMinutes, serving, null, null);
    }
}
