package org.menkyo.order;

/** Lets several threads do one work together. */
@FunctionalInterface
public interface SideBySide {

    /**
     * Runs the work in this thread, and as long as it lasts in some others at the same time; returns when all have ended.
     * What any of them throws is thrown here.
     *
     * @param work takes what is to be done from somewhere, one thing after the other, until nothing is left
     */
    void run(Runnable work);
}
