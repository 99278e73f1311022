package org.menkyo.machines.task;

/**
 * How work went.
 *
 * @param total all its machines
 * @param done those that are done, the failed ones among them
 * @param failed those that did not answer, or did not do what was asked
 * @param answered those that answered since the work was begun or resumed
 */
public record Summary(int total, int done, int failed, int answered) {

    /** Whether nothing is left to go on with. */
    public boolean isEnded() {
        return done == total;
    }
}
