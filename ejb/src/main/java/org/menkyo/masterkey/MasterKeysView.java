package org.menkyo.masterkey;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * How the master keys stand, for operators.
 *
 * @param keys all keys that the installation ever had, oldest first
 * @param servers the servers that run
 * @param secrets for each column of sealed secrets how many are not yet sealed with the current key and bound to their rows
 */
public record MasterKeysView(List<Key> keys, List<Server> servers, List<Secrets> secrets) {

    /**
     * A master key.
     *
     * @param name names it without giving it away: 16 hexadecimal digits
     * @param noticedAt when a server could first read it
     * @param currentAt since when new secrets are sealed with it
     * @param formerAt since when they are not any more
     * @param retiredAt since when nothing is sealed with it, so that it can be removed
     */
    public record Key(
            String name,
            KeyState state,
            Instant noticedAt,
            @Nullable Instant currentAt,
            @Nullable Instant formerAt,
            @Nullable Instant retiredAt) {}

    /**
     * A server and the keys that it can read.
     *
     * @param name the server's name
     * @param keys names of the keys
     * @param sealsWith name of the key that it seals with
     */
    public record Server(String name, List<String> keys, String sealsWith, Instant seenAt) {}

    /**
     * A column of secrets.
     *
     * @param column table and column
     * @param left how many are still to be sealed anew
     */
    public record Secrets(String column, long left) {}
}
