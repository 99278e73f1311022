package org.menkyo.machines.work;

/** Shows how far work is. */
@FunctionalInterface
public interface Progress {

    /** Shows nothing. */
    Progress SILENT = (done, total, failed) -> {};

    /**
     * Is told after each machine, by one thread.
     *
     * @param done machines that are done, those that failed among them
     * @param total all machines of this work
     * @param failed machines of which nothing was learned, or that did not do what was asked
     */
    void at(int done, int total, int failed);
}
