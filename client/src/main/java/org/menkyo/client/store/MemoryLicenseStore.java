package org.menkyo.client.store;

import java.util.Optional;
import org.menkyo.client.state.Installation;

/** Keeps the memory as long as the object lives: for simulations. */
public final class MemoryLicenseStore implements LicenseStore {

    private Optional<Installation> saved = Optional.empty();

    @Override
    public synchronized Optional<Installation> load() {
        return saved;
    }

    @Override
    public synchronized void save(Installation installation) {
        saved = Optional.of(installation);
    }
}
