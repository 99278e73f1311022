package org.menkyo.kms.report;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.menkyo.kms.host.HostCondition;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.kms.KmsResult;

/**
 * A KMS host of this installation and what it does (VA-313).
 *
 * @param id names the host
 * @param name how people call it
 * @param activated whether it has a certificate
 * @param condition whether it may serve (VA-317)
 * @param refusesFrom when it refuses requests because its hardware has changed; null while it has not
 * @param productId the host's product id, which its answers carry; null without a certificate
 * @param productKey the host's key, masked; null without a certificate
 * @param keyGroup code of the product group that the key covers together with all lower ones; null without a certificate
 * @param platform what the host runs on; null without a certificate
 * @param certificateSerial the certificate's serial; null without a certificate
 * @param certifiedUntil the certificate's end; null if it has none
 * @param activatedAt when it was activated last; null without a certificate
 * @param serving whether it is the host that answers on the port
 * @param renewalMinutes how often activated clients renew (VA-309)
 * @param retryMinutes how often the others ask again (VA-309)
 * @param port the port that it answers on; null for the port that the server is set up with (VA-309)
 * @param dnsPublished whether clients may find it by DNS (VA-308)
 * @param count the count that a client would be answered now, 0…50 (VA-305)
 * @param requests how many requests were answered with each result
 * @param lastRequestAt when a request was answered last; null if none was
 * @param projection how far the tables of clients and sums have followed the ledger
 * @param suspectedDuplicates how many client machine IDs seem to be shared by several machines (VA-315)
 */
public record KmsHostView(
        UUID id,
        String name,
        boolean activated,
        HostCondition condition,
        @Nullable Instant refusesFrom,
        @Nullable String productId,
        @Nullable String productKey,
        @Nullable String keyGroup,
        @Nullable Platform platform,
        @Nullable Long certificateSerial,
        @Nullable Instant certifiedUntil,
        @Nullable Instant activatedAt,
        boolean serving,
        int renewalMinutes,
        int retryMinutes,
        @Nullable Integer port,
        boolean dnsPublished,
        int count,
        Map<KmsResult, Long> requests,
        @Nullable Instant lastRequestAt,
        Projection projection,
        int suspectedDuplicates) {

    /**
     * How far the projection is behind.
     *
     * @param batches answered batches in the ledger
     * @param projectedBatches how many of them are projected
     * @param lagSeconds age of the oldest batch that is not projected, in seconds; 0 if there is none
     * @param setAside how many requests and batches could not be taken in and were set aside (VA-318)
     * @param failingSince when the projection came to a stand; null while it goes on
     * @param failure why the projection stands still; null while it goes on
     */
    public record Projection(
            long batches,
            long projectedBatches,
            long lagSeconds,
            long setAside,
            @Nullable Instant failingSince,
            @Nullable String failure) {}
}
