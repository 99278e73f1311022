package org.menkyo.openlicense;

/** Where an added OPEN license stands. */
public enum AdditionState {
    /** It takes effect later; an administrator can stop it. */
    PENDING,
    /** It took effect. */
    IN_FORCE,
    /** An administrator stopped it before it took effect. */
    STOPPED,
    /** The license ended before it took effect. */
    LAPSED
}
