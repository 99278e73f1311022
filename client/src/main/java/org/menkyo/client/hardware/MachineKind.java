package org.menkyo.client.hardware;

/** Whether a machine is virtual (VA-213, VA-307). */
public enum MachineKind {
    /** Nothing that was read tells of a virtual machine. */
    PHYSICAL,
    /** The processor, the maker or the model says that it is virtual. */
    VIRTUAL,
    /** Neither can be told: what would say so cannot be read here. Such a machine asks KMS hosts as a physical one. */
    UNKNOWN
}
