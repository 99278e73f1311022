package org.menkyo.node;

/** Where this server is between its start and its end (LC-1209). Whoever has something to do then observes the phase. */
public enum NodePhase {
    /** It serves; it has just started, or was resumed. */
    SERVING,
    /** It serves all the same, and says that it is going to leave. */
    LEAVING,
    /** It takes nothing more; what is under way comes to its end. */
    CLOSING,
    /** Nothing is under way any more. What it had taken and not done is for others. */
    GONE
}
