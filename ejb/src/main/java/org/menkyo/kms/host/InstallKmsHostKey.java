package org.menkyo.kms.host;

import jakarta.annotation.Nullable;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.shared.input.Limits;

/**
 * Installs a KMS host key and activates the host with it (VA-301). A host that is there under the same name keeps its
 * signing key and its table of clients, and gets the new key's reach; otherwise a new host is made. It then answers on
 * the port.
 *
 * @param productKey the KMS host key as typed: 25 characters, with or without hyphens
 * @param platform what the host runs on (VA-104)
 * @param name how people call the host, at most 255 characters
 * @param renewalMinutes how often activated clients renew, 1…43200; null keeps what is, 7 days for a new host (VA-309)
 * @param retryMinutes how often the others ask again, 1…43200; null keeps what is, 2 hours for a new host (VA-309)
 */
public record InstallKmsHostKey(
        @Limits(maxLength = 200) String productKey,
        Platform platform,
        @Limits(maxLength = 255) String name,
        @Limits(min = 1, max = 43_200) @Nullable Integer renewalMinutes,
        @Limits(min = 1, max = 43_200) @Nullable Integer retryMinutes) {

    /** With the intervals that are, or the defaults. */
    public InstallKmsHostKey(String productKey, Platform platform, String name) {
        this(productKey, platform, name, null, null);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "InstallKmsHostKey[platform=" + platform + ", name=" + name + "]";
    }
}
