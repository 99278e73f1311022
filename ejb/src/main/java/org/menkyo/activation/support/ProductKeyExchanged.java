package org.menkyo.activation.support;

import org.menkyo.productkey.ProductKeyView;

/**
 * An exchange of a product key (VA-107).
 *
 * @param exchanged the old key, which activates nothing any more
 * @param issued the new key of the same license ID; those who may view keys can reveal it
 * @param machines how many machines or hosts the old key had activated
 * @param activated what became of them
 */
public record ProductKeyExchanged(
        ProductKeyView exchanged, ProductKeyView issued, int machines, ExchangeProductKey.Activated activated) {}
