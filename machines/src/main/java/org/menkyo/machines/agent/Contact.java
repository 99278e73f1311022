package org.menkyo.machines.agent;

/** What came of the last attempt to reach a machine's agent. The names are stable: they stand in exports and filters. */
public enum Contact {
    /** Nobody has asked yet. */
    NEVER_ASKED,
    /** It answered. */
    ANSWERED,
    /** Nothing answers at its address and port. */
    NO_ANSWER,
    /** The name server does not know its name. */
    NAME_UNKNOWN,
    /** It took longer than the time that a machine is given. */
    TIMED_OUT,
    /** It is no agent that was enrolled by this tool's authority, or does not take this tool for one (VA-503). */
    NOT_TRUSTED,
    /** Another machine than before has come to its address; nothing was asked of it. */
    OTHER_MACHINE,
    /** It is the agent, and refused. */
    REFUSED,
    /** Its answer is not understood. */
    NOT_UNDERSTOOD
}
