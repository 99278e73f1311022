package org.menkyo.productkey;

/**
 * A product key as the database keeps it.
 *
 * @param ciphertext the encrypted key
 * @param hash the keyed hash that the key is found by, 32 bytes
 * @param prefixHash the keyed hash of what installation IDs carry of the key, 32 bytes; null for keys that were issued
 *     before it was kept
 */
record SealedProductKey(byte[] ciphertext, byte[] hash, byte[] prefixHash) {}
