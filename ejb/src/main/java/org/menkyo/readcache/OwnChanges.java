package org.menkyo.readcache;

/** Lets this node forget what its own transactions change, before they answer. */
public interface OwnChanges {

    /** The current transaction changes something that may be remembered. */
    void changed();

    /** The current transaction uses product keys up, and changes nothing else that may be remembered. */
    void used();
}
