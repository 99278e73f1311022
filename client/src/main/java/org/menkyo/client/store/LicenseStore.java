package org.menkyo.client.store;

import java.io.IOException;
import java.util.Optional;
import org.menkyo.client.state.Installation;

/** Keeps what a client remembers between its starts (VA-210), for all programs that use it at the same time (VA-212). */
public interface LicenseStore {

    /**
     * Does work while nobody else does any on this memory, in whatever thread or program. A change is made by loading,
     * deciding and saving within one such work.
     *
     * @throws IOException if the store cannot be locked, or the work fails
     * @throws E if the work fails in a way of its own
     */
    <T, E extends Exception> T exclusively(FileMutex.Work<T, E> work) throws IOException, E;

    /**
     * What was saved last.
     *
     * @return empty if nothing was ever saved
     * @throws TamperedException if what is there was not saved by this client as it is
     */
    Optional<Installation> load() throws IOException, TamperedException;

    /** Saves; afterwards either the old or the new memory is there, also after a crash. */
    void save(Installation installation) throws IOException;

    /** As {@link #save}, under a new secret where the store has one: a machine shares none with its image (VA-601). */
    default void saveAnew(Installation installation) throws IOException {
        save(installation);
    }
}
