package org.menkyo.masterkey;

import java.time.Instant;
import org.menkyo.shared.secret.MasterKey;

/**
 * What the database knows of a master key.
 *
 * @param fingerprint names the key
 * @param unbound whether there are secrets in the first form, sealed with this key and bound to no row
 * @param noticedAt when a server could first read it
 * @param currentAt since when new secrets are sealed with it; null before
 * @param formerAt since when they are not any more; null before
 * @param retiredAt since when nothing is sealed with it; null before
 */
record RegisteredKey(
        byte[] fingerprint,
        KeyState state,
        boolean unbound,
        Instant noticedAt,
        Instant currentAt,
        Instant formerAt,
        Instant retiredAt) {

    String name() {
        return MasterKey.name(fingerprint);
    }

    /** Whether secrets may be sealed with it, so that no server can do without it. */
    boolean isNeeded() {
        return state == KeyState.CURRENT || state == KeyState.FORMER;
    }
}
