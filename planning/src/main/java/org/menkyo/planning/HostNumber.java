package org.menkyo.planning;

/** How many KMS hosts a network has, by how many physical machines ask them (VA-701). */
public enum HostNumber {
    /** One: below 100 machines, and in an isolated network. */
    ONE(1),
    /** One or more: from 100 machines on, which counts as medium. */
    ONE_OR_MORE(1),
    /** Two or more: for an enterprise. */
    TWO_OR_MORE(2);

    /** From how many machines on a network counts as medium. */
    public static final int MEDIUM = 100;

    private final int least;

    HostNumber(int least) {
        this.least = least;
    }

    /** The least number of hosts. */
    public int least() {
        return least;
    }

    /** @param enterprise from how many machines on a network counts as an enterprise's */
    static HostNumber of(int machines, int enterprise) {
        if (machines >= enterprise) {
            return TWO_OR_MORE;
        }
        return machines < MEDIUM ? ONE : ONE_OR_MORE;
    }
}
