package org.menkyo.client.store;

import java.io.IOException;
import java.util.Optional;
import org.menkyo.client.state.Installation;

/** Keeps the memory as long as the object lives: for simulations. */
public final class MemoryLicenseStore implements LicenseStore {

    private Optional<Installation> saved = Optional.empty();

    @Override
    public synchronized <T, E extends Exception> T exclusively(FileMutex.Work<T, E> work) throws IOException, E {
        return work.run();
    }

    @Override
    public synchronized Optional<Installation> load() {
        return saved;
    }

    @Override
    public synchronized void save(Installation installation) {
        saved = Optional.of(installation);
    }
}
