package org.menkyo.masterkey;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a server said last of its master keys.
 *
 * @param node names the server, and its start
 * @param readable fingerprints of the keys that it can read
 * @param sealsWith fingerprint of the key that it seals with
 * @param seenAt when it said so
 */
record NodeKeys(String node, List<byte[]> readable, byte[] sealsWith, Instant seenAt) {

    boolean reads(RegisteredKey key) {
        return readable.stream().anyMatch(fingerprint -> Arrays.equals(fingerprint, key.fingerprint()));
    }

    boolean sealsWith(RegisteredKey key) {
        return Arrays.equals(sealsWith, key.fingerprint());
    }
}
