package org.menkyo.media;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a media file is.
 *
 * @param product the product's code in the catalog
 * @param kind what it installs
 * @param language its language by BCP 47, in the tag's usual form
 * @param version its version, as the publisher counts them
 * @param fileName the name under which people keep it
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal digits
 */
@Embeddable
public record MediaDescription(
        @Column(name = "product_code", updatable = false) String product,

        @Column(updatable = false) @Enumerated(EnumType.STRING)
        MediaKind kind,

        @Column(updatable = false) String language,
        @Column(updatable = false) String version,
        @Column(name = "file_name", updatable = false) String fileName,
        @Column(updatable = false) long size,
        @Column(updatable = false) String sha256) {}
