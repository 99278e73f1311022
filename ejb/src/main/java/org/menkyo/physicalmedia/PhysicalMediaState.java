package org.menkyo.physicalmedia;

import java.util.EnumSet;
import java.util.Set;

/** Where a request for physical media stands (LC-703). */
public enum PhysicalMediaState {
    /** It was made, and nobody has looked at it. */
    REQUESTED,
    /** It was approved, and the media are prepared. */
    IN_PREPARATION,
    /** The media are on their way. */
    SHIPPED,
    /** The publisher refused it. */
    REFUSED,
    /** The requester does not want it any more. */
    CANCELLED;

    /** What can follow. */
    Set<PhysicalMediaState> following() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(IN_PREPARATION, REFUSED, CANCELLED);
            case IN_PREPARATION -> EnumSet.of(SHIPPED, REFUSED, CANCELLED);
            default -> EnumSet.noneOf(PhysicalMediaState.class);
        };
    }
}
