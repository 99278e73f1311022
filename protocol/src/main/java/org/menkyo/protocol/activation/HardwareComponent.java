package org.menkyo.protocol.activation;

/**
 * The components of a machine that are compared, with their weights (VA-206).
 *
 * <p>The first three identify a single machine, the others only its model. Their weights are such that two machines of
 * one model (4 of 15) are never the same machine, not even with one part moved from one to the other.
 */
public enum HardwareComponent {
    /** The system board's UUID. */
    SYSTEM_BOARD(28, 5, true),
    /** The serial number of the disk that the system starts from. */
    SYSTEM_DISK(24, 3, true),
    /** The permanent address of the first built-in network adapter. */
    NETWORK_ADAPTER(24, 3, true),
    /** The processor's model. */
    PROCESSOR(8, 2, false),
    /** The amount of memory. */
    MEMORY(8, 1, false),
    /** The firmware's maker and version. */
    FIRMWARE(8, 1, false);

    private final int bits;
    private final int weight;
    private final boolean identifying;

    HardwareComponent(int bits, int weight, boolean identifying) {
        this.bits = bits;
        this.weight = weight;
        this.identifying = identifying;
    }

    /** Length of the component's hash in bits; the hash 0 stands for a component that is not there. */
    public int bits() {
        return bits;
    }

    /** How much it counts in a comparison. */
    public int weight() {
        return weight;
    }

    /** Whether it differs between machines of one model. */
    public boolean isIdentifying() {
        return identifying;
    }
}
