package org.menkyo.planning;

/**
 * The machines of one edition in a network.
 *
 * @param edition code of the edition
 * @param physical how many are physical, which alone add to the count of a KMS host (VA-307)
 * @param virtual how many are virtual, which are activated, too
 */
public record Machines(String edition, int physical, int virtual) {

    /** Checks the numbers. */
    public Machines {
        if (physical < 0 || virtual < 0) {
            throw new IllegalArgumentException("numbers of machines are not negative");
        }
    }

    int all() {
        return physical + virtual;
    }
}
