package org.menkyo.machines.inventory;

/** The kinds of long work that can be resumed. */
public enum RunKind {
    /** Finds machines, and asks each for its license state. */
    FIND,
    /** Asks machines that are known for their license state. */
    ASK,
    /** Installs a product key. */
    INSTALL_KEY,
    /** Activates by a KMS host. */
    ACTIVATE_KMS,
    /** Lets each machine ask the center by its multiple activation key. */
    ACTIVATE_MAK,
    /** Activates by confirmation IDs that the tool gets from the center. */
    ACTIVATE_PROXY,
    /** Collects installation IDs into a computer information list. */
    COLLECT,
    /** Activates by the confirmation IDs of a list. */
    APPLY
}
