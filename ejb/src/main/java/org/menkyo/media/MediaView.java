package org.menkyo.media;

import java.time.Instant;
import java.util.UUID;

/**
 * A media file that can be downloaded.
 *
 * @param id names it
 * @param product the product's code in the catalog
 * @param kind what it installs
 * @param language its language by BCP 47
 * @param version its version
 * @param fileName the name under which people keep it
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal digits
 * @param recordedBy the operator who recorded it
 * @param recordedAt since when it can be downloaded
 */
public record MediaView(
        UUID id,
        String product,
        MediaKind kind,
        String language,
        String version,
        String fileName,
        long size,
        String sha256,
        String recordedBy,
        Instant recordedAt) {}
