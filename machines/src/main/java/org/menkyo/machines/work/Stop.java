package org.menkyo.machines.work;

import java.util.ArrayList;
import java.util.List;

/** The wish of the person at the terminal that work ends early. */
public final class Stop {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean wanted;

    /** Asks for the end; what listens is told once. */
    public synchronized void request() {
        if (!wanted) {
            wanted = true;
            listeners.forEach(Runnable::run);
        }
    }

    /** Whether the end was asked for. */
    public synchronized boolean isRequested() {
        return wanted;
    }

    /** Is told of the wish, at once if it is there already. */
    synchronized void tell(Runnable listener) {
        if (wanted) {
            listener.run();
        } else {
            listeners.add(listener);
        }
    }

    synchronized void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
