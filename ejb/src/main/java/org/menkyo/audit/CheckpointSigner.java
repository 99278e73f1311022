package org.menkyo.audit;

/** Signs checkpoints with Ed25519 by the installation's audit key, which is not in the database. */
public interface CheckpointSigner {

    /** The public key, 32 bytes. */
    byte[] publicKey();

    /** A signature, 64 bytes. */
    byte[] sign(byte[] statement);
}
