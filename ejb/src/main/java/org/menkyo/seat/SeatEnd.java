package org.menkyo.seat;

/** Why a seat ended (LC-111). */
enum SeatEnd {
    /** An administrator withdrew it. */
    WITHDRAWN,
    /** The agreement ended. */
    AGREEMENT_ENDED
}
