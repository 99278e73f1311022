package org.menkyo.shared.secret;

import java.util.List;
import java.util.Optional;

/**
 * The master keys of one moment (LC-1207). While keys rotate there are several: all can be read, one is sealed with.
 *
 * @param current what is sealed with
 * @param used the keys that secrets in the database may be sealed or hashed with, the current one among them
 * @param readable all keys that the server has, those that are used no more included
 * @param unbound the key of secrets in the first form, which were bound to no row; empty once there are none
 * @param lasting what everything is derived from that stays the same when the master key changes; null while only secrets are
 *     opened
 */
public record KeyRing(
        MasterKey current,
        List<MasterKey> used,
        List<MasterKey> readable,
        Optional<MasterKey> unbound,
        MasterKey lasting) {

    public KeyRing {
        used = List.copyOf(used);
        readable = List.copyOf(readable);
    }

    /** One key for everything. */
    public static KeyRing of(MasterKey only) {
        return new KeyRing(only, List.of(only), List.of(only), Optional.empty(), only);
    }

    Optional<MasterKey> named(byte[] sealed) {
        return readable.stream().filter(key -> key.isNamedBy(sealed)).findFirst();
    }
}
