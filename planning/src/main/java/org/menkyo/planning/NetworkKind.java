package org.menkyo.planning;

/** How a network stands to the core network, as far as the way of activation depends on it (VA-701). */
public enum NetworkKind {
    /** The core network itself. */
    CORE,
    /** A branch or DMZ whose firewall lets machines reach the KMS hosts of the core network. */
    BRANCH_REACHING_CORE,
    /** A branch or DMZ whose firewall stays closed to the core network. */
    BRANCH_APART,
    /** An isolated lab, or machines for short-term use. */
    ISOLATED,
    /** A secured network without any connection. */
    AIR_GAP,
    /** Machines on the road that come back to the core network regularly. */
    ROAMING_RETURNING,
    /** Machines on the road that never connect to the core network. */
    ROAMING_AWAY;

    /** Whether its machines ask the KMS hosts of the core network, and so add to their count. */
    boolean asksCore() {
        return this == CORE || this == BRANCH_REACHING_CORE || this == ROAMING_RETURNING;
    }

    /** Whether it can have KMS hosts of its own. */
    boolean canHaveHosts() {
        return this != ROAMING_AWAY;
    }

    /** Whether something in it can reach the publisher's center. */
    boolean reachesCenter() {
        return this != ISOLATED && this != AIR_GAP;
    }
}
