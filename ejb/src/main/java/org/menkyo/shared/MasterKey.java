package org.menkyo.shared;

/**
 * The key that all of this installation's stored secrets depend on: 256 bits, kept outside the database. Whoever loses it
 * loses the product keys; back it up apart from the database.
 */
@FunctionalInterface
public interface MasterKey {

    /** The key's 32 bytes. */
    byte[] bytes();
}
