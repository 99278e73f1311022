package org.menkyo.testing;

import org.menkyo.readcache.OwnChanges;

/** Nothing is remembered, so nothing needs to be forgotten. */
public final class NoMemory implements OwnChanges {

    @Override
    public void changed() {
        // Nothing is remembered.
    }

    @Override
    public void used() {
        // Nothing is remembered.
    }
}
