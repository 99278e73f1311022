package org.menkyo.media;

import java.time.Instant;
import java.util.UUID;

/**
 * A media file that arrives.
 *
 * @param id names the upload, and later the media file
 * @param product the product's code in the catalog
 * @param kind what it installs
 * @param language its language by BCP 47
 * @param version its version
 * @param fileName the name under which people keep it
 * @param size its length in bytes, as announced
 * @param sha256 the SHA-256 of its bytes, as announced
 * @param received how many bytes have arrived: the offset of the next piece
 * @param startedAt when it was announced
 */
public record MediaUploadView(
        UUID id,
        String product,
        MediaKind kind,
        String language,
        String version,
        String fileName,
        long size,
        String sha256,
        long received,
        Instant startedAt) {}
