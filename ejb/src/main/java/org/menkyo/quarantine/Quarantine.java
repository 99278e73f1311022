package org.menkyo.quarantine;

/**
 * Whether this installation has to keep to itself what would leave it, since it is a restored copy (LC-1208). Whatever sends
 * something, or changes or removes something that the original has, too, asks here first, and leaves its work undone while it
 * is so: nothing is lost, and no attempt counts.
 */
@FunctionalInterface
public interface Quarantine {

    /** Whether nothing may leave now; for all servers of the installation, and from the moment on that the database is another. */
    boolean holdsBack();
}
