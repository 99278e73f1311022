package org.menkyo.masterkey;

import java.util.List;
import java.util.Optional;
import org.menkyo.shared.secret.MasterKey;

/**
 * Where the life of the master keys stands.
 *
 * @param keys all keys that the installation ever had, oldest first
 * @param nodes the servers that run, by their names
 */
record KeySituation(List<RegisteredKey> keys, List<NodeKeys> nodes) {

    RegisteredKey current() {
        return in(KeyState.CURRENT).orElseThrow();
    }

    Optional<RegisteredKey> in(KeyState state) {
        return keys.stream().filter(key -> key.state() == state).findFirst();
    }

    /** Whether there are secrets that are sealed with another key than the current one, or not bound to their rows. */
    boolean isUnsettled() {
        return in(KeyState.FORMER).isPresent() || current().unbound();
    }

    /** Whether no server seals with another key than the current one. */
    boolean allSealWithCurrent() {
        return nodes.stream().allMatch(node -> node.sealsWith(current()));
    }

    /** The next key, if nothing stands against using it: one key after the other, and all servers can read it. */
    Optional<RegisteredKey> usable() {
        return isUnsettled()
                ? Optional.empty()
                : in(KeyState.NEXT).filter(next -> nodes.stream().allMatch(node -> node.reads(next)));
    }

    /** The next key, if no server can read it any more: it was taken back before it was used. */
    Optional<RegisteredKey> takenBack() {
        return in(KeyState.NEXT).filter(next -> nodes.stream().noneMatch(node -> node.reads(next)));
    }

    /** The first of these keys that is new, if it is the turn of a new one. */
    Optional<MasterKey> unknown(List<MasterKey> readable) {
        if (in(KeyState.NEXT).isPresent()) {
            return Optional.empty();
        }
        return readable.stream()
                .filter(key -> keys.stream().noneMatch(known -> key.is(known.fingerprint())))
                .findFirst();
    }

    /** Whether this server is the one that seals anew: one is enough, and any can. */
    boolean isFirst(String node) {
        return nodes.stream()
                .map(NodeKeys::node)
                .min(String::compareTo)
                .filter(node::equals)
                .isPresent();
    }
}
