package org.menkyo.productkey;

/**
 * A product key as the database keeps it.
 *
 * @param ciphertext the encrypted key
 * @param hash the keyed hash that the key is found by, 32 bytes
 */
record SealedProductKey(byte[] ciphertext, byte[] hash) {}
