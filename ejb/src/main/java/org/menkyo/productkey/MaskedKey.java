package org.menkyo.productkey;

import org.menkyo.protocol.key.ProductKey;

/** How a key is shown without giving it away: 5 groups of 5, all hidden but the last. */
public final class MaskedKey {

    /** Characters that are shown. */
    static final int SHOWN = 5;

    private static final String HIDDEN = "*".repeat(SHOWN) + "-";

    private MaskedKey() {}

    static String lastCharacters(ProductKey key) {
        return key.characters().substring(ProductKey.LENGTH - SHOWN);
    }

    /** A key of which only the last five characters are known. */
    public static String ending(String lastCharacters) {
        return HIDDEN.repeat(ProductKey.LENGTH / SHOWN - 1) + lastCharacters;
    }
}
