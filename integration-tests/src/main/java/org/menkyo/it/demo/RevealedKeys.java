package org.menkyo.it.demo;

/**
 * The two keys that the main job uses.
 *
 * @param makId names the MAK in REST
 * @param makMasked the MAK with all but its last group hidden
 */
public record RevealedKeys(String kmsHostKey, String makId, String mak, String makMasked) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "RevealedKeys[mak=" + makMasked + "]";
    }
}
