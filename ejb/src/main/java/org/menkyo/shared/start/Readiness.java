package org.menkyo.shared.start;

/** Whether this server should be sent work. */
@FunctionalInterface
public interface Readiness {

    /** No as soon as it is about to leave, although it still serves; answered without waiting for anything. */
    boolean isReady();
}
