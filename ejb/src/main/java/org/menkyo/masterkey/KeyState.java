package org.menkyo.masterkey;

/** How far a master key has come in its life. */
public enum KeyState {
    /** Some server can read it; it is used once all can. */
    NEXT,
    /** New secrets are sealed with it. */
    CURRENT,
    /** There are secrets that were sealed with it. */
    FORMER,
    /** Nothing is sealed with it any more; it can be removed from the servers. */
    RETIRED
}
