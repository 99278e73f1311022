package org.menkyo.planning;

/**
 * A key that the plan needs.
 *
 * @param type what kind of key
 * @param group code of its product group; null for individual keys
 * @param edition name of the edition of individual keys; null for others
 * @param uses of a KMS host key, the least number of hosts; of a MAK, activations; of individual keys, how many keys
 * @param extensionNeeded whether these are more hosts than the key permits, so that support has to extend it (VA-301)
 */
public record PlannedKey(Type type, String group, String edition, int uses, boolean extensionNeeded) {

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
