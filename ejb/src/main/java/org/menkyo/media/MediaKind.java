package org.menkyo.media;

import org.menkyo.catalog.Product;
import org.menkyo.catalog.ProductKind;

/** What a media file installs (LC-702). */
public enum MediaKind {
    /** The whole product. */
    FULL,
    /** The product over an earlier release. */
    UPGRADE,
    /** The whole product, and starts the machine that it is for. */
    BOOTABLE;

    /** What licenses of a product usually install: an upgrade license an upgrade (LC-710). */
    public static MediaKind usualOf(Product product) {
        return usualOf(product.kind() == ProductKind.UPGRADE_LICENSE);
    }

    /** @param upgrade whether a license of the product needs a qualifying base license */
    public static MediaKind usualOf(boolean upgrade) {
        return upgrade ? UPGRADE : FULL;
    }
}
