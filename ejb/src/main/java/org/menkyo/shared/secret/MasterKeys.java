package org.menkyo.shared.secret;

/** The master keys that this server works with. */
@FunctionalInterface
public interface MasterKeys {

    /** The keys as they are at this moment; whoever does several things with them asks once. */
    KeyRing ring();
}
