package org.menkyo.download;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.menkyo.media.MediaKind;

/**
 * A media file that a license ID entitles to (LC-702).
 *
 * @param licenseId the license ID
 * @param mediaId names the media file
 * @param product the product's code in the catalog
 * @param productName its name
 * @param family the products that it belongs with
 * @param kind what the file installs
 * @param usual whether licenses of the product usually install this kind: an upgrade license an upgrade (LC-710)
 * @param language its language by BCP 47
 * @param version its version
 * @param fileName the name under which people keep it
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal digits
 * @param estimatedSeconds how long it takes at the speed that was asked about; null if none was
 */
public record DownloadChoice(
        String licenseId,
        UUID mediaId,
        String product,
        String productName,
        String family,
        MediaKind kind,
        boolean usual,
        String language,
        String version,
        String fileName,
        long size,
        String sha256,
        @Nullable Long estimatedSeconds) {}
