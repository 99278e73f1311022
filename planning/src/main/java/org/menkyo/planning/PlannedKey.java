package org.menkyo.planning;

/**
 * A key that the plan needs.
 *
 * @param type what kind of key
 * @param product code of its product group; of individual keys, the name of their edition
 * @param uses of a KMS host key, the least number of hosts; of a MAK, activations; of individual keys, how many keys
 * @param extensionNeeded whether these are more hosts than the key permits, so that support has to extend it (VA-301)
 */
public record PlannedKey(Type type, String product, int uses, boolean extensionNeeded) {

    /** What kind of key. */
    public enum Type {
        /** Makes KMS hosts. */
        KMS_HOST,
        /** Activates a number of machines. */
        MAK,
        /** Activates one machine. */
        INDIVIDUAL
    }
}
